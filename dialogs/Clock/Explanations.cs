using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock;

/// <summary>The one sentence that a person can check against the paste.</summary>
internal static class Explanations
{
    /// <summary>A skew this near to whole quarter hours, in seconds, may be a wrong time zone.</summary>
    private const double ZoneTolerance = 60;

    /// <summary>The sentence for a proven or named skew.</summary>
    public static Phrase OfSkew(ImmutableArray<Finding> findings, ImmutableArray<ClockPair> pairs, SkewSet possible)
    {
        var first = findings.FirstOrDefault(finding => finding.Measured) ?? findings[0];
        if (findings.Select(finding => finding.Explanation).FirstOrDefault(said => said is not null) is { } special && (pairs.IsEmpty || first.Explanation is not null || first.Poisoned))
            return first.Explanation ?? special;
        if (pairs.FirstOrDefault(pair => pair.CanBeMeasured) is { } pair && possible.Direction is not null)
            return OfPair(pair, possible);
        if (!pairs.IsEmpty && possible.Points.Length > 1)
            return OfPair(pairs[0], possible);
        return new(
            possible.Direction switch { ClockDirection.Behind => "evidence.named-behind", ClockDirection.Ahead => "evidence.named-ahead", _ => "evidence.named" },
            ("line", first.Line), ("message", first.Message));
    }

    /// <summary>The sentence for an expiry or an error that a clock may or may not have caused.</summary>
    public static Phrase OfOpen(Finding finding, ClockVerdict verdict)
    {
        if (finding.Pairs is [var pair, ..])
        {
            if (finding.Possible.IsWithin(Diagnosis.Fine))
                return new("evidence.clocks-agree", Where(pair, ("line", pair.Line), ("message", finding.Message)));
            if (!pair.ZoneKnown && pair.Bound == Bound.Exact)
                return OfPair(pair, finding.Possible);
            if (verdict == ClockVerdict.ReallyExpired && pair is { Bound: Bound.AtLeast, Possible.Min: { } late })
                return new("evidence.expired-by-age", Where(pair, ("line", pair.Line), ("size", Seconds(late))));
        }

        return new(verdict == ClockVerdict.ReallyExpired ? "evidence.really-expired" : "evidence.not-provable", ("line", finding.Line), ("message", finding.Message));
    }

    /// <summary>The sentence for one pair of clocks and what is possible after all is said.</summary>
    public static Phrase OfPair(ClockPair pair, SkewSet possible)
    {
        if (possible.IsWithin(Diagnosis.Fine))
            return new("evidence.agree", Where(pair));
        var behind = possible.Direction == ClockDirection.Behind;
        if (possible.Direction is null)
            return ZoneQuestion(pair, possible);
        if (possible.OnlyValue is { } size)
            return new(behind ? "evidence.behind-by" : "evidence.ahead-by", Where(pair, ("size", Seconds(size)), ("hint", HintOf(size))));
        var (near, far) = behind ? (possible.Max, possible.Min) : (possible.Min, possible.Max);
        if (far is null)
            return new(behind ? "evidence.behind-at-least" : "evidence.ahead-at-least", Where(pair, ("size", Seconds(near ?? 0))));
        var key = (pair.ZoneKnown, behind) switch
        {
            (false, true) => "evidence.behind-in-any-zone",
            (false, false) => "evidence.ahead-in-any-zone",
            (true, true) => "evidence.behind-between",
            _ => "evidence.ahead-between",
        };
        return new(key, Where(pair, ("min", Seconds(near ?? 0)), ("max", Seconds(far.Value))));
    }

    /// <summary>The sentence for a clock that reads a time before its peer existed.</summary>
    public static Phrase OfWitness(ClockPair pair) => new("evidence.older-than-its-peer", Where(pair, ("size", Seconds(pair.Possible.Max ?? 0))));

    /// <summary>The zone of the log decides: whole quarter hours are no skew at all.</summary>
    private static Phrase ZoneQuestion(ClockPair pair, SkewSet possible)
    {
        var nearest = possible.Points.IsEmpty ? 0 : possible.Points.MinBy(Math.Abs);
        return Math.Abs(nearest) <= Diagnosis.Fine
            ? new("evidence.only-zone", Where(pair))
            : new("evidence.zone-question", Where(pair, ("size", Seconds(nearest))));
    }

    private static Phrase HintOf(double seconds) => Math.Abs(seconds) < 50400 && Math.Abs(seconds) >= 1800 - ZoneTolerance && Diagnosis.IsWholeQuarters(seconds, ZoneTolerance)
        ? new("evidence.hint-zone", ("size", Seconds(Math.Round(seconds / SkewSet.QuarterHour) * SkewSet.QuarterHour)))
        : new("evidence.hint-none");

    private static (string Name, object Value)[] Where(ClockPair pair, params (string Name, object Value)[] more) =>
        [("local", pair.Local), ("localLine", pair.LocalLine), ("reference", pair.Reference), ("referenceLine", pair.Line), .. more];

    private static Duration Seconds(double seconds) => Duration.FromMilliseconds((long)Math.Clamp(Math.Round(Math.Abs(seconds) * 1000), 0, 1e14));
}
