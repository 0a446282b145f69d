using SupportBot.Time;

namespace SupportBot.Tests.Time;

public sealed class TimeSourceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly TimeSource _source = new(new("time.example", 123));

    [Fact]
    public void A_server_that_answers_is_asked_every_64_seconds()
    {
        _source.Note(Sample(0, Noon), Noon);
        Assert.Equal(Noon.AddSeconds(64), _source.NextAt);
        Assert.Null(_source.Trouble);
    }

    [Fact]
    public void A_server_that_is_silent_is_asked_three_times_and_then_ever_more_rarely()
    {
        var waits = Enumerable.Range(0, 8).Select(_ =>
        {
            _source.Note(new SntpRefusal("silent"), Noon);
            return (_source.NextAt - Noon).TotalSeconds;
        });
        Assert.Equal([2, 4, 64, 128, 256, 512, 1024, 1024], waits);
    }

    [Fact]
    public void RATE_halves_the_questions_for_good()
    {
        _source.Note(new SntpRefusal("RATE", SntpWish.Slower), Noon);
        Assert.Equal(Noon.AddSeconds(128), _source.NextAt);
        _source.Note(Sample(0, Noon), Noon);
        Assert.Equal(Noon.AddSeconds(128), _source.NextAt);
        _source.Note(new SntpRefusal("silent"), Noon);
        Assert.Equal(Noon.AddSeconds(128), _source.NextAt);
    }

    [Fact]
    public void DENY_ends_it_and_what_the_server_said_before_counts_no_more()
    {
        _source.Note(Sample(0, Noon), Noon);
        _source.Note(new SntpRefusal("DENY", SntpWish.Never), Noon);
        Assert.Equal(DateTimeOffset.MaxValue, _source.NextAt);
        Assert.Null(_source.Best(Noon));
    }

    [Fact]
    public void The_most_certain_of_the_latest_samples_counts_and_ages()
    {
        _source.Note(Sample(0.001, Noon, 0.002), Noon);
        _source.Note(Sample(0.004, Noon.AddSeconds(64), 0.050), Noon.AddSeconds(64));
        var best = _source.Best(Noon.AddSeconds(100));
        Assert.Equal(0.001, best!.Offset.TotalSeconds, 0.000001);
        Assert.Equal(0.0035, best.Distance.TotalSeconds, 0.000001);
    }

    [Fact]
    public void A_server_whose_clock_was_set_is_believed_as_it_is_now()
    {
        _source.Note(Sample(90, Noon, 0.001), Noon);
        _source.Note(Sample(0, Noon.AddSeconds(64), 0.500), Noon.AddSeconds(64));
        Assert.Equal(0, _source.Best(Noon.AddSeconds(64))!.Offset.TotalSeconds);
    }

    [Fact]
    public void After_an_hour_of_silence_a_sample_is_too_old()
    {
        _source.Note(Sample(0, Noon), Noon);
        Assert.NotNull(_source.Best(Noon.AddMinutes(59)));
        Assert.Null(_source.Best(Noon.AddMinutes(60)));
    }

    private static SntpSample Sample(double offset, DateTimeOffset at, double distance = 0.01) => new(TimeSpan.FromSeconds(offset), TimeSpan.FromSeconds(distance), at);
}
