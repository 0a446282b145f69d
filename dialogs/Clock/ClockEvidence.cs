using NodaTime;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock;

/// <summary>What a paste proves about clocks. Pure facts; the sentence for a person is a <see cref="Phrase"/>.</summary>
/// <param name="Verdict">Skewed, really expired, not provable, or nothing to do with clocks.</param>
/// <param name="Direction">Sign of the skew where it is certain; null where it is not.</param>
/// <param name="Skew">Local clock minus true time, in seconds; null where the paste gives no measure.</param>
/// <param name="Pairs">The pairs of time stamps the verdict rests on, each with its line.</param>
/// <param name="Explanation">One sentence that a person can check against the paste.</param>
public sealed record ClockEvidence(
    ClockVerdict Verdict,
    ClockDirection? Direction,
    SkewRange? Skew,
    ImmutableArray<ClockPair> Pairs,
    Phrase Explanation)
{
    /// <summary>True when the trouble in the paste is a clock's (proven, or named by an error that only clocks cause).</summary>
    public bool ClockRelated { get; init; }

    /// <summary>Everything the skew can be; <see cref="Skew"/> is its hull.</summary>
    public SkewSet Possible { get; init; } = SkewSet.Anything;

    /// <summary>The JSON web tokens of the paste with their times; none is kept itself.</summary>
    public ImmutableArray<JsonWebToken> Tokens { get; init; } = [];

    /// <summary>The skew modulo a quarter hour (0 to 899 s): certain even while the time zone is not. Null where the skew is no lattice.</summary>
    public int? LatticeResidue => Possible.Residue;

    /// <summary>True where two clocks of the paste agree: more than "nothing speaks against the clock".</summary>
    public bool ShowsRightClock => !ClockRelated && !Pairs.IsEmpty && Possible.IsWithin(Diagnosis.Fine);

    /// <summary>True where two stamps of the paste show that something expired by age; the error's word alone shows nothing.</summary>
    public bool ShowsExpiry => Verdict == ClockVerdict.ReallyExpired && !Pairs.IsEmpty;

    /// <summary>True where the answer to "which time zone does the log use?" would turn the interval into one value.</summary>
    public bool AsksForZone => Pairs.Any(pair => pair.CanUseZone) && Possible.OnlyValue is null;

    /// <summary>The same evidence once somebody said which zone the log uses (as offset from UTC at the time of the log).</summary>
    public ClockEvidence WithZone(Offset zone)
    {
        var known = Pairs.Select(pair => pair.CanUseZone ? pair with { ZoneKnown = true, Possible = pair.In(zone) } : pair).ToImmutableArray();
        var possible = known.Where(pair => pair.CanBeMeasured).Aggregate((SkewSet?)SkewSet.Anything, (all, pair) => all?.Intersect(pair.Possible));
        if (!AsksForZone || possible is null)
            return this;
        var fine = possible.IsWithin(Diagnosis.Fine);
        return this with
        {
            Verdict = fine ? ClockVerdict.NotProvable : ClockVerdict.Skewed,
            Direction = fine ? null : possible.Direction,
            Skew = new(possible.Min, possible.Max),
            Possible = possible,
            Pairs = known,
            ClockRelated = !fine,
            Explanation = Explanations.OfPair(known.First(pair => pair.CanBeMeasured), possible),
        };
    }
}

/// <summary>The three-way verdict of the time specification, plus "cannot be proven from this paste".</summary>
public enum ClockVerdict
{
    /// <summary>A clock is wrong, or an error names a clock as the cause.</summary>
    Skewed,

    /// <summary>Something expired by age: the clocks agree or nothing speaks against them.</summary>
    ReallyExpired,

    /// <summary>The error could come from a clock, but the paste holds no proof either way.</summary>
    NotProvable,

    /// <summary>Nothing in the paste concerns clocks.</summary>
    NotClock,
}

/// <summary>Which way the local clock is off. Ahead = fast = positive skew.</summary>
public enum ClockDirection
{
    /// <summary>The local clock shows an earlier time than it is; skew is negative.</summary>
    Behind,

    /// <summary>The local clock shows a later time than it is; skew is positive.</summary>
    Ahead,
}

/// <summary>Skew = local - true, in seconds; positive = the local clock is ahead. An open end is null. Min &lt;= Max.</summary>
public sealed record SkewRange(double? Min, double? Max);

/// <summary>What the difference of a pair says of the skew.</summary>
public enum Bound
{
    /// <summary>Both stamps were taken at nearly the same moment: skew = difference.</summary>
    Exact,

    /// <summary>The reference is the older event, or the difference only a least one on the slow side: skew &lt;= difference.</summary>
    AtMost,

    /// <summary>skew &gt;= difference.</summary>
    AtLeast,
}

/// <summary>Two clocks at nearly the same event.</summary>
/// <param name="Local">What the local clock wrote, as text of the paste.</param>
/// <param name="Reference">What the other clock said, as text of the paste.</param>
/// <param name="Kind">The rule that paired them, for example <c>log-date-header</c>, <c>sigv4</c>, <c>jwt-iat</c>.</param>
/// <param name="Line">1-based line of the reference stamp.</param>
/// <param name="LocalLine">1-based line of the local stamp.</param>
public sealed record ClockPair(string Local, string Reference, string Kind, int Line, int LocalLine)
{
    /// <summary>The local stamp as civil time, where its zone is unknown.</summary>
    public LocalDateTime? LocalCivil { get; init; }

    /// <summary>The reference as an instant, where known.</summary>
    public Instant? ReferenceInstant { get; init; }

    /// <summary>False when the local stamp carries no zone and nothing in the paste decides it: the skew is then a 15-minute lattice.</summary>
    public bool ZoneKnown { get; init; }

    /// <summary>What the difference says.</summary>
    public Bound Bound { get; init; }

    /// <summary>The skews that this pair alone allows.</summary>
    public SkewSet Possible { get; init; } = SkewSet.Anything;

    /// <summary>True where a zone would make the pair exact.</summary>
    internal bool CanUseZone => !ZoneKnown && LocalCivil is not null && ReferenceInstant is not null;

    internal bool CanBeMeasured => !Possible.IsAnything;

    internal SkewSet In(Offset zone) => Measure.Apply(Bound, [(LocalCivil!.Value.WithOffset(zone).ToInstant() - ReferenceInstant!.Value).TotalSeconds]);
}
