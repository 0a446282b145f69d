using FsCheck.Xunit;
using NodaTime;
using SupportBot.Dialogs.Clock;

namespace SupportBot.Tests.Clock;

public sealed class HostMeasureTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 12, 0);

    [Theory]
    [InlineData("1764072000", 1)]
    [InlineData("1764072000.5", 0.1)]
    [InlineData("1764072000,25", 0.015625)]
    [InlineData("1764072000.123456789", 0.015625)]
    public void A_stamp_says_what_its_digits_leave_out(string text, double resolution) =>
        Assert.Equal(resolution, HostStamp.TryParse(text)!.Resolution.TotalSeconds, 9);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData(" 5")]
    [InlineData("1e9")]
    [InlineData("1764072000123")]
    [InlineData("1764072000.1234567890")]
    [InlineData("1.764.072")]
    [InlineData("%s")]
    [InlineData("٣")]
    [InlineData("1764072000;id")]
    public void Anything_but_a_number_of_seconds_is_refused(string? text) => Assert.Null(HostStamp.TryParse(text));

    /// <summary>Any ways there and back, any resolution: what is said contains the truth, and is no wider than the round trip and the resolution.</summary>
    [Property(MaxTest = 1000)]
    public void The_truth_is_always_inside_and_the_bound_is_half_the_round_trip(int skewSeconds, ushort back, byte pause, ushort there, byte digits)
    {
        var skew = Duration.FromSeconds(skewSeconds / 1000.0);
        var read = Noon + Duration.FromMilliseconds(back + pause);
        var arrived = read + Duration.FromMilliseconds(there);
        var stamp = Stamp(read + skew, digits % 8);
        var measure = HostMeasure.Of(stamp, Noon, arrived, Duration.Zero);
        Assert.InRange(skew.TotalSeconds, measure.MinSeconds, measure.MaxSeconds);
        Assert.Equal((arrived - Noon + stamp.Resolution).TotalSeconds / 2, measure.BoundSeconds, 1e-6);
        Assert.False(measure.Assumed);
    }

    [Fact]
    public void With_one_request_only_one_end_is_certain_and_the_other_is_called_an_assumption()
    {
        var measure = HostMeasure.Of(Stamp(Noon - Duration.FromHours(1), 0), null, Noon + Duration.FromSeconds(3), Duration.Zero);
        Assert.Equal((-3603, -3582, true), (measure.MinSeconds, measure.MaxSeconds, measure.Assumed));
        Assert.InRange(-3600, measure.MinSeconds, measure.MaxSeconds);
        Assert.True(measure.IsUsable);
    }

    [Fact]
    public void An_answer_from_the_future_is_taken_as_none() =>
        Assert.True(HostMeasure.Of(Stamp(Noon, 0), Noon + Duration.FromSeconds(1), Noon, null).Assumed);

    [Fact]
    public void The_uncertainty_of_the_bots_own_time_widens_both_ends()
    {
        var measure = HostMeasure.Of(Stamp(Noon, 3), Noon, Noon, Duration.FromSeconds(4));
        Assert.Equal(4, measure.BoundSeconds, 0.02);
        Assert.Equal((true, true, false), (measure.Verified, measure.MayBeRight, measure.IsUsable));
    }

    /// <summary>As <c>date</c> writes it: cut off.</summary>
    private static HostStamp Stamp(Instant local, int digits)
    {
        var step = (long)Math.Pow(10, 9 - digits);
        var nanoseconds = (local - NodaConstants.UnixEpoch).ToBigIntegerNanoseconds() / step * step;
        return HostStamp.TryParse($"{nanoseconds / 1_000_000_000}.{(nanoseconds % 1_000_000_000).ToString("000000000", System.Globalization.CultureInfo.InvariantCulture)[..digits]}".TrimEnd('.'))!;
    }
}
