using NodaTime;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>
/// Joins the Date header of a web server with the local time printed beside it: <c>date -u; curl -sI https://...</c> gives
/// skew = local - header, good to about two seconds (the header is cut to seconds, the commands run one after the other).
/// </summary>
internal static class ClockPairs
{
    private const double HeaderSeconds = 2.0;

    public static ImmutableArray<ClockReading> Join(ImmutableArray<ClockReading> readings)
    {
        for (var at = 0; at < readings.Length; at++)
            if (readings[at] is { Tool: "curl Date", ReferenceInstant: { } reference } header && Local(readings, at) is { } local)
                readings = readings.SetItem(at, Joined(header, reference, local));
        return readings;
    }

    private static ClockReading? Local(ImmutableArray<ClockReading> readings, int at) =>
        at > 0 && IsLocal(readings[at - 1]) ? readings[at - 1] : at + 1 < readings.Length && IsLocal(readings[at + 1]) ? readings[at + 1] : null;

    private static bool IsLocal(ClockReading reading) => reading.Tool is "date" or "Get-Date";

    private static ClockReading Joined(ClockReading header, Instant reference, ClockReading local)
    {
        var cachedFor = header.BoundSeconds ?? 0;
        if (local.Instant is not { } instant)
            return header with { TimeZone = local.TimeZone, Notes = local.Notes, OffsetRange = null, BoundSeconds = null };
        var offset = (instant - reference).TotalSeconds;
        return cachedFor > 0
            ? header with { Instant = instant, TimeZone = local.TimeZone, OffsetRange = new(offset - cachedFor - HeaderSeconds, offset + HeaderSeconds), BoundSeconds = null }
            : header with
            {
                Instant = instant,
                TimeZone = local.TimeZone,
                OffsetSeconds = offset,
                Kind = OffsetKind.Measured,
                BoundSeconds = HeaderSeconds,
                Notes = [Clocks.Note("header-is-clock"), .. local.Notes.Where(note => note.Key == "readings.zone-assumed")],
            };
    }
}
