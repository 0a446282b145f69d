using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SupportBot.Tests;

/// <summary>Who may know whom, beyond what the compiler enforces: read off the using directives of the sources.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>A folder, and the namespaces it must not name.</summary>
    public static TheoryData<string, string> Forbidden => new()
    {
        { "dialogs", "Microsoft.AspNetCore" },
        { "dialogs", "System.Net.Http" },
        { "dialogs", "Microsoft.Data" },
        { "dialogs/Articles", "SupportBot.Dialogs.Playbooks" },
        { "dialogs/Playbooks", "SupportBot.Dialogs.Articles" },
        { "dialogs/Clock", "SupportBot.Dialogs.Articles" },
        { "dialogs/Clock", "SupportBot.Dialogs.Cards" },
        { "dialogs/Pastes", "SupportBot.Dialogs.Articles" },
        { "bot/Storage", "SupportBot.Web" },
        { "bot/Storage", "SupportBot.Teams" },
        { "bot/Storage", "SupportBot.Slack" },
        { "bot/Turns", "SupportBot.Web" },
        { "bot/Turns", "SupportBot.Teams" },
        { "bot/Turns", "SupportBot.Slack" },
        { "bot/Web", "SupportBot.Teams" },
        { "bot/Web", "SupportBot.Slack" },
        { "bot/Teams", "SupportBot.Web" },
        { "bot/Teams", "SupportBot.Slack" },
        { "bot/Slack", "SupportBot.Web" },
        { "bot/Slack", "SupportBot.Teams" },
        { "bot/Slack", "SupportBot.AdaptiveCards" },
        { "bot/AdaptiveCards", "SupportBot.Storage" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_folder_does_not_name_what_it_must_not_know(string folder, string forbidden)
    {
        var path = Path.Combine(Root(), folder);
        Assert.True(Directory.Exists(path), $"{path} does not exist.");
        var named = Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            .Where(file => Named(File.ReadAllText(file)).Any(name => name == forbidden || name.StartsWith(forbidden + ".", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root(), file));
        Assert.Empty(named);
    }

    /// <summary>The builds differ in whole files (<c>bot/BotFramework</c>), never within one.</summary>
    [Theory]
    [InlineData("dialogs")]
    [InlineData("bot")]
    [InlineData("tests")]
    public void No_source_is_compiled_in_parts(string folder) => Assert.Empty(
        Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if ", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root(), file)));

    private static IEnumerable<string> Named(string source) => Usings().Matches(source).Select(match => match.Groups[1].Value);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    [GeneratedRegex(@"^(?:global )?using (?:static )?([A-Za-z0-9_.]+)", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
