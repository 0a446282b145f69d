using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>date</c> in every locale, <c>date -u +%s</c>, <c>date -Iseconds</c>, <c>date --rfc-3339</c>. Shows the clock but not its error: that needs a true
/// clock beside it.
/// </summary>
internal sealed class DateCommand : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        if (Epoch.Read(output[at]) is { } instant)
            return new(new() { Tool = output.Tool == "Get-Date" ? "Get-Date" : "date", Instant = instant, TimeZone = "UTC", Notes = [Clocks.Note("needs-true-clock")] }, Certain: false);
        if (CivilTimes.Read(output[at]) is not { } time || !IsDate(time, output.Tool, output[at]))
            return null;
        return new(
            new()
            {
                Tool = "date",
                Instant = time.DayOrMonth ? null : time.Instant,
                TimeZone = time.Zone,
                Notes = [Note(time)],
            },
            Certain: false);
    }

    /// <summary>date prints a zone, or asctime's layout; .NET's seven decimals are Get-Date.</summary>
    internal static bool IsDate(CivilTime time, string? tool, string line) => tool switch
    {
        "date" => true,
        "Get-Date" => false,
        _ => time is { FractionDigits: not 7 } and not { IsIso: true, Zone: null } && !GetDate.IsUniversalSortable(time) && !GetDate.IsRfc1123(line) && (time.Zone is not null || time.IsAsctime),
    };

    /// <summary>What the zone leaves open.</summary>
    internal static Phrase Note(CivilTime time) => time switch
    {
        { Zone: null } or { DayOrMonth: true } => Clocks.Note("no-zone", ("instead", "date -u")),
        { Offsets.Length: > 1 } => Clocks.Note("zone-ambiguous", ("zone", time.Zone), ("instead", "date -u")),
        { Offsets.Length: 0 } => Clocks.Note("zone-unknown", ("zone", time.Zone), ("instead", "date -u")),
        _ when ZoneNames.IsAssumed(time.Zone) => Clocks.Note("zone-assumed", ("zone", time.Zone)),
        _ => Clocks.Note("needs-true-clock"),
    };
}
