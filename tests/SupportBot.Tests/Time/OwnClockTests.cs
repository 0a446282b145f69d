using Microsoft.Extensions.Time.Testing;
using SupportBot.Tests.Support;
using SupportBot.Tests.Turns;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

/// <summary>What others say about this machine's clock.</summary>
public sealed class OwnClockTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly OwnClock _clock;

    public OwnClockTests() => _clock = new(new NoTrustedTime(), _time);

    [Fact]
    public void Nobody_has_said_anything() => Assert.Equal((null, OwnClockState.Fine), (_clock.Offset, _clock.State));

    [Fact]
    public void One_host_alone_proves_nothing()
    {
        Note("a", TimeSpan.FromHours(-1));
        Assert.Null(_clock.Offset);
    }

    [Theory]
    [InlineData(0.4, nameof(OwnClockState.Fine))]
    [InlineData(1.5, nameof(OwnClockState.Fine))]
    [InlineData(10, nameof(OwnClockState.Off))]
    [InlineData(-10, nameof(OwnClockState.Off))]
    [InlineData(90, nameof(OwnClockState.Wrong))]
    [InlineData(-3600, nameof(OwnClockState.Wrong))]
    public void The_hosts_that_are_called_tell_how_far_it_is_off(double ahead, string expected)
    {
        foreach (var host in new[] { "a", "b", "c" })
            Note(host, TimeSpan.FromSeconds(-ahead));
        Assert.Equal(expected, _clock.State.ToString());
        Assert.InRange(_clock.Offset!.Value.TotalSeconds, ahead - 1, ahead + 1);
    }

    [Fact]
    public void One_wrong_host_among_three_is_not_believed()
    {
        Note("a", TimeSpan.Zero);
        Note("b", TimeSpan.Zero);
        Note("c", TimeSpan.FromDays(1));
        Assert.Equal(OwnClockState.Fine, _clock.State);
    }

    [Fact]
    public void A_stamp_signed_in_our_future_proves_that_we_are_behind_and_an_old_one_proves_nothing()
    {
        _clock.NoteSigned(_time.GetUtcNow() - TimeSpan.FromHours(2));
        Assert.Null(_clock.Offset);
        _clock.NoteSigned(_time.GetUtcNow() + TimeSpan.FromMinutes(4));
        Assert.Equal((TimeSpan.FromMinutes(-4), OwnClockState.Wrong), (_clock.Offset, _clock.State));
    }

    [Fact]
    public void A_clock_that_is_set_right_is_right_at_once()
    {
        var time = new ShiftedTime { Shift = TimeSpan.FromMinutes(-10) };
        var clock = new OwnClock(new NoTrustedTime(), time);
        var now = TimeProvider.System.GetUtcNow();
        clock.NoteSigned(now);
        Assert.Equal(OwnClockState.Wrong, clock.State);
        clock.NoteDate("a", now, time.GetTimestamp());
        clock.NoteDate("b", now, time.GetTimestamp());
        Assert.Equal(OwnClockState.Wrong, clock.State);

        time.Shift = TimeSpan.Zero;

        Assert.Equal(OwnClockState.Fine, clock.State);
    }

    [Fact]
    public void What_was_said_half_an_hour_ago_is_forgotten()
    {
        Note("a", TimeSpan.FromHours(1));
        Note("b", TimeSpan.FromHours(1));
        _time.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(_clock.Offset);
    }

    [Fact]
    public void An_answer_that_took_long_is_not_counted()
    {
        var sent = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(30));
        _clock.NoteDate("a", _time.GetUtcNow(), sent);
        _clock.NoteDate("b", _time.GetUtcNow(), sent);
        Assert.Null(_clock.Offset);
    }

    private void Note(string host, TimeSpan trueMinusOwn)
    {
        var said = _time.GetUtcNow() + trueMinusOwn;
        _clock.NoteDate(host, said.AddTicks(-(said.Ticks % TimeSpan.TicksPerSecond)), _time.GetTimestamp());
    }
}
