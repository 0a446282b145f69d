using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// Weighs the findings of a paste: a message that only clocks cause outweighs one that a clock may cause, that outweighs age. Stamps decide
/// before words do. Measures of the same trouble are intersected, never averaged.
/// </summary>
internal static class Diagnosis
{
    /// <summary>Clocks this close, in seconds, are right: the rest is the way of an answer.</summary>
    public const double Fine = 5;

    /// <summary>Without an error that names time, a difference up to this many seconds proves nothing.</summary>
    private const double Noticeable = 60;

    /// <summary>What the paste proves.</summary>
    public static ClockEvidence Of(PasteClocks paste, ImmutableArray<Finding> findings)
    {
        if (findings.IsEmpty)
            return OfPairsAlone(paste);
        // a message that measures the skew itself leaves nothing to look for
        var measured = findings.Any(finding => finding is { Cause: Cause.Clock, Measured: true });
        var judged = findings.Select(finding => measured ? finding : Judge(paste, finding)).OrderBy(finding => finding.Cause).ToImmutableArray();
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

    /// <summary>Lets the rest of the paste speak to one message: freshness, staleness, and the clocks beside it.</summary>
    private static Finding Judge(PasteClocks paste, Finding finding)
    {
        if (finding.Cause != Cause.Clock && finding.Cause != Cause.Other && Surroundings.SayStale(paste, finding))
            return finding with { Cause = Cause.Age, Direction = null };
        if (finding.Poisoned)
            return finding;
        if (Witnesses.Near(paste, finding) is { } witness && (finding.Cause != Cause.Clock || !finding.Measured))
            return finding with { Cause = Cause.Clock, Direction = ClockDirection.Behind, Pairs = [witness], Possible = witness.Possible, Explanation = Explanations.OfWitness(witness) };
        if (finding is { Cause: Cause.Clock, Direction: ClockDirection.Behind, Measured: false } && EarlyTimes.Of(paste, finding) is { } early)
            return finding with { Pairs = [early], Possible = early.Possible };
        if (finding.Cause == Cause.Other || (finding.Cause == Cause.Clock && finding.Measured))
            return finding;
        if (finding.Expired && finding.Direction != ClockDirection.Behind && Surroundings.SayFresh(paste, finding))
            return finding with { Cause = Cause.Clock, Direction = ClockDirection.Ahead };

        var near = Near(paste, finding);
        if (near.IsEmpty)
            return WithoutPairs(finding);
        return Weigh(finding, near);
    }

    /// <summary>What the message's own stamps say, where no other clock speaks.</summary>
    private static Finding WithoutPairs(Finding finding) => finding switch
    {
        // the receiver cannot be so far behind the sender by delay alone
        { Cause: Cause.Either, Possible.Max: < -Noticeable } => finding with { Cause = Cause.Clock, Direction = ClockDirection.Behind },
        // a message made for one sign-in and more than a day past its end was kept and sent again
        { Cause: Cause.Likely, Expired: true, Pairs: [{ Bound: Bound.AtLeast, Possible.Min: > 86400 }, ..] } => finding with { Cause = Cause.Age, Direction = null },
        { Cause: Cause.Likely, Expired: true, Pairs: [{ Bound: Bound.AtLeast }, ..] } => finding with { Cause = Cause.Clock },
        _ => finding,
    };

    private static Finding Weigh(Finding finding, ImmutableArray<ClockPair> near)
    {
        var measured = Combine(near.Select(pair => pair.Possible));
        if (measured is null)
            return finding with { Pairs = near };
        var signed = measured.Intersect(SetOf(finding.Direction)) ?? measured;
        // an answer may be slow: a difference of seconds to the other side than the message tells is no clock's
        var (known, contradicts) = (near.All(pair => pair.ZoneKnown), finding.Direction is { } told && signed.Direction is { } seen && told != seen);
        if (finding.Cause == Cause.Clock)
        {
            // clocks that agree, or may agree in some zone, are not the two that the message is about
            return signed.CanBeWithin(contradicts ? Noticeable : Fine) ? finding : finding with { Pairs = near, Possible = signed, Direction = signed.Direction ?? finding.Direction };
        }

        if (known && signed.IsWithin(contradicts ? Noticeable : Fine))
            return finding with { Cause = Cause.Age, Direction = null, Pairs = near, Possible = signed };
        var proven = !signed.CanBeWithin(Noticeable) || (finding.Cause == Cause.Likely && known && !contradicts && !signed.IsWithin(Fine));
        return finding with { Cause = proven ? Cause.Clock : finding.Cause, Direction = signed.Direction, Pairs = near, Possible = signed };
    }

    private static ImmutableArray<ClockPair> Near(PasteClocks paste, Finding finding)
    {
        var tokens = TokenPairs.Near(paste, finding);
        if (!tokens.IsEmpty)
            return tokens;
        var shown = SideBySide.Near(paste, finding);
        return shown.IsEmpty ? Exchanges.Near(paste, finding) : shown;
    }

    private static ClockEvidence Skewed(PasteClocks paste, ImmutableArray<Finding> primary)
    {
        var measured = primary.Where(finding => finding.Measured).ToImmutableArray();
        var pairs = Unique(measured);
        var sign = Combine(primary.Select(finding => SetOf(finding.Direction)));
        var possible = Combine(measured.Select(finding => finding.Possible).Append(sign ?? SkewSet.Anything));
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
            .Where(each => each.Host is not null).GroupBy(each => each.Host, each => each.Possible).Select(Combine).Distinct().ToArray();
        return hosts.Length > 1 && !(hosts.All(host => host?.OnlyValue is not null) && Combine(hosts.OfType<SkewSet>()) is not null);
    }

    private static ClockEvidence Open(ImmutableArray<Finding> primary, ClockVerdict verdict, bool clockRelated)
    {
        var first = primary.FirstOrDefault(finding => !finding.Pairs.IsEmpty) ?? primary[0];
        var possible = clockRelated ? first.Possible.Intersect(SetOf(first.Direction)) ?? SkewSet.Anything : SkewSet.Anything;
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
        if (pairs.IsEmpty || Combine(pairs.Select(pair => pair.Possible)) is not { } possible || possible.CanBeWithin(Noticeable))
            return nothing;
        return new(ClockVerdict.Skewed, possible.Direction, new(possible.Min, possible.Max), pairs, Explanations.OfPair(pairs[0], possible))
        {
            ClockRelated = true,
            Possible = possible,
        };
    }

    /// <summary>
    /// The intersection. Single values less than a minute apart are one clock seen through slow answers: they give the interval that holds
    /// them. Null = the paste mixes hosts.
    /// </summary>
    private static SkewSet? Combine(IEnumerable<SkewSet> sets)
    {
        var all = sets.ToArray();
        var shared = all.Aggregate((SkewSet?)SkewSet.Anything, (so, set) => so?.Intersect(set));
        if (shared is not null)
            return shared;
        var values = all.Select(set => set.OnlyValue).OfType<double>().ToArray();
        if (values.Length < 2 || values.Max() - values.Min() > Noticeable)
            return null;
        return all.Where(set => set.OnlyValue is null).Aggregate((SkewSet?)SkewSet.Between(values.Min(), values.Max()), (so, set) => so?.Intersect(set));
    }

    private static SkewSet SetOf(ClockDirection? direction) => direction switch
    {
        ClockDirection.Behind => SkewSet.Behind,
        ClockDirection.Ahead => SkewSet.Ahead,
        _ => SkewSet.Anything,
    };

    private static ImmutableArray<ClockPair> Unique(ImmutableArray<Finding> findings) =>
        [.. findings.SelectMany(finding => finding.Pairs).DistinctBy(pair => (pair.Kind, pair.Line, pair.LocalLine, pair.Local, pair.Reference))];

    private static string LinesOf(ImmutableArray<Finding> findings) => string.Join(", ", findings.Select(finding => finding.Line).Distinct().Take(8));
}
