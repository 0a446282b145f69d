using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Playbooks;

/// <summary>Adds the playbooks: those that ship and those of the folders <c>Playbooks:Folders:0..n</c>, where a later one of the same name counts.</summary>
internal static class PlaybookSetup
{
    /// <summary>Reads and checks every playbook, so that a faulty one stops the start before anything listens.</summary>
    /// <exception cref="PlaybookException">What is wrong, with file, step and remedy.</exception>
    public static IServiceCollection AddPlaybooks(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton((configuration.GetSection("Playbooks:Folders").Get<string[]>() ?? []).Aggregate(PlaybookShelf.Shipped, (shelf, folder) => shelf.With(PlaybookFolders.Read(folder, configuration.GetValue("Playbooks:Limits:FileCharacters", PlaybookReader.MaxLength)))))
        .AddSingleton(HabitsOf(configuration.GetSection("Dialog")));

    /// <summary>Hours as decimal numbers; 0 = never.</summary>
    private static Habits HabitsOf(IConfigurationSection section) => new(
        Hours(section, "RemindAfterHours", Habits.Default.RemindAfter),
        Hours(section, "LapseAfterHours", Habits.Default.LapseAfter),
        Hours(section, "FollowUpAfterHours", Habits.Default.FollowUpAfter));

    private static Duration Hours(IConfigurationSection section, string key, Duration otherwise) => section[key] switch
    {
        null => otherwise,
        var text when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var hours) && hours is >= 0 and <= 24 * 365 => Duration.FromHours(hours),
        var text => throw new InvalidOperationException($"Dialog:{key} = {text}: give a number of hours between 0 (never) and 8760."),
    };
}
