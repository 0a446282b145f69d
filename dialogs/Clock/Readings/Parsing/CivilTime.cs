using NodaTime;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>A date with time as a tool printed it, and what its zone can be.</summary>
/// <param name="Local">The civil time.</param>
/// <param name="Zone">The zone as printed; null where none was.</param>
/// <param name="Offsets">What the zone can mean: one = known, several = ambiguous, none = unknown.</param>
internal sealed record CivilTime(LocalDateTime Local, string? Zone, ImmutableArray<Offset> Offsets)
{
    /// <summary>The instant, where the zone has one meaning.</summary>
    public Instant? Instant => Offsets is [var offset] ? Local.WithOffset(offset).ToInstant() : null;

    /// <summary>Every instant it can be; empty where the zone is unknown.</summary>
    public IEnumerable<Instant> Candidates => Offsets.Select(offset => Local.WithOffset(offset).ToInstant());

    /// <summary>Digits of the fraction of a second: 7 is .NET, 9 is GNU date, 6 is hwclock.</summary>
    public int FractionDigits { get; init; }

    /// <summary>True for ISO 8601 with a "T", or RFC 3339 with a space.</summary>
    public bool IsIso { get; init; }

    /// <summary>True where ISO's "T" is a space (RFC 3339).</summary>
    public bool IsSpaced { get; init; }

    /// <summary>True where the year stands last and the names are short: the layout of C's asctime.</summary>
    public bool IsAsctime { get; init; }

    /// <summary>True where only numbers give the date, and day and month could be swapped.</summary>
    public bool DayOrMonth { get; init; }
}
