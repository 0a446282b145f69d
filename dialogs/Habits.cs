using NodaTime;

namespace SupportBot.Dialogs;

/// <summary>After how long a silence the bot speaks up by itself. Zero = never.</summary>
/// <param name="RemindAfter">An open walk is asked how it stands, once.</param>
/// <param name="LapseAfter">An open walk ends as "unknown".</param>
/// <param name="FollowUpAfter">After a fix it asks whether it stayed fixed, once.</param>
public sealed record Habits(Duration RemindAfter, Duration LapseAfter, Duration FollowUpAfter)
{
    /// <summary>Four hours, a week, a day.</summary>
    public static Habits Default { get; } = new(Duration.FromHours(4), Duration.FromDays(7), Duration.FromDays(1));
}
