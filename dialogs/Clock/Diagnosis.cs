using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// Weighs the findings of a paste, each judged by <see cref="Judgement"/>: a message that only clocks cause outweighs one that a clock may cause, that
/// outweighs age. Measures of the same trouble are intersected, never averaged.
/// </summary>
internal static class Diagnosis
{
    /// <summary>Clocks this close, in seconds, are right: the rest is the way of an answer.</summary>
    public const double Fine = 5;

    /// <summary>Without an error that names time, a difference up to this many seconds proves nothing.</summary>
    public const double Noticeable = 60;

    /// <summary>What the paste proves.</summary>
    public static ClockEvidence Of(PasteClocks paste, ImmutableArray<Finding> findings)
    {
        if (findings.IsEmpty)
            return OfPairsAlone(paste);
        // a message that measures the skew itself leaves nothing to look for
        var measured = findings.Any(finding => finding is { Cause: Cause.Clock, Measured: true });
        var judged = findings.Select(finding => measured ? finding : Judgement.Of(paste, finding)).OrderBy(finding => finding.Cause).ToImmutableArray();
        var primary = judged.Where(finding => finding.Cause == judged[0].Cause).ToImmutableArray();
        return primary[0].Cause switch
        {
            Cause.Clock => Skewed(paste, primary),
            Cause.Likely => Open(primary, ClockVerdict.NotProvable, clockRelated: true),
            Cause.Either => Open(primary, ClockVerdict.NotProvable, clockRelated: false),
            Cause.Age => Open(primary, ClockVerdict.ReallyExpired, clockRelated: false),
            _ => new(ClockVerdict.NotClock, null, null, [], primary.Select(finding => finding.Explanation).FirstOrDefault(said => said is not null) ?? new Phrase("evidence.not-clock")),
        };
    }

    /// <summary>True where a difference is a whole number of quarter hours (not zero), within <paramref name="tolerance"/> seconds.</summary>
    public static bool IsWholeQuarters(double seconds, double tolerance) =>
        Math.Round(seconds / SkewSet.QuarterHour) != 0 && Math.Abs(seconds - (Math.Round(seconds / SkewSet.QuarterHour) * SkewSet.QuarterHour)) <= tolerance;

    private static ClockEvidence Skewed(PasteClocks paste, ImmutableArray<Finding> primary)
    {
        var measured = primary.Where(finding => finding.Measured).ToImmutableArray();
        var pairs = Unique(measured);
        var sign = SkewSets.Combine(primary.Select(finding => SkewSets.Of(finding.Direction)));
        var possible = SkewSets.Combine(measured.Select(finding => finding.Possible).Append(sign ?? SkewSet.Anything));
        if (possible is null || sign is null || AreSeveralHosts(paste, measured))
        {
            var signs = measured.Select(finding => finding.Possible.Direction).Distinct().ToArray();
            return new(ClockVerdict.Skewed, signs.Length == 1 ? signs[0] : null, null, pairs, new Phrase("evidence.mixed", ("lines", LinesOf(primary)))) { ClockRelated = true };
        }

        if (primary.All(finding => finding.Poisoned))
            (pairs, possible) = (Unique(primary), SkewSet.Anything);
        return new(ClockVerdict.Skewed, possible.Direction, possible.IsAnything ? null : new(possible.Min, possible.Max), pairs, Explanations.OfSkew(primary, pairs, possible))
        {
            ClockRelated = true,
            Possible = possible,
        };
    }

    /// <summary>True where the log names several hosts, and what it says of the one is not what it says of the other.</summary>
    private static bool AreSeveralHosts(PasteClocks paste, ImmutableArray<Finding> measured)
    {
        var hosts = measured.Where(finding => finding.Line - 1 < paste.Lines.Length).Select(finding => (Host: HostNames.On(paste.Lines[finding.Line - 1]), finding.Possible))
            .Where(each => each.Host is not null).GroupBy(each => each.Host, each => each.Possible).Select(SkewSets.Combine).Distinct().ToArray();
        return hosts.Length > 1 && !(hosts.All(host => host?.OnlyValue is not null) && SkewSets.Combine(hosts.OfType<SkewSet>()) is not null);
    }

    private static ClockEvidence Open(ImmutableArray<Finding> primary, ClockVerdict verdict, bool clockRelated)
    {
        var first = primary.FirstOrDefault(finding => !finding.Pairs.IsEmpty) ?? primary[0];
        var possible = clockRelated ? first.Possible.Intersect(SkewSets.Of(first.Direction)) ?? SkewSet.Anything : SkewSet.Anything;
        return new(verdict, possible.Direction, possible.IsAnything ? null : new(possible.Min, possible.Max), first.Pairs, Explanations.OfOpen(first, verdict))
        {
            ClockRelated = clockRelated,
            Possible = possible,
        };
    }

    /// <summary>No message of the book: a refused exchange whose clocks differ whatever the zone is proof enough; nothing less is.</summary>
    private static ClockEvidence OfPairsAlone(PasteClocks paste)
    {
        var pairs = Exchanges.In(paste).Where(pair => Exchanges.WasRefused(paste, pair)).ToImmutableArray();
        var nothing = new ClockEvidence(ClockVerdict.NotClock, null, null, [], new Phrase("evidence.not-clock"));
        if (pairs.IsEmpty || SkewSets.Combine(pairs.Select(pair => pair.Possible)) is not { } possible || possible.CanBeWithin(Noticeable))
            return nothing;
        return new(ClockVerdict.Skewed, possible.Direction, new(possible.Min, possible.Max), pairs, Explanations.OfPair(pairs[0], possible))
        {
            ClockRelated = true,
            Possible = possible,
        };
    }

    private static ImmutableArray<ClockPair> Unique(ImmutableArray<Finding> findings) =>
        [.. findings.SelectMany(finding => finding.Pairs).DistinctBy(pair => (pair.Kind, pair.Line, pair.LocalLine, pair.Local, pair.Reference))];

    private static string LinesOf(ImmutableArray<Finding> findings) => string.Join(", ", findings.Select(finding => finding.Line).Distinct().Take(8));
}
