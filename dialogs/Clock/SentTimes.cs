using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// The time that a host wrote into its request, as a parameter or repeated by the answer that refuses it, against the <c>Date</c> of the answer.
/// Only services that refuse a request for this time are read, and only where request and answer are the only ones near. The records of a log have a clock
/// of their own (<see cref="Exchanges"/>).
/// </summary>
internal static partial class SentTimes
{
    private const int Around = 12;

    private static readonly ImmutableArray<string> Kinds = ["oauth1", "alibaba-api", "tencent-api", "azure-storage-date"];

    /// <summary>The pair within twelve lines of <paramref name="finding"/>; none where it would be one of several.</summary>
    public static ImmutableArray<ClockPair> Near(PasteClocks paste, Finding finding)
    {
        if (!Kinds.Contains(finding.Kind))
            return [];
        var near = paste.Around(finding.Line, Around).Where(index => paste.StampOf(index) is null).ToArray();
        var times = near.SelectMany(index => On(paste, index)).DistinctBy(sent => sent.Stamp.Text).Take(2).ToArray();
        var answers = near.Select(paste.DateOn).OfType<HttpDate>().DistinctBy(date => date.At).Take(2).ToArray();
        return times is [var (stamp, line)] && answers is [var answer] ? [Measure.Pair("request-date-header", Bound.Exact, stamp, line, Timestamps.TryRead(answer.Text)!, answer.Line)] : [];
    }

    private static IEnumerable<(Timestamp Stamp, int Line)> On(PasteClocks paste, int index) => Sent.Matches(paste.Lines[index])
        .Select(match => Timestamps.TryRead(match.Groups["time"].Value.Replace("%3A", ":", StringComparison.OrdinalIgnoreCase))).OfType<Timestamp>().Select(stamp => (stamp.AsUtc(), index + 1));

    [GeneratedRegex(@"(?:oauth_timestamp|x-tc-timestamp)[""']?\s?(?:=|:|%3D)\s?\\?[""']?(?<time>1\d{9})(?!\d)|(?<![\w-])Timestamp=(?<time>\d{4}-\d\d-\d\dT\d\d(?::|%3A)\d\d(?::|%3A)\d\dZ)|Request date header too old: '(?<time>[^'\n]{8,60})'", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sent { get; }
}
