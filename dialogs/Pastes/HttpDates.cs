using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Pastes;

/// <summary>A <c>Date</c> header of an HTTP response: what the other side's clock said when it answered (RFC 9110 section 6.6.1, whole seconds).</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">0-based column of the header's name.</param>
/// <param name="Text">The date as written.</param>
/// <param name="At">The instant.</param>
public sealed record HttpDate(int Line, int Column, string Text, Instant At);

/// <summary>Finds the <c>Date</c> headers of responses, in every way logs write headers: raw, curl, wire logs, JSON, maps.</summary>
public static partial class HttpDates
{
    /// <summary>Headers of one response stand within this many lines of each other.</summary>
    private const int Neighbours = 25;

    /// <summary>A line longer than this is no header; what stands beyond is not read.</summary>
    private const int LongestLine = 20_000;

    /// <summary>
    /// The <c>Date</c> header on line <paramref name="index"/> (0-based) that tells the time of an answer, or null; the date of a request or
    /// of a cached answer is none.
    /// </summary>
    public static HttpDate? On(PastedText paste, int index)
    {
        var line = Head(paste, index);
        if (!line.Contains("GMT", StringComparison.Ordinal) || Header.Match(line) is not { Success: true } match)
            return null;
        var text = match.Groups["date"].Value;
        return Timestamps.TryRead(text)?.Instant is { } at && !IsRequest(line, match.Index) && !IsCached(paste, index) ? new(index + 1, match.Index, text, at) : null;
    }

    private static string Head(PastedText paste, int index) => paste.Lines[index] is { Length: > LongestLine } line ? line[..LongestLine] : paste.Lines[index];

    private static bool IsRequest(string line, int column) =>
        line[..column].TrimEnd(' ', '"') is var before && (before is ">" || before.EndsWith(" >", StringComparison.Ordinal) || before.EndsWith(">>", StringComparison.Ordinal));

    /// <summary>A cached answer carries the date of its making, not of its sending (RFC 9111 section 5.1).</summary>
    private static bool IsCached(PastedText paste, int index)
    {
        for (var above = index; above >= Math.Max(0, index - Neighbours); above--)
        {
            if (Cached.IsMatch(Head(paste, above)))
                return true;
            if (StatusLine.IsMatch(Head(paste, above)))
                break;
        }

        for (var below = index + 1; below < Math.Min(paste.Lines.Length, index + Neighbours) && !StatusLine.IsMatch(Head(paste, below)); below++)
        {
            if (Cached.IsMatch(Head(paste, below)))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"(?<![-\w])date[""'\]]{0,2}\s{0,4}[:=](?:>|\s){0,4}[\[{""'\s]{0,4}(?<date>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, \d{1,2}[- ][A-Z][a-z]{2}[- ]\d{2,4} \d{2}:\d{2}:\d{2} GMT)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Header { get; }

    [GeneratedRegex(@"(?<![-\w])(?:age[""']?\s?[:=]\s?[\[""']{0,2}[1-9]|(?:x-cache|cf-cache-status|x-cache-status)[""']?\s?[:=]\s?[\[""']{0,2}\w{0,12}[ _]?hit)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cached { get; }

    [GeneratedRegex(@"HTTP/[\d.]{1,3} \d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex StatusLine { get; }
}
