using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>The lines that one command printed, cleaned of what copying and pasting added.</summary>
/// <param name="command">The command line, where a prompt shows it.</param>
/// <param name="lines">The cleaned lines.</param>
/// <param name="firstLine">1-based line of the paste that <paramref name="lines"/> begin at.</param>
internal sealed class Output(string? command, ImmutableArray<string> lines, int firstLine)
{
    /// <summary>No tool prints more lines than this for one answer.</summary>
    private const int LongestRun = 100;

    /// <summary>The command line as typed, where a prompt shows it.</summary>
    public string? Command { get; } = command;

    /// <summary>The tool that <see cref="Command"/> runs, by its name in <see cref="ClockReading.Tool"/>.</summary>
    public string? Tool { get; } = command is null ? null : CommandLines.ToolOf(command);

    public int Count => lines.Length;

    public int FirstLine => firstLine;

    /// <summary>A line; empty beyond the end, so that parsers can look ahead without counting.</summary>
    public string this[int at] => at >= 0 && at < lines.Length ? lines[at] : "";

    public bool IsBlank(int at) => string.IsNullOrWhiteSpace(this[at]);

    /// <summary>
    /// The tool an ambiguous text belongs to: the one in the prompt if it is of the same family (first word), else <paramref name="usual"/>.
    /// </summary>
    public string ToolOr(string usual) => Tool is not null && FamilyOf(Tool) == FamilyOf(usual) ? Tool : usual;

    /// <summary>
    /// Index after the last of the consecutive lines from <paramref name="at"/> on that satisfy <paramref name="belongs"/>, at most <see cref="LongestRun"/>
    /// of them: that keeps reading linear where every line could begin a run.
    /// </summary>
    public int EndWhile(int at, Func<string, bool> belongs)
    {
        var last = Math.Min(Count, at + LongestRun);
        while (at < last && belongs(lines[at]))
            at++;
        return at;
    }

    /// <summary>The matches of <paramref name="pattern"/> in the lines from <paramref name="at"/> to before <paramref name="end"/>, one a line.</summary>
    public IEnumerable<Match> Matches(int at, int end, Regex pattern)
    {
        for (; at < Math.Min(end, Count); at++)
            if (pattern.Match(lines[at]) is { Success: true } match)
                yield return match;
    }

    private static string FamilyOf(string tool) => tool.Split(' ')[0];
}
