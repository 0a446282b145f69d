using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Tests.Clock.Readings;

/// <summary>ntpq, ntpstat, ntptime, ntpdate, sntp, busybox and OpenNTPD.</summary>
public sealed class NtpdTests
{
    private const string Header = "     remote           refid      st t when poll reach   delay   offset  jitter\n==============================================================================\n";

    [Theory]
    [InlineData("*198.51.100.4    .GPS.            1 u   11   64  377    0.611  -12.500   0.246", 0.0125, true, "198.51.100.4")]
    [InlineData("*198.51.100.4    .GPS.            1 u   11   64  377    0.611 90250.25   0.246", -90.25025, false, "198.51.100.4")]
    [InlineData("*198.51.100.4    .GPS.            1 u   11   64  377  387.363-1589483.  39.556", 1589.483, false, "198.51.100.4")]
    [InlineData("o198.51.100.4    .PPS.            0 l    1   16  377    0.000   0.0010   0.001", -0.000001, true, "198.51.100.4")]
    [InlineData(" 198.51.100.4    192.0.2.1        2 u   11   64    3    0.611  250.000   0.246", -0.25, false, null)]
    [InlineData(" pool.example.or .POOL.          16 p    -   64    0    0.000    0.000   0.000", null, false, null)]
    [InlineData("*LOCAL(0)        .LOCL.          10 l   11   64  377    0.000    0.000   0.000", null, false, "LOCAL(0)")]
    public void A_row_of_ntpq_in_milliseconds_with_the_opposite_sign(string row, double? offset, bool synchronized, string? server)
    {
        var reading = ClockReadings.Read(Header + row);

        Assert.Equal(("ntpq -p", synchronized, server), (reading.Tool, reading.Synchronized, reading.Server));
        Assert.Equal(offset is null, reading.OffsetSeconds is null);
        Assert.Equal(offset ?? 0, reading.OffsetSeconds ?? 0, 1e-9);
    }

    [Fact]
    public void Without_a_star_the_median_of_those_that_answer_is_a_hint()
    {
        var reading = ClockReadings.Read(Header
            + " a.example.org   192.0.2.1        2 u   11   64    3    0.611 5000.000   0.246\n"
            + " b.example.org   192.0.2.1        2 u   11   64    3    0.611 5100.000   0.246\n"
            + " c.example.org   192.0.2.1        2 u   11   64    3    0.611 9999.000   0.246\n"
            + " d.example.org   .INIT.          16 u    -   64    0    0.000    0.000   0.000\n");

        Assert.Equal((-5.1, OffsetKind.PeerMedian, false), (reading.OffsetSeconds, reading.Kind, reading.Synchronized));
    }

