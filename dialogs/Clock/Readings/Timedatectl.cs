using System.Collections.Frozen;
using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>timedatectl</c> in its five layouts (systemd 195, 211, 220, 235, 239). It shows the clock and a kernel flag, no offset: the flag stays
/// "yes" after the network is gone, and can be "no" while chronyd works.
/// </summary>
internal sealed class Timedatectl : IReadingParser
{
    private static readonly FrozenSet<string> Labels = Fields.Labels(
        "Local time", "Universal time", "RTC time", "Timezone", "Time zone", "NTP enabled", "NTP synchronized", "Network time on",
        "System clock synchronized", "systemd-timesyncd.service active", "NTP service", "RTC in local TZ", "DST active", "Last DST change", "Next DST change");

    public Claim? TryRead(Output output, int at)
    {
        if (!Fields.HasLabel(output[at], Labels))
            return null;
        var fields = Fields.Read(output, at, Labels);
        var synchronized = Flag(fields.AnyOf("System clock synchronized", "NTP synchronized"));
        var enabled = Flag(fields.AnyOf("NTP service", "NTP enabled", "Network time on", "systemd-timesyncd.service active"));
        // One label alone can be a line of anything, except those that only timedatectl has
        if (fields.Lines < 3 && synchronized is null && !fields.Has("RTC in local TZ"))
            return null;
        var zone = fields.AnyOf("Time zone", "Timezone");
        return new(
            new()
            {
                Tool = "timedatectl",
                Platform = fields.Has("systemd-timesyncd.service active") ? "linux-timesyncd" : null,
                Synchronized = synchronized,
                NtpEnabled = enabled,
                TimeZone = zone?.Split(' ')[0] is { Length: > 0 } name && name != "n/a" ? name : null,
                Instant = Instant(fields),
                Notes = [.. Notes(synchronized, enabled, fields["RTC in local TZ"])],
            },
            fields.Lines);
    }

    /// <summary>yes, active, running, no, inactive, n/a in all versions.</summary>
    internal static bool? Flag(string? value) => value?.Split(' ', '(')[0].ToLowerInvariant() switch
    {
        "yes" or "active" or "on" or "true" or "1" => true,
        "no" or "inactive" or "off" or "false" or "0" => false,
        _ => null,
    };

    private static Instant? Instant(Fields fields) =>
        CivilTimes.Read(WithoutWeekday(fields["Universal time"]) ?? "")?.Instant ?? CivilTimes.Read(WithoutWeekday(fields["Local time"]) ?? "")?.Instant;

    /// <summary>"Mon 2026-11-23 07:09:12 UTC": the weekday says nothing, and may be in any language.</summary>
    private static string? WithoutWeekday(string? stamp) => stamp?[(stamp.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<Phrase> Notes(bool? synchronized, bool? enabled, string? rtcInLocalZone)
    {
        yield return Clocks.Note("timedatectl-flag");
        if (synchronized == true && enabled == false)
            yield return Clocks.Note("timedatectl-other-daemon");
        else if (synchronized == false && enabled == true)
            yield return Clocks.Note("timedatectl-not-yet");
        else if (synchronized == false && enabled == false)
            yield return Clocks.Note("timedatectl-off");
        if (Flag(rtcInLocalZone) == true)
            yield return Clocks.Note("rtc-in-local-zone");
    }
}
