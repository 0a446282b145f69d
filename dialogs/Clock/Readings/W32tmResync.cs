using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>w32tm /resync</c>: a line that the command is sent, then success or the reason why not, in the languages of Windows. The sentences are
/// told apart by the stems of a few words, since their wording changes with the version.
/// </summary>
internal sealed class W32tmResync : IReadingParser
{
    private const int LongestLine = 250;

    public Claim? TryRead(Output output, int at)
    {
        var sending = ResyncWords.IsSending(output[at]);
        var result = sending ? at + 1 : at;
        // A status that hangs on a slow server prints dots or blank lines first
        while (sending && result < output.Count && output[result].AsSpan().Trim().Trim('.').IsEmpty)
            result++;
        var (text, end) = Sentence(output, result);
        if (text.Length > LongestLine)
            return null;
        var failure = ResyncWords.Failure(text, sending);
        var success = failure is null && ResyncWords.IsSuccess(text);
        if (!sending && failure is null)
            return null;
        // An HRESULT after the first line is told by its own parser
        if (sending && failure is null && !success)
            return W32tmNumber(output, result) is { } number
                ? number with { Lines = number.Lines + result - at }
                : new(Reading(null, null, "verify-after"), 1, Certain: false);
        return new(
            failure switch
            {
                "change too big" => Reading(false, failure, "windows-too-big"),
                "stale time data" => Reading(false, failure, "windows-stale-data"),
                "no time data" => Reading(false, failure, "windows-no-data"),
                _ => Reading(true, null, "verify-after"),
            },
            end - at,
            Certain: false);
    }

    private static Claim? W32tmNumber(Output output, int at) => new W32tmErrors().TryRead(output, at);

    /// <summary>The sentence at a line, joined with the rest of it where a console wrapped it.</summary>
    private static (string Text, int End) Sentence(Output output, int at)
    {
        var (text, end) = (output[at].Trim(), at + 1);
        while (text.Length is > 60 and < LongestLine && text[^1] is not ('.' or '。' or ')') && !output.IsBlank(end) && end < at + 3)
            text += " " + output[end++].Trim();
        return (text, end);
    }

    private static ClockReading Reading(bool? synchronized, string? error, string note) => new()
    {
        Tool = "w32tm /resync",
        Platform = "windows",
        Synchronized = synchronized,
        Error = error,
        Notes = [Clocks.Note(note, note == "verify-after" ? [("command", (object)"w32tm /query /status /verbose")] : [])],
    };
}
