using FsCheck;
using FsCheck.Xunit;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Clock.Readings;

/// <summary>What surrounds outputs in a paste, and what is no output at all.</summary>
public sealed class PasteTests
{
    private const string MacLine = "-0.250000 +/- 0.002000 time.example.org 198.51.100.4";

    [Theory]
    [InlineData("```\n{0}\n```")]
    [InlineData("minji@mbp ~ % sntp time.example.org\n{0}\nminji@mbp ~ % ")]
    [InlineData("> $ sntp time.example.org\n> {0}\n")]
    [InlineData("> {0}")]
    [InlineData("\n>> {0}\n>\n")]
    [InlineData("\u001b[32m{0}\u001b[0m\r\n")]
    [InlineData("Here you are:\r\n\r\n    {0}\u00A0\r\n")]
    public void Prompts_fences_quotes_and_colours_come_off(string frame)
    {
        var reading = ClockReadings.Read(frame.Replace("{0}", MacLine, StringComparison.Ordinal));

        Assert.Equal(("sntp", 0.25), (reading.Tool, reading.OffsetSeconds));
    }

    [Theory]
    [InlineData("Hello, I ran it as you said:\n\nTue May  5 18:02:11 UTC 2026\n\nIs that right? Thanks, Bo", "date")]
    [InlineData("Sorry for the wait!\n\nFailed to query server: The name org.freedesktop.timedate1 was not provided by any .service files\n\nWhat now?", "timedatectl")]
    [InlineData("Done as admin:\n\nSending resync command to local computer\nThe command completed successfully.\n\nAnything else?", "w32tm /resync")]
    [InlineData("This is all it prints.\n\nNetwork Time: On\n\nBo", "systemsetup")]
    [InlineData("Hello Bo\n\nTue May  5 18:02:11 UTC 2026\n\nKind regards\nAnna Berg\nIT Operations", "date")]
    [InlineData("Hallo, anbei die Ausgabe:\n\nUnable to talk to NTP daemon. Is it running?\n\nMit freundlichen Grüßen\n\nJörg Müller", "ntpstat")]
    [InlineData("Bonjour,\n\nmar. 05 mai 2026 11:02:11 CEST\n\nBien cordialement", "date")]
    [InlineData("お疲れ様です。\n\n2026年  5月  5日 火曜日 18:02:11 JST\n\nよろしくお願いいたします。", "date")]
    [InlineData("결과입니다.\n\n2026. 05. 05. (화) 18:02:11 KST\n\n감사합니다", "date")]
    public void A_short_answer_among_sentences_is_read_as_if_it_stood_alone(string message, string tool) => Assert.Equal(tool, ClockReadings.Read(message).Tool);

    [Theory]
    [InlineData("It failed, see below.\n\nERROR [main] upstream said 502\nTue May  5 18:02:11 UTC 2026\n\nThanks!")]
    [InlineData("Thanks, that was it.\n\nBo")]
    [InlineData("Tue May  5 18:02:11 UTC 2026\n\nBuild finished")]
    [InlineData("Connection refused\n\nTue May  5 18:02:11 UTC 2026\n\nBest regards")]
    [InlineData("Hello Bo\n\nKind regards\nAnna Berg")]
    [InlineData("> GET / HTTP/1.1")]
    public void Sentences_and_logs_are_no_answer(string message) => Assert.Null(ClockReadings.Read(message).Tool);

    [Theory]
    [InlineData("     remote           refid      st t when poll reach   delay   offset  jitter\n====\n*198.51.100.4    .GPS.            1 u   11   64  377    0.611  -12.500   0.246\n+198.51.100.5    .PPS.            1 u   11   64  377    0.611  -11.500   0.246", "ntpq -p", 0.0125, true)]
    [InlineData("associd=0 status=0615 leap_none, sync_ntp, 1 event, clock_sync,\nleap=00, stratum=2,\nrefid=198.51.100.4, offset=-2.5", "ntpq -c rv", 0.0025, true)]
    [InlineData("server 198.51.100.4, stratum 2, offset 90.250000, delay 0.02563\n 5 May 09:02:11 ntpdate[77]: step time server 198.51.100.4 offset 90.250000 sec", "ntpdate", -90.25, false)]
    [InlineData("1/1 peers valid, clock synced, stratum 3\n\npeer\n   wt tl st  next  poll          offset       delay      jitter\n198.51.100.4\n *  1 10  2   15s   30s        -1.500ms     4.866ms     0.373ms", "ntpctl", 0.0015, true)]
    [InlineData("unsynchronised\n   polling server every 8 s", "ntpstat", null, false)]
    [InlineData("Tue May  5 09:02:11 UTC 2026\nHTTP/1.1 200 OK\nDate: Tue, 05 May 2026 09:00:11 GMT", "curl Date", 120.0, null)]
    public void A_blank_line_behind_every_line_changes_nothing(string text, string tool, double? offset, bool? synchronized)
    {
        foreach (var (paste, line) in new[] { (text, 1), (text.Replace("\n", "\n\n", StringComparison.Ordinal), 1), ("\n" + text.Replace("\n", "\r\n  \r\n", StringComparison.Ordinal), 2) })
        {
            var reading = ClockReadings.ReadAll(paste)[^1];

            Assert.Equal((tool, offset, synchronized), (reading.Tool, reading.OffsetSeconds, reading.Synchronized));
            Assert.Equal(line, ClockReadings.ReadAll(paste)[0].Line);
        }
    }

