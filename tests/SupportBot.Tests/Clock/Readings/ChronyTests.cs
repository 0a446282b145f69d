using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Tests.Clock.Readings;

public sealed class ChronyTests
{
    private static string Tracking(string reference, string systemTime, string leap = "Normal") => $"""
        Reference ID    : {reference}
        Stratum         : 3
        Ref time (UTC)  : Tue May 05 09:02:11 2026
        System time     : {systemTime} of NTP time
        Last offset     : +0.000010000 seconds
        RMS offset      : 0.000200000 seconds
        Root delay      : 0.020000000 seconds
        Root dispersion : 0.005000000 seconds
        Leap status     : {leap}
        """;

    [Theory]
    [InlineData("3.250000000 seconds slow", -3.25, false)]
    [InlineData("3.250000000 seconds fast", 3.25, false)]
    [InlineData("0.000250000 seconds fast", 0.00025, true)]
    public void Slow_is_behind_and_fast_is_ahead(string systemTime, double offset, bool synchronized)
    {
        var reading = ClockReadings.Read(Tracking("C6336404 (ntp4.example.org)", systemTime));

        Assert.Equal(("chronyc tracking", offset, synchronized, "ntp4.example.org", 3), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.Server, reading.Stratum));
        Assert.Equal(0.015, reading.BoundSeconds!.Value, 1e-9);
    }

    [Fact]
    public void Old_chronys_count_of_sources_stands_above_their_statistics_too()
    {
        var reading = ClockReadings.Read("210 Number of sources = 1\nName/IP Address            NP  NR  Span  Frequency  Freq Skew  Offset  Std Dev\n====\nntp4.example.org  9  4  10m  +0.1  0.2  +9us  8us");

        Assert.Equal(("chronyc sourcestats", null), (reading.Tool, reading.Synchronized));
    }

    [Theory]
    [InlineData("00000000 ()", "Not synchronised")]
    [InlineData("7F7F0101 ()", "Normal")]
    public void The_zero_of_a_daemon_without_a_source_is_no_measurement(string reference, string leap)
    {
        var reading = ClockReadings.Read(Tracking(reference, "0.000000000 seconds fast", leap));

        Assert.Equal((null, false, null), (reading.OffsetSeconds, reading.Synchronized, reading.Server));
        Assert.NotEmpty(reading.Notes);
    }

    [Fact]
    public void The_comma_separated_form_has_the_opposite_sign()
    {
        var reading = ClockReadings.Read("C6336404,198.51.100.4,3,1777971731.000000000,12.500000000,-0.000019561,0.002206477,4.119,-0.720,128.045,0.003768755,0.001413885,1.0,Normal");

        Assert.Equal(("chronyc -c tracking", -12.5, false), (reading.Tool, reading.OffsetSeconds, reading.Synchronized));
    }

    [Fact]
    public void Sources_show_the_servers_and_are_marked_as_a_blind_spot()
    {
        var reading = ClockReadings.Read("""
            MS Name/IP address         Stratum Poll Reach LastRx Last sample
            ===============================================================================
            ^- ntp3.example.org              2   6   377    17m   +12ms[  +13ms] +/-   40ms
            ^* ntp4.example.org              3   6   377    23   -512us[ -600us] +/-   12ms
            """);

        Assert.True(reading.BlindSpot);
        Assert.Equal(("chronyc sources", true, "ntp4.example.org", 3), (reading.Tool, reading.Synchronized, reading.Server, reading.Stratum));
        Assert.Equal(-0.0006, reading.OffsetSeconds!.Value, 1e-9);
        Assert.Contains(reading.Notes, note => note.Key == "readings.blind-sources");
    }

    [Theory]
    [InlineData("^? 203.0.113.9                    0   8     0     -     +0ns[   +0ns] +/-    0ns", "readings.no-answer")]
    [InlineData("^x 203.0.113.9                    2   8   377     4   +900s[ +900s] +/-   12ms", "readings.servers-disagree")]
    public void Sources_without_a_selected_one_are_not_synchronised(string row, string note)
    {
        var reading = ClockReadings.Read("MS Name/IP address         Stratum Poll Reach LastRx Last sample\n=====\n" + row);

        Assert.Equal((null, false), (reading.OffsetSeconds, reading.Synchronized));
        Assert.Contains(reading.Notes, entry => entry.Key == note);
    }

    [Fact]
    public void Waitsync_gives_a_size_without_a_direction()
    {
        var reading = ClockReadings.Read("try: 1, refid: 00000000, correction: 0.000000000, skew: 0.000\ntry: 2, refid: C6336404, correction: 55.250000000, skew: 1.5\n");

        Assert.Equal(("chronyc waitsync", null, 55.25, "198.51.100.4"), (reading.Tool, reading.OffsetSeconds, reading.MagnitudeSeconds, reading.Server));
    }

    [Theory]
    [InlineData("System clock wrong by -2.500000 seconds (ignored)", 2.5, OffsetKind.Measured, false)]
    [InlineData("System clock wrong by 0.000100 seconds (ignored)", -0.0001, OffsetKind.Measured, true)]
    [InlineData("System clock wrong by 2.500000 seconds (step)", -2.5, OffsetKind.BeforeStep, null)]
    public void Chronyd_prints_what_must_be_added(string line, double offset, OffsetKind kind, bool? synchronized)
    {
        var reading = ClockReadings.Read($"2026-05-05T09:02:11Z chronyd version 4.5 starting (+CMDMON)\n2026-05-05T09:02:15Z {line}\n2026-05-05T09:02:15Z chronyd exiting\n");

        Assert.Equal(("chronyd -Q", offset, kind, synchronized), (reading.Tool, reading.OffsetSeconds, reading.Kind, reading.Synchronized));
    }

    [Theory]
    [InlineData("200 OK", "chronyc makestep", null)]
    [InlineData("500 Failure", "chronyc makestep", "500 Failure")]
    [InlineData("506 Cannot talk to daemon", "chronyc tracking", "506 Cannot talk to daemon")]
    [InlineData("[root@db ~]# chronyc sources\n506 Cannot talk to daemon", "chronyc sources", "506 Cannot talk to daemon")]
    public void One_line_answers_are_told_with_their_tool(string text, string tool, string? error) =>
        Assert.Equal((tool, error, null), (ClockReadings.Read(text).Tool, ClockReadings.Read(text).Error, ClockReadings.Read(text).Synchronized));

    [Fact]
    public void Ntpdata_is_about_the_server_not_the_clock()
    {
        var reading = ClockReadings.Read("Remote address  : 198.51.100.4 (C6336404)\nRemote port     : 123\nLeap status     : Normal\nStratum         : 3\nOffset          : +0.001 seconds\nNTP tests       : 111 111 1111\n");

        Assert.Equal(("chronyc ntpdata", null, "198.51.100.4", true), (reading.Tool, reading.OffsetSeconds, reading.Server, reading.BlindSpot));
    }

    [Fact]
    public void The_wrong_command_is_named_with_the_one_to_run()
    {
        var reading = ClockReadings.Read("Name/IP Address            NP  NR  Span  Frequency  Freq Skew  Offset  Std Dev\n====\nntp4.example.org  6   3   326     +0.1  1.2  +2us  30us\n");

        Assert.Equal(("chronyc sourcestats", true), (reading.Tool, reading.BlindSpot));
        Assert.Contains(Assert.Single(reading.Notes).Values, value => value is ("instead", "chronyc tracking"));
    }
}
