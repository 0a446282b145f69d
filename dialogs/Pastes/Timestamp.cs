using NodaTime;

namespace SupportBot.Dialogs.Pastes;

/// <summary>
/// A date and time as a text writes it. Nothing is guessed: an ambiguous date keeps both readings, a missing zone stays missing.
/// </summary>
/// <param name="Text">The stamp as it stands in the paste.</param>
/// <param name="Start">0-based column where it begins.</param>
/// <param name="Format">Name of the format that read it (<see cref="TimestampFormats"/>).</param>
public sealed record Timestamp(string Text, int Start, string Format)
{
    /// <summary>The civil time, one entry per possible reading of the date; for <c>03/04/2017</c> first month-first, then day-first.</summary>
    public required ImmutableArray<LocalDateTime> Civil { get; init; }

    /// <summary>The UTC offsets that its zone may mean: one for <c>+02:00</c>, three for <c>CST</c>, none where no zone is written.</summary>
    public ImmutableArray<Offset> Offsets { get; init; } = [];

    /// <summary>False for formats that write no year (syslog, klog); <see cref="Civil"/> then stands in the year 2000 (a leap year).</summary>
    public bool HasYear { get; init; } = true;

    /// <summary>True where the stamp says its zone, even if the zone's name has several meanings.</summary>
    public bool ZoneWritten => !Offsets.IsEmpty;

    /// <summary>The instant, where date and zone leave only one.</summary>
    public Instant? Instant => Civil.Length == 1 && Offsets.Length == 1 && HasYear ? Civil[0].WithOffset(Offsets[0]).ToInstant() : null;

    /// <summary>0-based column after the stamp.</summary>
    public int End => Start + Text.Length;

    /// <summary>The same stamp as UTC, for sources whose times are UTC by definition.</summary>
    public Timestamp AsUtc() => ZoneWritten ? this : this with { Offsets = [Offset.Zero] };

    /// <summary>The same stamp in the year nearest to <paramref name="near"/>, so that December and January meet at new year.</summary>
    public Timestamp InYearOf(LocalDateTime near) => HasYear ? this : this with { HasYear = true, Civil = [.. Civil.Select(civil => Nearest(civil, near))] };

    private static LocalDateTime Nearest(LocalDateTime civil, LocalDateTime near) =>
        Enumerable.Range(Math.Clamp(near.Year - 1, 1, 9997), 3)
            .Select(year => civil.With(date => date.PlusYears(year - date.Year)))
            .MinBy(candidate => Math.Abs((candidate.ToDateTimeUnspecified() - near.ToDateTimeUnspecified()).Ticks));
}
