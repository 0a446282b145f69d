using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>A paste as a terminal session: commands and what each printed. A paste without prompts is one output without a command.</summary>
internal static partial class Transcript
{
    // Start-Transcript frames its header with lines of asterisks; the header has up to 20 lines.
    private const int LongestFrame = 24;

    /// <summary>Cuts a paste at its prompts. Every line belongs to exactly one output; line numbers are kept.</summary>
    /// <param name="lines">The lines of the paste, as <see cref="CleanLines"/> gives them.</param>
    public static IEnumerable<Output> Outputs(ImmutableArray<string> lines)
    {
        string? command = null;
        var output = ImmutableArray.CreateBuilder<string>();
        var first = 1;
        for (var at = 0; at < lines.Length; at++)
        {
            if (IsFrame(lines[at]) && EndOfFrame(lines, at) is var end and > 0)
            {
                output.AddRange(Enumerable.Repeat("", end - at + 1));
                at = end;
            }
            else if (CommandLines.CommandIn(lines[at]) is { } next)
            {
                yield return new Output(command, output.DrainToImmutable(), first);
                (command, first) = (next, at + 2);
            }
            else
            {
                output.Add(IsNoise(lines[at]) ? "" : lines[at]);
            }
        }

        yield return new Output(command, output.DrainToImmutable(), first);
    }

    private static readonly SearchValues<char> NoiseBegins = SearchValues.Create("re%LMW(PCITusn-=_");

    private static bool IsFrame(string line) => line.Length > 9 && line.AsSpan().Trim() is ['*', .. var rest] && rest.Trim('*').IsEmpty;

    private static int EndOfFrame(ImmutableArray<string> lines, int start)
    {
        for (var at = start + 1; at < Math.Min(lines.Length, start + LongestFrame); at++)
            if (IsFrame(lines[at]))
                return at;
        return -1;
    }

    /// <summary>What shells print around outputs: greetings, exit codes, timings.</summary>
    private static bool IsNoise(string line) => line.Length is > 0 and < 160 && line.AsSpan().TrimStart() is [var first, ..] && NoiseBegins.Contains(first) && Noise().IsMatch(line);

    [GeneratedRegex(
        @"\A\s*(?:rc=-?\d+|exit(?:ed with| status| code):?\s?-?\d+|%ERRORLEVEL%.*|Last login: .*|Microsoft Windows \[.*|\(c\) (?:\d{4} )?Microsoft .*|Windows PowerShell|PowerShell \d.*"
        + @"|Copyright \((?:C|c)\) Microsoft .*|(?:Install the latest|Try the new cross-platform) PowerShell.*|Transcript (?:started|stopped), .*|(?:sntp|ntpdate|ntpq|ntpd) 4\.\d\S* .*|real\s+\dm.*|user\s+\dm.*|sys\s+\dm.*|[-=_]{3,})\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Noise();
}
