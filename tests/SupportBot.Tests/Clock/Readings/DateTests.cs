using NodaTime;
using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Tests.Clock.Readings;

public sealed class DateTests
{
    [Theory]
    [InlineData("Tue May  5 11:02:11 CEST 2026")]
    [InlineData("Di 5. Mai 11:02:11 CEST 2026")]
    [InlineData("mar. 05 mai 2026 11:02:11 CEST")]
    [InlineData("mar 5 may 2026 11:02:11 CEST")]
    [InlineData("ter 05 mai 2026 11:02:11 CEST")]
    [InlineData("mar 5 mag 2026, 11:02:11, CEST")]
    [InlineData("2026. 05. 05. (화) 18:02:11 KST")]
    [InlineData("2026년 5월 5일 화요일 18시 02분 11초 KST")]
    [InlineData("2026年  5月  5日 火曜日 18:02:11 JST")]
    [InlineData("2026年 05月 05日 星期二 17:02:11 HKT")]
    [InlineData("Вт 05 мая 2026 12:02:11 MSK")]
    [InlineData("di  5 mei 2026 11:02:11 CEST")]
    [InlineData("tis  5 maj 2026 11:02:11 CEST")]
    [InlineData("wto, 5 maj 2026, 11:02:11 CEST")]
    [InlineData("ti 5.5.2026 klo 11.02.11 +0200")]
    [InlineData("Tue May  5 05:02:11 AM EDT 2026")]
    [InlineData("Tue May  5 06:02:11 -03 2026")]
    [InlineData("2026-05-05 18:02:11+09:00")]
    [InlineData("2026-05-05T09:02:11+0000")]
    [InlineData("Tue, 05 May 2026 11:02:11 +0200")]
    [InlineData("1777971731")]
    public void A_date_is_read_in_every_locale_and_format(string text)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("date", Instant.FromUtc(2026, 5, 5, 9, 2, 11)), (reading.Tool, reading.Instant));
        Assert.Null(reading.OffsetSeconds);
    }

    [Theory]
    [InlineData("Tue May  5 11:02:11 CST 2026", "readings.zone-ambiguous")]
    [InlineData("Tue May  5 11:02:11 IST 2026", "readings.zone-ambiguous")]
    [InlineData("Tue May  5 11:02:11 2026", "readings.no-zone")]
    public void An_ambiguous_zone_gives_no_instant(string text, string note)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("date", null), (reading.Tool, reading.Instant));
        Assert.Equal(note, Assert.Single(reading.Notes).Key);
    }

    [Theory]
    [InlineData("Tue May  5 09:02:11 UTC 2026\nHTTP/1.1 200 OK\nServer: x\nDate: Tue, 05 May 2026 09:00:11 GMT\n", 120)]
    [InlineData("1777971731\ndate: Tue, 05 May 2026 09:03:11 GMT", -60)]
    [InlineData("$ curl -sI https://www.example.org\nHTTP/2 200\ndate: Tue, 05 May 2026 09:03:11 GMT\n\n$ date -u\nTue May  5 09:02:11 UTC 2026", -60)]
    [InlineData("PS C:\\> Get-Date -Format o; curl.exe -sI https://www.example.org\n2026-05-05T18:02:11.0000000+09:00\nHTTP/1.1 200 OK\nDate: Tue, 05 May 2026 09:02:01 GMT", 10)]
    [InlineData("PS C:\\> Get-Date -Format o; (iwr 'https://www.example.org' -Method Head).Headers['Date']\n2026-05-05T18:02:11.0000000+09:00\nTue, 05 May 2026 09:02:01 GMT", 10)]
    [InlineData("PS> Get-Date -Format o\n2026-05-05T18:02:11.0000000+09:00\nPS> (Invoke-WebRequest https://www.example.org).Headers.Date\nTue, 05 May 2026 09:03:11 GMT", -60)]
    [InlineData("$ date -u; curl -sI https://www.example.org | grep -i ^date | cut -c7-\nTue May  5 09:02:11 UTC 2026\nTue, 05 May 2026 09:01:11 GMT", 60)]
    [InlineData("Tue May  5 09:02:11 UTC 2026\nSpider mode enabled. Check if remote file exists.\n--2026-05-05 11:02:11--  https://www.example.org/\nResolving www.example.org (www.example.org)... 192.0.2.7\nConnecting to www.example.org (www.example.org)|192.0.2.7|:443... connected.\nHTTP request sent, awaiting response... \n  HTTP/1.1 200 OK\n  Date: Tue, 05 May 2026 09:00:11 GMT\n  Content-Length: 5\nLength: 5 [text/html]\nRemote file exists.", 120)]
    [InlineData("1777971731\n--11:02:11--  http://www.example.org/\n  HTTP/1.1 200 OK\n  Date: Tue, 05 May 2026 09:03:11 GMT\n\n11:02:12 (1.2 MB/s) - `index.html' saved [5/5]", -60)]
    public void A_web_servers_date_is_the_true_clock_for_the_time_beside_it(string text, double offset)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("curl Date", offset, 2.0), (reading.Tool, reading.OffsetSeconds, reading.BoundSeconds));
    }

    [Theory]
    [InlineData("PS> Get-Date -Format r; (iwr https://www.example.org).Headers.Date\nTue, 05 May 2026 18:02:11 GMT\nTue, 05 May 2026 09:02:01 GMT")]
    [InlineData("PS> Get-Date -Format r\nTue, 05 May 2026 18:02:11 GMT")]
    [InlineData("PS> Get-Date -Format 'r'; iwr https://www.example.org -Method Head | select Date\nTue, 05 May 2026 18:02:11 GMT")]
    [InlineData("Tue, 05 May 2026 18:02:11 GMT")]
    public void Local_time_that_looks_like_a_header_is_no_header(string text) =>
        Assert.All(ClockReadings.ReadAll(text), reading => Assert.Equal(("Get-Date", null, null), (reading.Tool, reading.OffsetSeconds, reading.ReferenceInstant)));

    [Fact]
    public void Wget_tells_of_a_clock_only_where_it_shows_the_headers() =>
        Assert.Null(ClockReadings.Read("--2026-05-05 11:02:11--  https://www.example.org/\nHTTP request sent, awaiting response... 200 OK\nLength: 5 [text/html]").Tool);

    [Theory]
    [InlineData("Tue 05 May 2026 11:02:11 AM CEST  -0.484137 seconds", true)]
    [InlineData("Di 05 Mai 2026 11:02:11 CEST  -0,484137 Sekunden", true)]
    [InlineData("Tue May  5 11:02:11 2026  -0.484137 seconds", false)]
    [InlineData("2026-05-05 11:02:11.484137+02:00", true)]
    [InlineData("hwclock from util-linux 2.34\nSystem Time: 1777971731.484137\nTrying to open: /dev/rtc0\nTime read from Hardware Clock: 2026/05/05 09:02:11\n2026-05-05 11:02:11.484137+02:00", true)]
    [InlineData("hwclock from util-linux 2.25.2\nUsing the /dev interface to the clock.\nTue 05 May 2026 11:02:11 AM CEST  -0.484137 seconds", true)]
    public void The_clock_on_the_board_is_not_the_systems(string text, bool hasInstant)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("hwclock", true), (reading.Tool, reading.BlindSpot));
        Assert.Equal(hasInstant ? Instant.FromUtc(2026, 5, 5, 9, 2, 11).ToUnixTimeSeconds() : (long?)null, reading.Instant?.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("Tue 05 May 2026 11:02:11 AM CEST  took 0.484137 seconds")]
    [InlineData("Tue 05 May 2026 11:02:11 AM CEST  0.484 seconds")]
    [InlineData("hwclock from util-linux 2.34\nTrying to open: /dev/rtc0\nNo usable clock interface found.")]
    public void What_took_a_while_is_no_clock(string text) => Assert.Null(ClockReadings.Read(text).Tool);

    [Fact]
    public void A_cached_answer_leaves_a_range_as_wide_as_its_age()
    {
        var reading = ClockReadings.Read("Tue May  5 09:02:11 UTC 2026\nHTTP/1.1 200 OK\nDate: Tue, 05 May 2026 09:00:11 GMT\nAge: 300\n");

        Assert.Equal((null, -182.0, 122.0), (reading.OffsetSeconds, reading.OffsetRange!.Min, reading.OffsetRange.Max));
    }

    [Theory]
    [InlineData("Network Time: Off", false, null)]
    [InlineData("Network Time: On\nNetwork Time Server: time.example.org", true, "time.example.org")]
    public void Systemsetup_tells_a_setting(string text, bool enabled, string? server)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("systemsetup", enabled, null, server, "macos"), (reading.Tool, reading.NtpEnabled, reading.Synchronized, reading.Server, reading.Platform));
    }
}
