using NodaTime;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// The values that a skew (local - true, in seconds) can have: an interval whose ends may be open, or a finite set of points.
/// A log without a time zone gives 105 points, one per quarter hour from UTC+14:00 down to UTC-12:00: a lattice of step 900 s.
/// Sets from different pairs are intersected, never averaged (RFC 5905 section 11.2.1 treats servers in the same way).
/// </summary>
/// <param name="Min">Least value; null = open.</param>
/// <param name="Max">Greatest value; null = open.</param>
/// <param name="Points">The values in rising order; empty = every value from Min to Max.</param>
public sealed record SkewSet(double? Min, double? Max, ImmutableArray<double> Points)
{
    /// <summary>Step of the time zones of the world, in seconds.</summary>
    public const int QuarterHour = 900;

    /// <summary>Two stamps of "the same moment" differ by the time an answer travels and by whole seconds cut off, in seconds.</summary>
    public const double Slack = 2;

    /// <summary>Every offset a zone can have: -12:00 to +14:00 in quarter hours.</summary>
    public static ImmutableArray<Offset> AllOffsets { get; } = [.. Enumerable.Range(-48, 105).Select(quarter => Offset.FromSeconds(quarter * QuarterHour))];

    /// <summary>Every value: nothing is known.</summary>
    public static SkewSet Anything { get; } = new(null, null, []);

    /// <summary>The local clock is behind, nobody knows how far.</summary>
    public static SkewSet Behind { get; } = AtMost(0);

    /// <summary>The local clock is ahead, nobody knows how far.</summary>
    public static SkewSet Ahead { get; } = AtLeast(0);

    /// <summary>One of these values.</summary>
    public static SkewSet OneOf(IEnumerable<double> values)
    {
        var points = values.Distinct().Order().ToImmutableArray();
        return points.IsEmpty ? Anything : new(points[0], points[^1], points);
    }

    /// <summary>Everything up to <paramref name="seconds"/>.</summary>
    public static SkewSet AtMost(double seconds) => new(null, seconds, []);

    /// <summary>Everything from <paramref name="seconds"/>.</summary>
    public static SkewSet AtLeast(double seconds) => new(seconds, null, []);

    /// <summary>Everything between.</summary>
    public static SkewSet Between(double min, double max) => new(Math.Min(min, max), Math.Max(min, max), []);

    /// <summary>True where nothing is known.</summary>
    public bool IsAnything => Min is null && Max is null;

    /// <summary>The least value of a set no wider than the slack: the one value, to whole seconds; null where there are more.</summary>
    public double? OnlyValue => Min is { } min && Max is { } max && max - min <= 2 * Slack ? min : null;

    /// <summary>The sign, where every value has the same.</summary>
    public ClockDirection? Direction => Max <= 0 && Min != 0 ? ClockDirection.Behind : Min >= 0 && Max != 0 ? ClockDirection.Ahead : null;

    /// <summary>What all points are modulo a quarter hour (0 to 899), to the nearest second; null where the set is no lattice.</summary>
    public int? Residue
    {
        get
        {
            if (Points.Length < 2)
                return null;
            var residues = Points.Select(point => (int)((Math.Round(point) % QuarterHour) + QuarterHour) % QuarterHour).Distinct().ToArray();
            return residues.Length == 1 ? residues[0] : null;
        }
    }

    /// <summary>True where some member lies within <paramref name="seconds"/> of zero.</summary>
    public bool CanBeWithin(double seconds) => Points.IsEmpty
        ? (Min ?? double.MinValue) <= seconds && (Max ?? double.MaxValue) >= -seconds
        : Points.Any(point => Math.Abs(point) <= seconds);

    /// <summary>True where every member lies within <paramref name="seconds"/> of zero.</summary>
    public bool IsWithin(double seconds) => Min >= -seconds && Max <= seconds;

    /// <summary>The values that both sets allow; null = none, the two do not speak of the same clock.</summary>
    public SkewSet? Intersect(SkewSet other)
    {
        if (Points.IsEmpty && !other.Points.IsEmpty)
            return other.Intersect(this);
        if (!Points.IsEmpty)
        {
            var shared = Points.Where(point => other.Allows(point)).ToImmutableArray();
            return shared.IsEmpty ? null : OneOf(shared);
        }

        var min = Min is null ? other.Min : other.Min is null ? Min : Math.Max(Min.Value, other.Min.Value);
        var max = Max is null ? other.Max : other.Max is null ? Max : Math.Min(Max.Value, other.Max.Value);
        return min > max + Slack ? null : new(min > max ? max : min, max, []);
    }

    private bool Allows(double value) => Points.IsEmpty
        ? value >= (Min ?? double.MinValue) - Slack && value <= (Max ?? double.MaxValue) + Slack
        : Points.Any(point => Math.Abs(point - value) <= Slack);
}
