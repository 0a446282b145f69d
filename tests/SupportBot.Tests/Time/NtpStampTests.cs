using FsCheck.Xunit;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

public sealed class NtpStampTests
{
    [Theory]
    [InlineData(0xFFFFFFFF_00000000, "2036-02-07T06:28:15Z")]
    [InlineData(0x00000000_80000000, "2036-02-07T06:28:16.5Z")]
    [InlineData(0x00000E10_00000000, "2036-02-07T07:28:16Z")]
    [InlineData(0x83AA7E80_00000000, "1970-01-01T00:00:00Z")]
    [InlineData(0xED000000_40000000, "2025-12-31T20:03:12.25Z")]
    public void A_stamp_is_read_in_the_era_around_today(ulong bits, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), new NtpStamp(bits).Utc);

    [Fact]
    public void Zero_is_no_stamp() => Assert.True(new NtpStamp(0).IsNone);

    [Property]
    public bool An_instant_survives_the_way_through_a_stamp(int seconds, uint ticks)
    {
        var instant = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds % 2_000_000_000).AddTicks(ticks % TimeSpan.TicksPerSecond);
        return (NtpStamp.Of(instant).Utc - instant).Duration() <= TimeSpan.FromTicks(1);
    }
}