    [Fact]
    public void Outputs_of_a_double_spaced_paste_keep_their_lines_in_the_paste() =>
        Assert.Equal([("date", 3), ("sntp", 7)], ClockReadings.ReadAll($"$ date\n\nTue May  5 09:02:11 UTC 2026\n\n$ sntp time.example.org\n\n{MacLine}").Select(reading => (reading.Tool!, reading.Line)));

    [Fact]
    public void An_output_that_a_mail_indented_is_read_as_printed() =>
        Assert.Equal(2.5, ClockReadings.Read("    2026-05-05T18:02:11Z chronyd version 4.5 starting\n    2026-05-05T18:02:16Z System clock wrong by -2.500000 seconds (ignored)\n    2026-05-05T18:02:16Z chronyd exiting").OffsetSeconds);

    [Fact]
    public void Typographic_signs_of_a_chat_program_are_read_as_typed() =>
        Assert.Equal(0.25, ClockReadings.Read("\u22120.250000 \u00B1 0.002000 time.example.org 198.51.100.4").OffsetSeconds);

    [Fact]
    public void A_transcript_of_PowerShell_is_read_through()
    {
        var readings = ClockReadings.ReadAll("""
            **********************
            Windows PowerShell transcript start
            Start time: 20260505090211
            Machine: WEB01 (Microsoft Windows NT 10.0.20348.0)
            **********************
            Transcript started, output file is C:\t.txt
            PS C:\> Get-Date -Format o
            2026-05-05T18:02:11.0000000+09:00
            PS C:\> w32tm /stripchart /computer:dc01 /samples:2 /dataonly
            Tracking dc01 [198.51.100.4:123].
            Collecting 2 samples.
            The current time is 5/5/2026 6:02:11 PM.
            18:02:11, +90.2500000s
            18:02:13, +90.2500000s
            PS C:\>
            **********************
            Windows PowerShell transcript end
            **********************
            """);

        Assert.Equal(["Get-Date", "w32tm /stripchart"], readings.Select(reading => reading.Tool!));
        Assert.Equal([8, 10], readings.Select(reading => reading.Line));
    }

    [Fact]
    public void Of_several_outputs_the_one_that_measures_the_clock_counts()
    {
        const string Paste = """
            [root@db01 ~]# chronyc tracking
            Reference ID    : C6336404 (ntp4.example.org)
            System time     : 90.250000000 seconds slow of NTP time
            Last offset     : +0.000010000 seconds
            Leap status     : Normal
            [root@db01 ~]# chronyc sources
            MS Name/IP address         Stratum Poll Reach LastRx Last sample
            ===============================================================================
            ^* ntp4.example.org              3   6   377    23   -512us[ -600us] +/-   12ms
            [root@db01 ~]# timedatectl
                           Local time: Tue 2026-05-05 18:02:11 KST
            System clock synchronized: yes
                          NTP service: active
            """;

        Assert.Equal(["chronyc tracking", "chronyc sources", "timedatectl"], ClockReadings.ReadAll(Paste).Select(reading => reading.Tool!));
        Assert.Equal(("chronyc tracking", -90.25), (ClockReadings.Read(Paste).Tool, ClockReadings.Read(Paste).OffsetSeconds));
    }

