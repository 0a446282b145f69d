namespace SupportBot.Time;

/// <summary>What several servers say together.</summary>
internal abstract record TimeConsensus;

/// <summary>No server has given a time.</summary>
internal sealed record NoSources : TimeConsensus;

/// <summary>There is no time that most of the servers could mean.</summary>
internal sealed record SourcesDisagree(int Sources) : TimeConsensus;

/// <summary>A majority agrees.</summary>
/// <param name="Offset">What must be added to the steady clock.</param>
/// <param name="Bound">How far that may be off.</param>
/// <param name="Agreeing">The places, in the list given, of those that agree.</param>
internal sealed record SourcesAgree(TimeSpan Offset, TimeSpan Bound, ImmutableArray<int> Agreeing) : TimeConsensus;

/// <summary>
/// Finds the true time among servers of which some may be wrong: Marzullo's algorithm, the intersection of RFC 5905 section 11.2.1.
/// Each server's interval holds the truth if the server is right; the truth is where most intervals meet. Never an average of all:
/// one server that is a day off would move it.
/// </summary>
internal static class TimeSources
{
    public static TimeConsensus Combine(IReadOnlyList<SntpSample> samples)
    {
        if (samples.Count == 0)
            return new NoSources();
        var (best, low, high) = DensestInterval(samples);
        if (best * 2 <= samples.Count)
            return new SourcesDisagree(samples.Count);
        var half = (high - low) / 2;
        var agreeing = Enumerable.Range(0, samples.Count).Where(at => Low(samples[at]) <= low && high <= High(samples[at]));
        return new SourcesAgree(low + half, half + TimeSpan.FromTicks(1), [.. agreeing]);
    }

    /// <summary>The interval in which most of the samples' intervals meet, and how many do.</summary>
    private static (int Count, TimeSpan Low, TimeSpan High) DensestInterval(IReadOnlyList<SntpSample> samples)
    {
        // At the same place an interval begins before another ends: intervals that touch do meet.
        var edges = samples.SelectMany(sample => new[] { (At: Low(sample), Step: 1), (At: High(sample), Step: -1) }).OrderBy(edge => edge.At).ThenByDescending(edge => edge.Step).ToList();
        var (best, open, low, high) = (0, 0, TimeSpan.Zero, TimeSpan.Zero);
        for (var at = 0; at < edges.Count; at++)
        {
            open += edges[at].Step;
            if (open > best)
                (best, low, high) = (open, edges[at].At, edges[at + 1].At);
        }

        return (best, low, high);
    }

    private static TimeSpan Low(SntpSample sample) => sample.Offset - sample.Distance;

    private static TimeSpan High(SntpSample sample) => sample.Offset + sample.Distance;
}
