using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>What timedatectl prints in containers, without systemd, without a time service, without rights.</summary>
internal sealed partial class TimedatectlErrors : IReadingParser
{
    private static readonly ErrorLines Errors = new(
        new(NoTimesync(), "timedatectl show-timesync", "timesync1 not available", "no-timesyncd"),
        new(NoTimedate(), "timedatectl", "timedate1 not available", "no-timedated"),
        new(ParseBus(), "timedatectl show-timesync", "failed to parse bus message", "not-readable"),
        new(NotBooted(), "timedatectl", "no systemd", "no-systemd"),
        new(NtpNotSupported(), "timedatectl", "NTP not supported", "ntp-not-supported"),
        new(AutomaticIsOn(), "timedatectl", "automatic time synchronization is enabled", "automatic-is-on"),
        new(Denied(), "timedatectl", "access denied", "needs-root"),
        new(NoBus(), "timedatectl", "no systemd", "no-systemd"),
        new(UnknownVerb(), "timedatectl timesync-status", "unknown operation", "old-systemd"),
        new(Query(), "timedatectl", "failed to query server", "not-readable"));

    public Claim? TryRead(Output output, int at) => Errors.TryRead(output, at);

    [GeneratedRegex(@"\AFailed to .{0,60}(?:org\.freedesktop\.timesync1|systemd-timesyncd\.service (?:is masked|not found))", RegexOptions.CultureInvariant)]
    private static partial Regex NoTimesync();

    [GeneratedRegex(@"\AFailed to .{0,60}org\.freedesktop\.timedate1|\AFailed to .{0,60}systemd-timedated\.service", RegexOptions.CultureInvariant)]
    private static partial Regex NoTimedate();

    [GeneratedRegex(@"\AFailed to parse bus message", RegexOptions.CultureInvariant)]
    private static partial Regex ParseBus();

    [GeneratedRegex(@"\ASystem has not been booted with systemd", RegexOptions.CultureInvariant)]
    private static partial Regex NotBooted();

    [GeneratedRegex(@"\AFailed to set ntp: NTP not supported", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NtpNotSupported();

    [GeneratedRegex(@"\AFailed to set (?:time|local RTC): Automatic time synchroni[sz]ation is enabled", RegexOptions.CultureInvariant)]
    private static partial Regex AutomaticIsOn();

    [GeneratedRegex(@"\AFailed to set (?:ntp|time|time zone|timezone|local RTC): (?:Access denied|Interactive authentication required|.{0,40}Permission denied)", RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\AFailed to (?:connect to|create|get) (?:system )?(?:scope )?(?:D-)?[bB]us", RegexOptions.CultureInvariant)]
    private static partial Regex NoBus();

    [GeneratedRegex(@"\AUnknown (?:operation|command verb) '?(?:show-timesync|timesync-status|show)'?", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownVerb();

    [GeneratedRegex(@"\AFailed to (?:query server|issue method call|read \S{1,40} property): ", RegexOptions.CultureInvariant)]
    private static partial Regex Query();
}
