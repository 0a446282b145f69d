using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// What a "too early" message prints itself, whatever its wording: the time from which the thing is valid (<c>nbf</c>, <c>iat</c>, "not before"),
/// and sometimes its own clock ("now", "current time"). The clock that refused it is behind by at least the difference: the thing existed already.
/// Without a printed clock the log's own stamp is taken, where it names its zone.
/// </summary>
internal static partial class EarlyTimes
{
    /// <summary>A message and what it prints stand within this many lines.</summary>
    private const int Lines = 4;

    /// <summary>A label stands within this many characters before its time.</summary>
    private const int LabelLength = 48;

    /// <summary>The pair that <paramref name="finding"/> prints; null where it prints no start, or one that is not in its clock's future.</summary>
    public static ClockPair? Of(PasteClocks paste, Finding finding)
    {
        var index = finding.Line - 1;
        var last = index + 1;
        while (last < paste.Lines.Length && last < index + Lines && paste.StampOf(last) is not { Start: <= 1 })
            last++;
        var shown = Enumerable.Range(index, last - index).SelectMany(line => Shown(paste, line)).ToArray();
        if (shown.FirstOrDefault(time => Start.IsMatch(time.Label)) is not { Stamp: { } start } from)
            return null;
        var clock = shown.FirstOrDefault(time => Now.IsMatch(time.Label)) is { Stamp: { } printed } now ? (printed, now.Line) : paste.RecordStamp(index);
        if (clock is not { } own)
            return null;
        var pair = Measure.Pair(finding.Kind, Bound.AtMost, own.Item1, own.Item2, start, from.Line);
        return pair.ZoneKnown && pair.Possible.Max < 0 ? pair : null;
    }

    private static IEnumerable<(Timestamp Stamp, int Line, string Label)> Shown(PasteClocks paste, int index)
    {
        var line = paste.Lines[index];
        if (line.Length > 2000)
            yield break;
        var stamps = Timestamps.In(line);
        var epochs = Epoch.Matches(line).Where(match => !stamps.Any(stamp => stamp.Start < match.Index + match.Length && match.Index < stamp.End))
            .Select(match => Timestamps.TryRead(match.Value) is { } read ? read with { Start = match.Index } : null).OfType<Timestamp>();
        foreach (var stamp in stamps.Concat(epochs).OrderBy(stamp => stamp.Start))
            yield return (stamp, index + 1, line[Math.Max(0, stamp.Start - LabelLength)..stamp.Start]);
    }

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"(?:not[ _-]?before|nbf|iat|valid from|issued[ _]?(?:at|on)|\bbefore)\b[^\d\n]{0,30}$", AnyCase)]
    private static partial Regex Start { get; }

    [GeneratedRegex(@"\b(?:now|current(?:ly| time)?|verification time|evaluation time|system time|local time|clock)\b[^\d\n]{0,12}$", AnyCase)]
    private static partial Regex Now { get; }

    [GeneratedRegex(@"(?<![\w.-])1\d{9}(?:\.\d{1,6})?(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Epoch { get; }
}
