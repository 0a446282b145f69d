using FsCheck.Xunit;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

public sealed class TimeSourcesTests
{
    [Fact]
    public void Nobody_says_nothing() => Assert.IsType<NoSources>(TimeSources.Combine([]));

    [Fact]
    public void One_server_is_believed_within_its_bound()
    {
        var agree = Assert.IsType<SourcesAgree>(TimeSources.Combine([Sample(4, 1)]));
        Assert.Equal((4d, 1d), (agree.Offset.TotalSeconds, Math.Round(agree.Bound.TotalSeconds, 6)));
    }

    [Fact]
    public void A_server_a_day_off_is_outvoted_and_moves_nothing()
    {
        var agree = Assert.IsType<SourcesAgree>(TimeSources.Combine([Sample(1.0, 0.2), Sample(86400, 0.001), Sample(1.1, 0.2)]));
        Assert.Equal([0, 2], agree.Agreeing);
        Assert.Equal(1.05, agree.Offset.TotalSeconds, 0.000001);
        Assert.Equal(0.15, agree.Bound.TotalSeconds, 0.000001);
    }

    [Fact]
    public void Two_that_contradict_each_other_leave_it_open() =>
        Assert.Equal(2, Assert.IsType<SourcesDisagree>(TimeSources.Combine([Sample(0, 1), Sample(3, 1)])).Sources);

    [Fact]
    public void Half_is_no_majority() =>
        Assert.IsType<SourcesDisagree>(TimeSources.Combine([Sample(0, 1), Sample(0, 1), Sample(9, 1), Sample(9, 1)]));

    [Fact]
    public void Bounds_that_touch_meet() =>
        Assert.Equal(1, Assert.IsType<SourcesAgree>(TimeSources.Combine([Sample(0, 1), Sample(2, 1)])).Offset.TotalSeconds);

    [Property]
    public bool What_is_agreed_lies_within_the_bounds_of_a_majority((short Offset, byte Distance)[] servers)
    {
        var samples = servers.Select(server => Sample(server.Offset % 40, server.Distance % 16)).ToList();
        return TimeSources.Combine(samples) switch
        {
            SourcesAgree agree => agree.Agreeing.Length * 2 > samples.Count
                && agree.Agreeing.All(at => (agree.Offset - samples[at].Offset).Duration() <= samples[at].Distance),
            SourcesDisagree => samples.All(each => samples.Count(other => other.AgreesWith(each)) * 2 <= samples.Count)
                || samples.All(each => samples.Count(other => Covers(other, each.Offset - each.Distance)) * 2 <= samples.Count),
            _ => samples.Count == 0,
        };
    }

    private static bool Covers(SntpSample sample, TimeSpan point) => (sample.Offset - point).Duration() <= sample.Distance;

    private static SntpSample Sample(double offset, double distance) => new(TimeSpan.FromSeconds(offset), TimeSpan.FromSeconds(distance), DateTimeOffset.UnixEpoch);
}
