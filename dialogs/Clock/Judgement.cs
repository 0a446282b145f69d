namespace SupportBot.Dialogs.Clock;

/// <summary>What one message of a paste means in the light of the lines around it. Stamps decide before words do.</summary>
internal static class Judgement
{
    /// <summary>Lets the rest of the paste speak to one message: freshness, staleness, and the clocks beside it.</summary>
    public static Finding Of(PasteClocks paste, Finding finding)
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
        { Cause: Cause.Either, Possible.Max: < -Diagnosis.Noticeable } => finding with { Cause = Cause.Clock, Direction = ClockDirection.Behind },
        // a message made for one sign-in and more than a day past its end was kept and sent again
        { Cause: Cause.Likely, Expired: true, Pairs: [{ Bound: Bound.AtLeast, Possible.Min: > 86400 }, ..] } => finding with { Cause = Cause.Age, Direction = null },
        { Cause: Cause.Likely, Expired: true, Pairs: [{ Bound: Bound.AtLeast }, ..] } => finding with { Cause = Cause.Clock },
        _ => finding,
    };

    private static Finding Weigh(Finding finding, ImmutableArray<ClockPair> near)
    {
        var measured = SkewSets.Combine(near.Select(pair => pair.Possible));
        if (measured is null)
            return finding with { Pairs = near };
        var signed = measured.Intersect(SkewSets.Of(finding.Direction)) ?? measured;
        // an answer may be slow: a difference of seconds to the other side than the message tells is no clock's
        var (known, contradicts) = (near.All(pair => pair.ZoneKnown), finding.Direction is { } told && signed.Direction is { } seen && told != seen);
        if (finding.Cause == Cause.Clock)
        {
            // clocks that agree, or may agree in some zone, are not the two that the message is about; a bound on the side that it tells holds however near it is
            var isBound = known && !contradicts && near.All(pair => pair.Bound != Bound.Exact);
            var close = (contradicts, isBound) switch { (true, _) => Diagnosis.Noticeable, (_, true) => 0, _ => Diagnosis.Fine };
            return signed.CanBeWithin(close) ? finding : finding with { Pairs = near, Possible = signed, Direction = signed.Direction ?? finding.Direction };
        }

        if (known && signed.IsWithin(contradicts ? Diagnosis.Noticeable : Diagnosis.Fine))
            return finding with { Cause = Cause.Age, Direction = null, Pairs = near, Possible = signed };
        var proven = !signed.CanBeWithin(Diagnosis.Noticeable) || (finding.Cause == Cause.Likely && known && !contradicts && !signed.IsWithin(Diagnosis.Fine));
        return finding with { Cause = proven ? Cause.Clock : finding.Cause, Direction = signed.Direction, Pairs = near, Possible = signed };
    }

    private static ImmutableArray<ClockPair> Near(PasteClocks paste, Finding finding)
    {
        var tokens = TokenPairs.Near(paste, finding);
        if (!tokens.IsEmpty)
            return tokens;
        var sent = SentTimes.Near(paste, finding);
        if (!sent.IsEmpty)
            return sent;
        var shown = SideBySide.Near(paste, finding);
        return shown.IsEmpty ? Exchanges.Near(paste, finding) : shown;
    }
}
