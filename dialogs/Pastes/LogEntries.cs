using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes;

/// <summary>One event of a log: its first line, and the lines that belong to it.</summary>
/// <param name="Line">1-based line of the paste where it starts.</param>
/// <param name="Message">What the program said, without the carrier's header; for a stack trace the message of its root cause.</param>
/// <param name="Level">What the entry says of itself.</param>
/// <param name="Trace">The calls of its stack trace, root cause first; empty for most entries.</param>
/// <param name="Lines">How many lines it has.</param>
public sealed record LogEntry(int Line, string Message, LogLevel Level, ImmutableArray<LogLine> Trace, int Lines);

/// <summary>Cuts a paste into entries. A line begins an entry unless it is a call of a stack trace, a "Caused by", or indented.</summary>
public static partial class LogEntries
{
    /// <summary>All entries, in the order of the paste.</summary>
    public static IEnumerable<LogEntry> Read(PastedText paste)
    {
        var lines = new List<LogLine>();
        foreach (var line in paste.LogLines)
        {
            if (lines.Count > 0 && !Continues(line))
            {
                yield return EntryOf(lines);
                lines.Clear();
            }

            if (lines.Count > 0 || !string.IsNullOrWhiteSpace(line.Message))
                lines.Add(line);
        }

        if (lines.Count > 0)
            yield return EntryOf(lines);
    }

    /// <summary>The entries that look like errors, as templates, each once.</summary>
    public static IEnumerable<string> Errors(PastedText paste) =>
        Read(paste).Where(entry => entry.Level == LogLevel.Error || !entry.Trace.IsEmpty || ErrorWord().IsMatch(entry.Message.AsSpan(0, Math.Min(entry.Message.Length, 300))))
            .Select(entry => Template.Of(entry.Message)).Distinct();

    private static bool Continues(LogLine line) => line.IsFrame || CausedBy().IsMatch(line.Message) || (line.Carrier == LogCarrier.None && line.Message is [' ' or '\t', ..]);

    /// <summary>The last "Caused by" is the root; its message says more than the first line's.</summary>
    private static LogEntry EntryOf(List<LogLine> lines)
    {
        var root = lines.FindLastIndex(line => CausedBy().IsMatch(line.Message));
        var frames = lines.Where(line => line.IsFrame);
        var trace = root < 0 ? frames : lines.Skip(root).Where(line => line.IsFrame).Concat(lines.Take(root).Where(line => line.IsFrame));
        return new(lines[0].Number, root < 0 ? lines[0].Message : CausedBy().Replace(lines[root].Message, "").Trim(), lines.Max(line => line.Level), [.. trace], lines.Count);
    }

    [GeneratedRegex(@"^\s*(?:Caused by|Suppressed|Wrapped by|---> ?)[: ] ?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CausedBy();

    [GeneratedRegex(@"\b(?:error|exception|failed|failure|fatal|denied|refused|timed out|timeout|unable to|cannot|can't|could not|not found|invalid|expired)\b|오류|실패|예외|エラー|失敗|例外|Fehler|fehlgeschlagen|erreur|échec|[A-Z]{2,10}-[0-9]{3,8}|0x8[0-9A-Fa-f]{7}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ErrorWord();
}
