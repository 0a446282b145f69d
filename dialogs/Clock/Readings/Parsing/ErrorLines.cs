using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>An error line of a tool.</summary>
/// <param name="Wording">A pattern that the line must match from its first word on.</param>
/// <param name="Tool">The tool that prints it; where several commands of one program do, the usual one.</param>
/// <param name="Error">Short name of the error, for <see cref="ClockReading.Error"/>.</param>
/// <param name="Note">What it means, in the language files under <c>readings</c>.</param>
/// <param name="Platform">The platform the tool implies.</param>
/// <param name="Synchronized">False where the error itself proves that nothing sets the clock.</param>
internal sealed record ErrorLine(Regex Wording, string Tool, string Error, string Note, string? Platform = null, bool? Synchronized = null);

/// <summary>Error outputs: one line from a short list, so it never counts inside an ordinary log.</summary>
internal sealed class ErrorLines(params ImmutableArray<ErrorLine> known) : IReadingParser
{
    // Programs print their own path before the message: "/usr/sbin/ntpq: ".
    private const int LongestLine = 300;

    public Claim? TryRead(Output output, int at)
    {
        var line = output[at].Trim();
        if (line.Length is 0 or > LongestLine)
            return null;
        foreach (var error in known)
            if (error.Wording.IsMatch(line))
                return new(
                    new()
                    {
                        Tool = output.ToolOr(error.Tool),
                        Platform = error.Platform,
                        Error = error.Error,
                        Synchronized = error.Synchronized,
                        Notes = [Clocks.Note(error.Note)],
                    },
                    output.EndWhile(at + 1, next => next.Length is > 0 and <= LongestLine && known.Any(other => other.Wording.IsMatch(next.Trim()))) - at,
                    Certain: false);
        return null;
    }
}
