using NodaTime;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>Turns two stamps into a pair of clocks with its set of skews.</summary>
internal static class Measure
{
    /// <summary>Two clocks agree on the date within this many seconds: no zone is further from UTC.</summary>
    private const double Near = 14 * 3600;

    /// <summary>Pairs a local stamp with a reference. Ambiguous dates of one message are read in the same order; unknown zones give a lattice.</summary>
    public static ClockPair Pair(string kind, Bound bound, Timestamp local, int localLine, Timestamp reference, int referenceLine)
    {
        // A message that writes two stamps without a zone wrote both in the same one
        if (!local.ZoneWritten && !reference.ZoneWritten)
            (local, reference) = (local.AsUtc(), reference.AsUtc());
        else if (!reference.ZoneWritten)
            reference = reference.AsUtc();
        local = local.InYearOf(reference.Civil[0]);
        reference = reference.InYearOf(local.Civil[0]);
        var zones = local.ZoneWritten ? local.Offsets : SkewSet.AllOffsets;
        var readings = Readings(local, reference).Select(reading => zones.SelectMany(zone => reference.Offsets.Select(other =>
            Math.Round((reading.Local.WithOffset(zone).ToInstant() - reading.Reference.WithOffset(other).ToInstant()).TotalSeconds, 6))).ToArray()).ToArray();
        // of two readings of a date (day first, month first) the other clock decides where it is near to one of them only
        var near = readings.Where(reading => reading.Any(seconds => Math.Abs(seconds) <= Near)).ToArray();
        var differences = (near.Length == 1 ? near : readings).SelectMany(reading => reading);
        return new(local.Text, reference.Text, kind, referenceLine, localLine)
        {
            LocalCivil = local.Civil.Length == 1 ? local.Civil[0] : null,
            ReferenceInstant = reference.Instant,
            ZoneKnown = local.Offsets.Length == 1,
            Bound = bound,
            Possible = Apply(bound, [.. differences]),
        };
    }

    /// <summary>What differences of a pair say of the skew.</summary>
    public static SkewSet Apply(Bound bound, IReadOnlyCollection<double> differences) => bound switch
    {
        Bound.AtMost => SkewSet.AtMost(differences.Max()),
        Bound.AtLeast => SkewSet.AtLeast(differences.Min()),
        _ => SkewSet.OneOf(differences),
    };

    private static IEnumerable<(LocalDateTime Local, LocalDateTime Reference)> Readings(Timestamp local, Timestamp reference) =>
        local.Format == reference.Format && local.Civil.Length == reference.Civil.Length
            ? local.Civil.Zip(reference.Civil)
            : local.Civil.SelectMany(civil => reference.Civil.Select(other => (civil, other)));
}