    [Theory]
    [InlineData("11", "0.0", null, false)]
    [InlineData("00", "-2.5", 0.0025, true)]
    [InlineData("00", "65000.0", -65.0, false)]
    public void Variables_with_a_leap_alarm_hold_no_measurement(string leap, string printed, double? offset, bool synchronized)
    {
        var reading = ClockReadings.Read($"associd=0 status=0615 leap_none, sync_ntp, 1 event, clock_sync,\nversion=\"ntpd 4.2.8p15\", leap={leap}, stratum=2,\nrefid=198.51.100.4, offset={printed}, rootdelay=1.0, rootdisp=2.0\n");

        Assert.Equal(("ntpq -c rv", offset, synchronized, "198.51.100.4"), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.Server));
    }

    [Theory]
    [InlineData("$ ntpq -c 'rv 0 offset,stratum'\noffset=90250.25, stratum=3", -90.25025, null)]
    [InlineData("$ ntpq -c \"rv 0 offset\"\noffset=-12.500", 0.0125, null)]
    [InlineData("$ ntpq -c 'readvar 0 leap,offset'\nleap=00, offset=-12.500", 0.0125, true)]
    [InlineData("$ ntpq -c 'rv 0 leap,offset'\nleap=11, offset=0.000", null, false)]
    [InlineData("$ ntpq -c 'rv 0 offset,stratum'\noffset=0.000, stratum=16", null, false)]
    [InlineData("$ ntpq -c 'rv 0 offset'\noffset=0.000", null, null)]
    [InlineData("$ ntpq -c 'rv &1 leap,offset'\nleap=00, offset=-12.500", 0.0125, null)]
    public void Single_variables_are_read_behind_the_command_that_asked_for_them(string text, double? offset, bool? synchronized)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("ntpq -c rv", offset, synchronized, null), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.Error));
    }

    [Theory]
    [InlineData("offset=734.112, stratum=3")]
    [InlineData("$ kafkacat -C\noffset=734.112, stratum=3")]
    public void Variables_of_anybody_are_not_ntpqs(string text) => Assert.Null(ClockReadings.Read(text).Tool);

    [Fact]
    public void Ntpdate_that_tells_of_every_packet_has_set_nothing()
    {
        const string Closing = "23 Mar 10:00:09 ntpdate[7]: step time server 198.51.100.4 offset 75.250000 sec";

        Assert.Equal((-75.25, OffsetKind.BeforeStep, null), Of(ClockReadings.Read(Closing)));
        Assert.Equal((-75.25, OffsetKind.Measured, false), Of(ClockReadings.Read("Looking for host 198.51.100.4 and service ntp\ntransmit(198.51.100.4)\nreceive(198.51.100.4)\nstratum 2, leap 00\noffset 75.250000\n\n" + Closing)));

        static (double?, OffsetKind?, bool?) Of(ClockReading reading) => (reading.OffsetSeconds, reading.Kind, reading.Synchronized);
    }

    [Theory]
    [InlineData("pll nano", true)]
    [InlineData("pll unsync", false)]
    public void The_kernel_says_whether_it_is_disciplined_but_not_how_far_off(string status, bool synchronized)
    {
        var reading = ClockReadings.Read($"associd=0 status=0615 leap_none, sync_ntp, 1 event, clock_sync,\npll offset:            7.5\npll frequency:         1.25\nmaximum error:         0.5\nkernel status:         {status}\n");

        Assert.Equal(("ntpq -c kerninfo", null, synchronized), (reading.Tool, reading.OffsetSeconds, reading.Synchronized));
    }

    [Theory]
    [InlineData("Clock is synchronized, stratum 4, reference is 198.51.100.4", true, "198.51.100.4")]
    [InlineData("Clock is unsynchronized, stratum 16, no reference clock", false, null)]
    public void The_clock_offset_of_a_router_has_no_documented_sign(string first, bool synchronized, string? server)
    {
        var reading = ClockReadings.Read($"edge7#show ntp status\n{first}\nnominal freq is 250.0000 Hz, actual freq is 250.0001 Hz, precision is 2**18\nclock offset is 77.5000 msec, root delay is 1.50 msec");

        Assert.Equal(("show ntp status", null, synchronized, server), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.Server));
    }

    [Theory]
    [InlineData("*~198.51.100.4    192.0.2.1         2     11     64   377  0.611  -12.500  0.246", 0.0125, true)]
    [InlineData("*~198.51.100.4    192.0.2.1         2     11     64   377  0.611  90250.25  0.246", -90.25025, false)]
    [InlineData("*~127.127.1.1     .LOCL.            7     11     64   377  0.000    0.000  0.246", null, false)]
    [InlineData(" ~198.51.100.4    .INIT.           16      -     64     0  0.000    0.000 15937.", null, false)]
    public void A_routers_association_is_milliseconds_with_the_opposite_sign(string row, double? offset, bool synchronized)
    {
        var reading = ClockReadings.Read("  address         ref clock       st   when   poll reach  delay  offset   disp\n" + row + "\n * sys.peer, # selected, + candidate, - outlyer, x falseticker, ~ configured");

        Assert.Equal(("show ntp associations", offset, synchronized), (reading.Tool, reading.OffsetSeconds, reading.Synchronized));
    }

    [Theory]
    [InlineData("synchronised to NTP server (198.51.100.4) at stratum 3\n   time correct to within 40 ms\n   polling server every 64 s", true, 0.04)]
    [InlineData("synchronised to local net (127.127.1.0) at stratum 11\n   time correct to within 40 ms\n   polling server every 64 s", false, 0.04)]
    [InlineData("unsynchronised\n   polling server every 8 s", false, null)]
    [InlineData("unsynchronised\npoll interval unknown", false, null)]
    public void Ntpstat_gives_a_bound_and_no_offset(string text, bool synchronized, double? bound)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("ntpstat", null, synchronized, bound), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.BoundSeconds));
    }

    [Theory]
    [InlineData("0 (OK)", "0x2001 (PLL,NANO)", true)]
    [InlineData("5 (ERROR)", "0x41 (PLL,UNSYNC)", false)]
    public void Ntptime_tells_whether_the_kernel_is_disciplined(string code, string status, bool synchronized)
    {
        var reading = ClockReadings.Read($"ntp_gettime() returns code {code}\n  time eeae640c.774735de  Mon, Nov 23 2026  7:04:44.465, (.465936),\n  maximum error 20000 us, estimated error 5 us\nntp_adjtime() returns code {code}\n  offset 3.000 us, frequency 0.1 ppm\n  status {status},\n");

        Assert.Equal(("ntptime", null, synchronized), (reading.Tool, reading.OffsetSeconds, reading.Synchronized));
    }

    [Theory]
    [InlineData("         mode: 0\n       offset: 3\n    frequency: 1234567\n     maxerror: 20000\n     esterror: 5\n       status: 8193\ntime_constant: 2\n    precision: 1\n    tolerance: 32768000\n         tick: 10000\n     raw time:  1777971731s 123456us = 1777971731.123456\n return value = 0", true)]
    [InlineData("         mode: 0\n       offset: 0\n    frequency: 0\n     maxerror: 16000000\n     esterror: 16000000\n       status: 64\ntime_constant: 2\n    precision: 1\n    tolerance: 32768000\n         tick: 10000\n     raw time:  1777971731s 123456us = 1777971731.123456\n return value = 5", false)]
    [InlineData("    mode:         0\n-o  offset:       0 us\n-f  freq.adjust:  0 (65536 = 1ppm)\n    maxerror:     16000000\n    esterror:     16000000\n    status:       65 (PLL | UNSYNC)\n-p  timeconstant: 7\n    precision:    1 us\n    tolerance:    32768000\n-t  tick:         10000 us\n    return value: 5 (clock not synchronized)", false)]
    public void Adjtimex_shows_the_kernels_flag_and_no_error_of_the_clock(string text, bool synchronized)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("adjtimex", null, synchronized, synchronized ? 0.02 : (double?)null), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.BoundSeconds));
    }

    [Theory]
    [InlineData("mode: 0\nstatus: 64\nfrequency: 12")]
    [InlineData("status: 64")]
    public void A_status_of_anything_is_not_the_kernels(string text) => Assert.Null(ClockReadings.Read(text).Tool);

    [Theory]
    [InlineData("2026-05-05 09:02:11.500000 (+0900) +90.250000 +/- 0.002000 ntp4.example.org 198.51.100.4 s2 no-leap", -90.25, false, 2)]
    [InlineData("May  5 09:02:11 web01 sntp[77]: 2026-05-05 09:02:11.5 (+0900) -0.25 +/- 0.002 198.51.100.4 s3 no-leap", 0.25, true, 3)]
    [InlineData("-0.250000 +/- 0.002000 time.example.org 198.51.100.4", 0.25, true, null)]
    [InlineData("2013 Jan 18 11:51:13.000 -  0.250 +/-  0.003 secs", 0.25, true, null)]
    [InlineData("""{"time":"2026-05-05T09:02:11+0000","offset":90.25,"precision":0.002,"host":"ntp4.example.org","ip":"198.51.100.4","stratum":2,"leap":"no-leap","adjusted":false}""", -90.25, false, 2)]
    public void Sntp_of_several_makers_prints_server_minus_local(string text, double offset, bool synchronized, int? stratum)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("sntp", offset, synchronized, stratum), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.Stratum));
    }

    [Fact]
    public void The_line_of_sntp_is_ntpdates_where_the_prompt_says_so() =>
        Assert.Equal("ntpdate", ClockReadings.Read("$ ntpdate -q ntp4.example.org\n2026-05-05 09:02:11.5 (+0900) +0.25 +/- 0.002 ntp4.example.org 198.51.100.4 s2 no-leap").Tool);

    [Fact]
    public void Ntpdate_that_asked_measured_and_ntpdate_that_set_the_clock_did_away_with_it()
    {
        const string Closing = " 5 May 09:02:11 ntpdate[77]: step time server 198.51.100.4 offset 90.250000 sec";
        var asked = ClockReadings.Read("server 198.51.100.4, stratum 2, offset 90.250000, delay 0.02563\nserver 198.51.100.5, stratum 0, offset 0.000000, delay 0.00000\n" + Closing);
        var stepped = ClockReadings.Read(Closing);

        Assert.Equal((-90.25, OffsetKind.Measured, false, 2), (asked.OffsetSeconds, asked.Kind, asked.Synchronized, asked.Stratum));
        Assert.Equal((-90.25, OffsetKind.BeforeStep, null), (stepped.OffsetSeconds, stepped.Kind, stepped.Synchronized));
    }

    [Theory]
    [InlineData("server 198.51.100.4, stratum 0, offset 0.000000, delay 0.00000\n 5 May 09:02:11 ntpdate[77]: no server suitable for synchronization found", "ntpdate", "no server suitable")]
    [InlineData("ntpq: read: Connection refused", "ntpq -p", "Connection refused")]
    [InlineData("ntpdig: no eligible servers", "sntp", "no eligible servers")]
    [InlineData("ntpd: sending query to 198.51.100.4\nntpd: reply from 198.51.100.4: peer is unsynced", "busybox ntpd", "peer unsynced")]
    [InlineData("ntpd: sending query to 198.51.100.4", "busybox ntpd", "no reply")]
    public void No_answer_is_neither_good_nor_bad(string text, string tool, string error)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal((tool, error, null, null), (reading.Tool, reading.Error, reading.Synchronized, reading.OffsetSeconds));
    }

    [Fact]
    public void Busybox_counts_the_last_good_reply()
    {
        var reading = ClockReadings.Read("ntpd: sending query to 198.51.100.4\nntpd: reply from 198.51.100.4: offset:+7.500000 delay:0.001543 status:0x24 strat:2 refid:0x00535047 rootdelay:0.000000 reach:0x01\nntpd: reply from 198.51.100.4: delay 1.5 is too high, ignoring\n");

        Assert.Equal(("busybox ntpd", -7.5, false, 2, "198.51.100.4"), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.Stratum, reading.Server));
    }

    [Fact]
    public void OpenNtpd_marks_its_peer_with_a_star()
    {
        var reading = ClockReadings.Read("2/2 peers valid, clock synced, stratum 3\n\npeer\n   wt tl st  next  poll          offset       delay      jitter\n198.51.100.4 from pool ntp.example.org\n *  1 10  2   15s   30s        -1.500ms     4.866ms     0.373ms\n198.51.100.5\n    1 10  1    4s   30s        90.000ms     3.602ms     0.443ms\n");

        Assert.Equal(("ntpctl", 0.0015, true, "198.51.100.4", 3), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.Server, reading.Stratum));
    }
}
