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

    /// <summary>Every <c>Date</c> header that tells the time of an answer; those of cached answers and of requests are left out.</summary>
    public static ImmutableArray<HttpDate> In(PastedText paste)
    {
        if (!paste.Text.Contains("GMT", StringComparison.Ordinal))
            return [];
        var found = ImmutableArray.CreateBuilder<HttpDate>();
        for (var index = 0; index < paste.Lines.Length; index++)
        {
            if (!paste.Lines[index].Contains("GMT", StringComparison.Ordinal))
                continue;
            foreach (var match in Header.Matches(paste.Lines[index]).Where(match => Timestamps.TryRead(match.Groups["date"].Value)?.Instant is not null))
            {
                if (!IsRequest(paste.Lines[index], match.Index) && !IsCached(paste, index))
                    found.Add(new(index + 1, match.Index, match.Groups["date"].Value, Timestamps.TryRead(match.Groups["date"].Value)!.Instant!.Value));
            }
        }

        return found.ToImmutable();
    }

    private static bool IsRequest(string line, int column) => line[..column].TrimEnd(' ', '"') is var before && (before is ">" || before.EndsWith(" >", StringComparison.Ordinal) || before.EndsWith(">>", StringComparison.Ordinal));

    /// <summary>A cached answer carries the date of its making, not of its sending (RFC 9111 section 5.1).</summary>
    private static bool IsCached(PastedText paste, int index)
    {
        for (var above = index; above >= Math.Max(0, index - Neighbours); above--)
        {
            if (Cached.IsMatch(paste.Lines[above]))
                return true;
            if (StatusLine.IsMatch(paste.Lines[above]))
                break;
        }

        for (var below = index + 1; below < Math.Min(paste.Lines.Length, index + Neighbours) && !StatusLine.IsMatch(paste.Lines[below]); below++)
        {
            if (Cached.IsMatch(paste.Lines[below]))
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
