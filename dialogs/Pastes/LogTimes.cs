using NodaTime;

namespace SupportBot.Dialogs.Pastes;

/// <summary>Times of a log as a whole.</summary>
internal static class LogTimes
{
    private const int MostLines = 400;

    /// <summary>The time of the last line that begins with one, as written there; null where none of the last lines does.</summary>
    public static LocalDateTime? EndOf(PastedText paste) => paste.Lines.Reverse().Take(MostLines)
        .Select(line => Timestamps.AtStartOf(line))
        .FirstOrDefault(stamp => stamp is { HasYear: true, Civil.Length: 1 })?.Civil[0];
}
