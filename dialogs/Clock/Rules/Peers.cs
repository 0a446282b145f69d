using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Members of a cluster that compare clocks among themselves: Ceph (0.05 s), etcd (1 s), CockroachDB (0.5 s), MongoDB, HBase (30 s), Kudu,
/// YugabyteDB, Hadoop. They tell how far two peers are apart; which of the two is wrong needs a look at each.
/// </summary>
internal static partial class Peers
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new Difference("ceph", "clock skew", Ceph),
        new Difference("ceph", "clocks not synchronized", CephStamped),
        new Difference("etcd", "clock difference against peer", Etcd),
        new Difference("etcd", "prober found high clock drift", EtcdJson),
        new Difference("cockroach", "away from at least half of the known nodes", Cockroach),
        new Difference("hbase", "Reported time is too far out of sync", HBase),
        new Difference("yugabyte", "Too big clock skew is detected", Yugabyte),
        Peer("ceph", "MON_CLOCK_SKEW"), Peer("ceph", "clock skew detected on mon"), Peer("ceph", "Monitor clock skew detected"),
        Peer("cockroach", "clock synchronization error"), Peer("cockroach", "fewer than half the known nodes are within the maximum offset"),
        Peer("cockroach", "too far ahead", near: "wall time"), Peer("cockroach", "cannot merge with clock"),
        Peer("mongodb", "new cluster time is too far from this node's wall clock time"), Peer("mongodb", "Failed to advance cluster time"),
        Peer("kudu", "Clock considered unsynchronized"), Peer("kudu", "clock is unsynchronized"), Peer("kudu", "clock error estimate"), Peer("hbase", "ClockOutOfSyncException"),
        Peer("hadoop", "System times on machines may be out of sync"), Peer("hadoop", "Unauthorized request to start container", near: "token is expired"),
        Peer("dns-tsig", "BADTIME"), Peer("dns-tsig", "clocks are unsynchronized"),
        Peer("aerospike", "cluster clock_skew"), Peer("mongodb", "too far from this node's wall clock time"),
        // one host whose clock was set back beneath a running database
        Peer("tidb", "system time jump backward"), Peer("postgresql", "is later than collector's time"), Peer("postgresql", "is later than backend local time"),
        // a node's generation is the time of its start: one more than a year ahead of the reader's clock
        Peer("cassandra", "received an invalid gossip generation"),
        Peer("cassandra", "Clock skew detected: current tick"), Peer("cassandra", "milliseconds behind the last generated timestamp"),
        Peer("oracle", "CRS-2409"), Peer("oracle", "CRS-2411"), Peer("oracle", "CRS-2412"), Peer("alert", "NodeClockSkewDetected"), Peer("alert", "NodeClockNotSynchronising"),
    ];

    private static Wording Peer(string kind, string words, string? near = null) => new(kind, words, Cause.Clock) { Near = near };

    /// <summary>A message that prints the difference of two peers as group <c>size</c>, in Go's notation.</summary>
    private sealed class Difference(string kind, string anchor, Regex pattern) : ClockRule(kind, anchor)
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index) =>
            pattern.Match(paste.Lines[index]) is { Success: true } match && Sizes.OfGo(match.Groups["size"].Value) is { } seconds
                ? [Sizes.Unsigned(Kind, index, match.Value, seconds)]
                : [];
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"clock skew (?<size>\d{1,9}(?:\.\d{1,12})?s) > max \d", Plain)]
    private static partial Regex Ceph { get; }

    [GeneratedRegex(@"was stamped (?<size>\d{1,9}(?:\.\d{1,12})?s) in the future, clocks not synchronized", Plain)]
    private static partial Regex CephStamped { get; }

    [GeneratedRegex(@"clock difference against peer \w{1,40} is too high \[(?<size>[\dhms.µun]{1,40}) > ", Plain)]
    private static partial Regex Etcd { get; }

    [GeneratedRegex(@"prober found high clock drift.{0,400}?""clock-drift"":""(?<size>[\dhms.µun]{1,40})""", Plain)]
    private static partial Regex EtcdJson { get; }

    [GeneratedRegex(@"this node is more than (?<size>[\dhms.]{1,20}) away from at least half", Plain)]
    private static partial Regex Cockroach { get; }

    [GeneratedRegex(@"Time difference of (?<size>\d{1,15}ms) > max allowed", Plain)]
    private static partial Regex HBase { get; }

    [GeneratedRegex(@"Too big clock skew is detected: (?<size>\d{1,9}(?:\.\d{1,9})?s)", Plain)]
    private static partial Regex Yugabyte { get; }
}
