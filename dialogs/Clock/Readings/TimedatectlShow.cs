using System.Collections.Frozen;
using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>timedatectl show</c>: Key=Value, the same in every language and version since 239.</summary>
internal sealed class TimedatectlShow : IReadingParser
{
    private static readonly FrozenSet<string> Labels =
        Fields.Labels("Timezone", "LocalRTC", "CanNTP", "NTP", "NTPSynchronized", "TimeUSec", "RTCTimeUSec");

    public Claim? TryRead(Output output, int at)
    {
        if (!Fields.HasLabel(output[at], Labels, '='))
            return null;
        var fields = Fields.Read(output, at, Labels, '=');
        if (!fields.Has("NTPSynchronized") && !(fields.Has("CanNTP") && fields.Has("NTP")) && !fields.Has("TimeUSec"))
            return null;
        var zone = fields["Timezone"] is { Length: > 0 } name ? name : null;
        var synchronized = Timedatectl.Flag(fields["NTPSynchronized"]);
        var enabled = Timedatectl.Flag(fields["NTP"]);
        return new(
            new()
            {
                Tool = "timedatectl show",
                Synchronized = synchronized,
                NtpEnabled = enabled,
                TimeZone = zone,
                Instant = Instant(fields["TimeUSec"], zone),
                Notes =
                [
                    Clocks.Note("timedatectl-flag"),
                    .. (synchronized, enabled) switch
                    {
                        (true, false) => new[] { Clocks.Note("timedatectl-other-daemon") },
                        (false, true) => [Clocks.Note("timedatectl-not-yet")],
                        (false, false) => [Clocks.Note(Timedatectl.Flag(fields["CanNTP"]) == false ? "ntp-not-supported" : "timedatectl-off")],
                        _ => [],
                    },
                ],
            },
            fields.Lines);
    }

    /// <summary>"Mon 2026-11-23 08:09:12 CET": the abbreviation may be ambiguous, the zone's name is not.</summary>
    private static Instant? Instant(string? stamp, string? zone)
    {
        if (CivilTimes.Read(stamp?[(stamp.IndexOf(' ', StringComparison.Ordinal) + 1)..] ?? "") is not { } time)
            return null;
        return time.Instant ?? (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)?.AtLeniently(time.Local).ToInstant());
    }
}
