using FsCheck.Xunit;
using NodaTime;
using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Tests.Clock.Readings;

public sealed class BesideMessageTests
{
    private static readonly Instant Sent = Instant.FromUtc(2026, 11, 25, 12, 0);

    /// <summary>Any skew, any delay a person may need: what is left open contains the truth, and a sign is only given where it is right.</summary>
    [Property(MaxTest = 2000)]
    public void The_truth_is_always_inside_and_a_sign_is_never_wrong(int skewSeconds, ushort delay)
    {
        var skew = (int)(skewSeconds * 977L % 400_000);
        var shown = Sent - Duration.FromSeconds(delay * 7 % 600) + Duration.FromSeconds(skew);
        var reading = BesideMessage.Of(ClockReadings.Read($"{shown:yyyy-MM-dd'T'HH:mm:ss}+00:00"), Sent);
        Assert.InRange(skew, reading.OffsetRange!.Min!.Value, reading.OffsetRange.Max!.Value);
        Assert.True(reading.OffsetSeconds is not { } offset || Math.Sign(offset) == Math.Sign(skew));
    }

    [Theory]
    [InlineData("Wed Nov 25 14:00:00 UTC 2026", 7501.0)]
    [InlineData("Wed Nov 25 11:55:00 UTC 2026", null)]
    [InlineData("Wed Nov 25 12:00:00 UTC 2026", null)]
    [InlineData("Mon Nov 23 11:50:00 UTC 2026", -173100.0)]
    [InlineData("Wed Nov 25 20:00:00 CST 2026", null)]
    [InlineData("2026-11-25 12:00:00.123456+00:00", null)]
    public void A_printed_time_is_an_offset_only_where_no_delay_explains_it(string text, double? about)
    {
        var offset = BesideMessage.Of(ClockReadings.Read(text), Sent).OffsetSeconds;
        Assert.Equal(about is null, offset is null);
        Assert.Equal(about ?? 0, offset ?? 0, 301.0);
    }
}
