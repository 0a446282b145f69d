using NodaTime;
using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Tests.Clock.Readings;

public sealed class TimedatectlTests
{
    [Theory]
    [InlineData("        Timezone: Asia/Seoul", "     NTP enabled: yes", "NTP synchronized: no")]
    [InlineData("       Time zone: Asia/Seoul (KST, +0900)", "     NTP enabled: yes", "NTP synchronized: no")]
    [InlineData("       Time zone: Asia/Seoul (KST, +0900)", " Network Time on: yes", "NTP synchronized: no")]
    [InlineData("       Time zone: Asia/Seoul (KST, +0900)", "systemd-timesyncd.service active: yes", "System clock synchronized: no")]
    [InlineData("       Time zone: Asia/Seoul (KST, +0900)", "     NTP service: active", "System clock synchronized: no")]
    public void All_five_layouts_give_zone_service_and_flag(string zone, string service, string flag)
    {
        var reading = ClockReadings.Read($"""
                  Local time: Tue 2026-05-05 18:02:11 KST
              Universal time: Tue 2026-05-05 09:02:11 UTC
                    RTC time: Tue 2026-05-05 09:02:12
            {zone}
            {service}
            {flag}
             RTC in local TZ: no
            """);

        Assert.Equal(("timedatectl", "Asia/Seoul", true, false), (reading.Tool, reading.TimeZone, reading.NtpEnabled, reading.Synchronized));
        Assert.Null(reading.OffsetSeconds);
        Assert.Equal(Instant.FromUtc(2026, 5, 5, 9, 2, 11), reading.Instant);
    }

    [Fact]
    public void Show_reads_the_zone_by_its_name_even_where_the_abbreviation_is_ambiguous()
    {
        var reading = ClockReadings.Read("Timezone=America/Chicago\nLocalRTC=no\nCanNTP=yes\nNTP=no\nNTPSynchronized=yes\nTimeUSec=Tue 2026-01-06 03:00:00 CST\n");

        Assert.Equal("timedatectl show", reading.Tool);
        Assert.Equal(Instant.FromUtc(2026, 1, 6, 9, 0), reading.Instant);
        Assert.Contains(reading.Notes, note => note.Key == "readings.timedatectl-other-daemon");
    }

    [Theory]
    [InlineData("+1h 2min 3.5s", -3723.5, null)]
    [InlineData("-250us", 0.00025, true)]
    [InlineData("+1w 2d", -777600, null)]
    public void Status_of_timesyncd_turns_the_sign_of_compound_offsets(string printed, double offset, bool? synchronized)
    {
        var reading = ClockReadings.Read($"       Server: 198.51.100.4 (ntp4.example.org)\nPoll interval: 1min 4s (min: 32s; max 34min 8s)\n         Leap: normal\n      Stratum: 2\n       Offset: {printed}\n Packet count: 7\n");

        Assert.Equal("timedatectl timesync-status", reading.Tool);
        Assert.Equal(offset, reading.OffsetSeconds!.Value, 1e-9);
        Assert.Equal((synchronized, "ntp4.example.org", OffsetKind.LastPoll, "linux-timesyncd"), (reading.Synchronized, reading.Server, reading.Kind, reading.Platform));
    }

    [Fact]
    public void A_server_that_never_answered_is_not_synchronised_and_gives_no_offset()
    {
        var reading = ClockReadings.Read("       Server: 198.51.100.4 (ntp4.example.org)\nPoll interval: 32s (min: 32s; max 34min 8s)\n Packet count: 0\n");

        Assert.Equal((null, false), (reading.OffsetSeconds, reading.Synchronized));
    }

    [Fact]
    public void Show_timesync_derives_the_offset_from_the_four_stamps()
    {
        var reading = ClockReadings.Read(
            "ServerName=ntp4.example.org\nServerAddress=198.51.100.4\nPollIntervalMinUSec=32s\nNTPMessage={ Leap=0, Version=4, Mode=4, Stratum=3, Precision=-25, "
            + "OriginateTimestamp=Tue 2026-05-05 09:10:00 UTC, ReceiveTimestamp=Tue 2026-05-05 09:00:00 UTC, TransmitTimestamp=Tue 2026-05-05 09:00:00 UTC, "
            + "DestinationTimestamp=Tue 2026-05-05 09:10:02 UTC, Ignored=no, PacketCount=3, Jitter=0 }\nFrequency=0\n");

        Assert.Equal(("timedatectl show-timesync", 601.0, OffsetKind.Derived, 3), (reading.Tool, reading.OffsetSeconds, reading.Kind, reading.Stratum));
        Assert.Null(reading.Synchronized);
    }

    [Theory]
    [InlineData("System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down", "timedatectl", "no systemd")]
    [InlineData("Failed to set ntp: NTP not supported", "timedatectl", "NTP not supported")]
    [InlineData("Failed to query server: The name org.freedesktop.timesync1 was not provided by any .service files", "timedatectl show-timesync", "timesync1 not available")]
    [InlineData("bash: timedatectl: command not found", "timedatectl", "command not found")]
    [InlineData("$ timedatectl timesync-status\nUnknown operation timesync-status.", "timedatectl timesync-status", "unknown operation")]
    public void Errors_are_told_with_their_tool(string text, string tool, string error)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal((tool, error, null), (reading.Tool, reading.Error, reading.Synchronized));
    }
}
