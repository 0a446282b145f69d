using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

public sealed class TrustedTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly SteppedClock _clock = new();
    private readonly Dictionary<string, Func<DateTimeOffset, SntpOutcome>> _says = [];

    [Fact]
    public async Task Without_servers_it_is_the_own_clock_and_nobody_is_asked()
    {
        using var trusted = Trusted();
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new(Noon, "own clock, unverified", null), trusted.Now);
    }

    [Fact]
    public async Task With_a_majority_it_is_their_time_with_its_bound()
    {
        _says["a"] = Is(5);
        _says["b"] = Is(5);
        _says["wrong"] = Is(7200);
        using var trusted = Trusted("a", "b", "wrong");
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Noon.AddSeconds(5), "NTP: a, b"), (trusted.Now.Utc, trusted.Now.Source));
        Assert.Equal(10, trusted.Now.Uncertainty!.Value.TotalMilliseconds, 0.01);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(Noon.AddSeconds(65), trusted.Now.Utc);
        Assert.Equal(10.9, trusted.Now.Uncertainty!.Value.TotalMilliseconds, 0.01);
    }

    [Fact]
    public async Task Servers_that_disagree_verify_nothing()
    {
        _says["a"] = Is(0);
        _says["b"] = Is(3);
        using var trusted = Trusted("a", "b");
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new(Noon, "own clock, unverified: the NTP servers disagree", null), trusted.Now);
    }

    [Fact]
    public async Task Servers_that_are_silent_verify_nothing()
    {
        _says["a"] = _ => new SntpRefusal("silent");
        using var trusted = Trusted("a");
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new(Noon, "own clock, unverified: no NTP server gives the time", null), trusted.Now);
    }

    [Fact]
    public async Task When_the_machines_clock_is_stepped_the_bound_covers_both()
    {
        _says["a"] = Is(0);
        using var trusted = Trusted("a");
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        _clock.Step = TimeSpan.FromSeconds(30);
        Assert.Equal(Noon, trusted.Now.Utc);
        Assert.Equal(30.01, trusted.Now.Uncertainty!.Value.TotalSeconds, 0.001);
    }

    [Fact]
    public async Task A_server_is_not_asked_before_its_turn()
    {
        var asked = 0;
        _says["a"] = now =>
        {
            asked++;
            return Is(0)(now);
        };
        using var trusted = Trusted("a", "a");
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(63));
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, asked);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task After_an_hour_without_an_answer_it_is_unverified_again()
    {
        _says["a"] = Is(0);
        using var trusted = Trusted("a");
        await trusted.AskAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(trusted.Now.Uncertainty);
    }

    private static Func<DateTimeOffset, SntpOutcome> Is(double offset) => now => new SntpSample(TimeSpan.FromSeconds(offset), TimeSpan.FromMilliseconds(10), now);

    private TrustedTime Trusted(params string[] servers)
    {
        var steady = new SteadyClock(_clock);
        return new([.. servers.Select(TimeServer.Parse)], new Told(_says, steady), steady, _clock, NullLogger<TrustedTime>.Instance);
    }

    /// <summary>A machine whose clock is stepped while its monotonic timer goes on.</summary>
    private sealed class SteppedClock() : FakeTimeProvider(Noon)
    {
        public TimeSpan Step { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Step;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }

    private sealed class Told(Dictionary<string, Func<DateTimeOffset, SntpOutcome>> says, SteadyClock steady) : ISntpClient
    {
        public Task<SntpOutcome> AskAsync(TimeServer server, int attempt, CancellationToken cancellation) => Task.FromResult(says[server.Host](steady.Now));
    }
}