    [Fact]
    public void Of_two_equal_outputs_the_later_one_counts() =>
        Assert.Equal(0.25, ClockReadings.Read("-90.000000 +/- 0.002000 time.example.org 198.51.100.4\n" + MacLine).OffsetSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("Hello, is this bot working?")]
    [InlineData("I restarted chronyd on web01 and the date is still wrong.")]
    [InlineData("May  5 09:02:11 web01 chronyd[712]: Selected source 198.51.100.4 (ntp4.example.org)\nMay  5 09:02:12 web01 chronyd[712]: System clock wrong by 2.512 seconds")]
    [InlineData("2026-05-05 09:02:11.123 ERROR [main] o.a.Foo: Access is denied. (0x80070005)")]
    [InlineData("Tue May  5 11:02:11 CEST 2026\nFull thread dump OpenJDK 64-Bit Server VM")]
    [InlineData("05.05.2026 09:02:11.123 *ERROR* [qtp] com.example.Client HTTP/1.1 400 Bad Request\n<< \"Date: Tue, 05 May 2026 09:02:11 GMT[\\r][\\n]\"\n\tat com.example.Client.send(Client.java:17)")]
    [InlineData("The time service is synchronised to our server, and systemd-timesyncd.service is active.")]
    [InlineData("org.apache.sling.commons")]
    public void Logs_and_prose_are_no_output(string text)
    {
        Assert.Null(ClockReadings.Read(text).Tool);
        Assert.Empty(ClockReadings.ReadAll(text));
    }

    [Fact]
    public void An_unknown_answer_behind_a_known_command_is_kept_as_its_error()
    {
        var reading = ClockReadings.Read("[root@db01 ~]# chronyc tracking\nchronyc: something nobody has seen");

        Assert.Equal(("chronyc tracking", "chronyc: something nobody has seen"), (reading.Tool, reading.Error));
    }

    [Property(MaxTest = 500)]
    public void Any_text_is_read_without_an_exception(NonNull<string> text) => Assert.NotNull(ClockReadings.Read(text.Get));

    [Property(MaxTest = 300)]
    public void Any_mixture_of_lines_of_tools_is_read_without_an_exception_and_can_be_said_in_every_language(int[] picks)
    {
        var text = string.Join('\n', picks.Select(pick => Lines[(int)((uint)pick % (uint)Lines.Length)]));
        foreach (var reading in ClockReadings.ReadAll(text))
        {
            Assert.NotNull(reading.Tool);
            Assert.InRange(reading.Line, 1, picks.Length);
            Assert.Equal(reading.OffsetSeconds is null, reading.Kind is null);
            foreach (var language in Languages.Shipped.All)
                Assert.All(reading.Notes, note => Assert.NotEmpty(language.Say(note)));
        }
    }

    private static readonly string[] Lines =
    [
        "Reference ID    : C6336404 (ntp4.example.org)", "System time     : 90.25 seconds slow of NTP time", "Leap status     : Normal",
        "^* ntp4.example.org              3   6   377    23   -512us[ -600us] +/-   12ms", "MS Name/IP address         Stratum Poll Reach LastRx Last sample",
        "     remote           refid      st t when poll reach   delay   offset  jitter", "*198.51.100.4    .GPS.            1 u   11   64  377    0.611  -12.500   0.246",
        "associd=0 status=0615 leap_none,", "leap=00, stratum=2, offset=1.5,", "       Server: 198.51.100.4 (ntp4.example.org)", " Packet count: 7", "       Offset: +1h 2min",
        "NTPMessage={ Leap=0, Stratum=3, OriginateTimestamp=Tue 2026-05-05 09:10:00 UTC }", "ServerName=ntp4.example.org", "Sprungindikator: 0(keine Warnung)", "Stamm: 0.0211694s",
        "Referenz-ID: 0xC0000241 (Quell-IP:  192.0.2.65)", "Quelle: time.example.org", "#Peers: 1", "09:02:11, +90.2500000s", "Tracking dc01 [198.51.100.4:123].",
        "Sending resync command to local computer", "HTTP/1.1 200 OK", "Date: Tue, 05 May 2026 09:02:11 GMT", "Age: 5", "Tue May  5 09:02:11 UTC 2026", "1777971731", "$ date -u", "# x", "",
        "PS C:\\> w32tm /resync", "ntpd: sending query to 198.51.100.4", "2026-05-05T09:02:11Z chronyd exiting", "Looking for host x and service ntp", "unsynchronised", "200 OK", "a: 1 (",
        "Failed to connect to bus: x", "mode: 0", "status: 64", "maxerror: 5", "esterror: 5", "tolerance: 1", "hwclock from util-linux 2.34", "2026-05-05 11:02:11.484137+02:00", "--2026-05-05 11:02:11--  https://www.example.org/",
        "$ ntpq -c 'rv 0 offset'", "offset=0.000", "Kind regards", "Hello Bo", "Anzahl Peers: 1", "2/2 peers valid, clock synced", "try: 1, refid: 00000000, correction: 0.0, skew: 0.0", MacLine, "**********************", "Local time: Tue 2026-05-05 18:02:11 KST",
    ];
}
