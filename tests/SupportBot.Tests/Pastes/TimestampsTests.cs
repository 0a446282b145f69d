using NodaTime;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Pastes;

public sealed class TimestampsTests
{
    [Theory]
    [InlineData("2021-06-03T07:29:14.150Z", "2021-06-03T07:29:14.15Z")]
    [InlineData("2024-03-31 11:02:10 +0200", "2024-03-31T09:02:10Z")]
    [InlineData("2024-03-31 11:02:10.123456789 +0530 IST", "2024-03-31T05:32:10.123456789Z")]
    [InlineData("20160928T174419Z", "2016-09-28T17:44:19Z")]
    [InlineData("Fri, 03 Mar 2017 04:29:05 GMT", "2017-03-03T04:29:05Z")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z")]
    [InlineData("Sat Jan  1 00:47:51 UTC 2000", "2000-01-01T00:47:51Z")]
    [InlineData("Sep 30 14:01:15 2021 GMT", "2021-09-30T14:01:15Z")]
    [InlineData("Thu Aug 22 12:10:35 CEST 2024", "2024-08-22T10:10:35Z")]
    [InlineData("Sat 12 Nov 2022 04:46:26 PM CET", "2022-11-12T15:46:26Z")]
    [InlineData("Thu Mar 10 2022 08:04:55 GMT+0100 (CET)", "2022-03-10T07:04:55Z")]
    [InlineData("14/Jun/2023:09:12:41 +0000", "2023-06-14T09:12:41Z")]
    [InlineData("14:1:50.0000 11/23/2026 Z", "2026-11-23T14:01:50Z")]
    [InlineData("F200330 06:28:40.975752", "2020-03-30T06:28:40.975752Z")]
    [InlineData("1445417089", "2015-10-21T08:44:49Z")]
    [InlineData("1643103600000", "2022-01-25T09:40:00Z")]
    [InlineData("1643103600000000000", "2022-01-25T09:40:00Z")]
    [InlineData("{\"ts\":1685612345.5}", "2023-06-01T09:39:05.5Z")]
    public void A_stamp_with_a_zone_is_an_instant(string text, string instant) =>
        Assert.Equal(instant, Timestamps.TryRead(text)?.Instant?.ToString("uuuu-MM-dd'T'HH:mm:ss.FFFFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("28.02.2017 18:39:51 - INFO - x", "28.02.2017 18:39:51", 2, 28)]
    [InlineData("2024-09-02 10:15:31,845 WARN  [main] x", "2024-09-02 10:15:31,845", 9, 2)]
    [InlineData("8/22/2023 1:10:05 PM app", "8/22/2023 1:10:05 PM", 8, 22)]
    [InlineData("2023. 8. 22. 오후 1:10:05 app", "2023. 8. 22. 오후 1:10:05", 8, 22)]
    [InlineData("2023年8月22日 13:10:05 app", "2023年8月22日 13:10:05", 8, 22)]
    [InlineData("Jun 14, 2023 9:12:41 AM java.util", "Jun 14, 2023 9:12:41 AM", 6, 14)]
    public void A_stamp_without_a_zone_stays_without(string line, string text, int month, int day)
    {
        var stamp = Timestamps.AtStartOf(line)!;

        Assert.Equal((text, false, null), (stamp.Text, stamp.ZoneWritten, stamp.Instant));
        Assert.Equal((month, day), (stamp.Civil.Single().Month, stamp.Civil.Single().Day));
    }

    [Fact]
    public void An_ambiguous_date_keeps_both_readings() =>
        Assert.Equal([new LocalDateTime(2017, 3, 4, 10, 0, 0), new LocalDateTime(2017, 4, 3, 10, 0, 0)], Timestamps.TryRead("03/04/2017 10:00:00")!.Civil);

    [Fact]
    public void A_zone_name_with_three_meanings_keeps_three() => Assert.Equal(3, Timestamps.TryRead("2017-03-04 10:00:00 CST")!.Offsets.Length);

    [Fact]
    public void A_stamp_without_a_year_takes_the_nearest_one()
    {
        var stamp = Timestamps.TryRead("Dec 31 23:59:58")!.InYearOf(new LocalDateTime(2024, 1, 1, 0, 0, 3));

        Assert.Equal(new LocalDateTime(2023, 12, 31, 23, 59, 58), stamp.Civil[0]);
    }

    [Theory]
    [InlineData("2023-02-30 10:00:00")]
    [InlineData("2023-01-01 24:61:00")]
    [InlineData("version 1.2.3 of 10:20")]
    [InlineData("")]
    public void What_is_no_date_is_none(string text) => Assert.Null(Timestamps.TryRead(text));
}
