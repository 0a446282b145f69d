using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// S3 and its relatives (MinIO, Ceph RGW, Alibaba OSS, Tencent COS): <c>RequestTimeTooSkewed</c> with the client's and the server's time.
/// Source: "Error responses" in the Amazon S3 API reference; allowed are 900 000 ms. A client whose SDK "corrected" itself by a
/// wrong Date header sends 1970 while its machine is right (aliyun-oss-android-sdk#167).
/// </summary>
internal sealed partial class ObjectStorage() : ClockRule("s3", "RequestTimeTooSkewed", "RequestTimeSkewed", "difference between the request time and the")
{
    private const int Around = 12;

    /// <summary>No two zones are further apart, in seconds.</summary>
    private const double WidestZones = 26 * 3600;

    public static ImmutableArray<ClockRule> Rules { get; } = [new ObjectStorage()];

    public override IEnumerable<Finding> Read(PasteClocks paste, int index)
    {
        var finding = new Finding(Kind, index + 1, Cause.Clock, "RequestTimeTooSkewed");
        var first = Math.Max(0, index - Around);
        var text = paste.Window(first, (2 * Around) + 1);
        var (request, server) = (Nearest(RequestTime, text, index - first), Nearest(ServerTime, text, index - first));
        // a terminal broke the answer, perhaps within a word; its lines then stand for one
        foreach (var whole in request is null || server is null ? paste.Rejoined(index) : [])
        {
            if (Nearest(RequestTime, whole, 0) is { } asked && Nearest(ServerTime, whole, 0) is { } told)
                (first, request, server) = (index, asked, told);
        }

        if (request is not { } sent || server is not { } answered)
        {
            yield return finding;
            yield break;
        }

        var pair = Measure.Pair(Kind, Bound.Exact, sent.Stamp.AsUtc(), first + sent.Line, answered.Stamp.AsUtc(), first + answered.Line);
        if (ClockIsRight(paste, index, answered.Stamp.AsUtc(), pair))
            yield return finding with { Poisoned = true, Pairs = [pair], Explanation = new("evidence.poisoned", ("line", pair.LocalLine), ("local", pair.Local), ("reference", pair.Reference)) };
        else
            yield return finding with { Pairs = [pair], Possible = pair.Possible };
    }

    /// <summary>
    /// True where the log around it agrees with the server to a few seconds: in the zone that it names or, where the request is further off than zones
    /// are apart, in any.
    /// </summary>
    private static bool ClockIsRight(PasteClocks paste, int index, Timestamp server, ClockPair request)
    {
        for (var near = index; near >= Math.Max(0, index - Around); near--)
        {
            if (paste.StampOf(near) is { } stamp)
                return (stamp.ZoneWritten || !request.Possible.CanBeWithin(WidestZones)) && Measure.Pair("s3", Bound.Exact, stamp, near + 1, server, index + 1).Possible.CanBeWithin(30);
        }

        return false;
    }

    private static (Timestamp Stamp, int Line)? Nearest(Regex field, string text, int row) => field.Matches(text)
        .Select(match => (Stamp: Timestamps.TryRead(match.Groups["time"].Value), Line: text.AsSpan(0, match.Groups["time"].Index).Count('\n') + 1))
        .Where(found => found.Stamp is not null)
        .OrderBy(found => Math.Abs(found.Line - 1 - row))
        .Select(found => ((Timestamp, int)?)(found.Stamp!, found.Line))
        .FirstOrDefault();

    [GeneratedRegex(@"RequestTime[""'\\]{0,3}\s?[>:=]{1,2}\s?[""'\\]{0,3}(?<time>(?:[A-Z][a-z]{2}, )?\d[^<""'\\,}\]]{7,40})", RegexOptions.CultureInvariant)]
    private static partial Regex RequestTime { get; }

    [GeneratedRegex(@"ServerTime[""'\\]{0,3}\s?[>:=]{1,2}\s?[""'\\]{0,3}(?<time>(?:[A-Z][a-z]{2}, )?\d[^<""'\\,}\]]{7,40})", RegexOptions.CultureInvariant)]
    private static partial Regex ServerTime { get; }
}
