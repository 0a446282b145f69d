using SupportBot.Time;

namespace SupportBot.Tests.Time;

/// <summary>The client against the real thing.</summary>
public sealed class ChronydTests
{
    [Fact]
    public async Task A_real_server_on_this_machine_shows_this_machines_time()
    {
        var sample = Assert.IsType<SntpSample>(await AskAsync("local stratum 10"));
        Assert.InRange(sample.Offset.Duration(), TimeSpan.Zero, sample.Distance);
        Assert.InRange(sample.Distance.TotalSeconds, 0, 1.5);
    }

    [Fact]
    public async Task A_real_server_without_a_source_gives_no_time() => Assert.IsType<SntpRefusal>(await AskAsync(""));

    [Fact]
    public async Task A_real_server_whose_clock_is_wrong_is_measured_as_wrong()
    {
        var sample = Assert.IsType<SntpSample>(await AskAsync("local stratum 10", ahead: 90));
        Assert.InRange(sample.Offset.TotalSeconds, 89, 91);
    }

    private static async Task<SntpOutcome> AskAsync(string settings, int ahead = 0)
    {
        using var server = new Chronyd(settings, ahead);
        await server.ReadyAsync();
        var client = new SntpClient(new(TimeProvider.System), TimeProvider.System);
        SntpOutcome outcome;
        var attempt = 0;
        do
        {
            // It says so before it listens: an unreachable port at first is no failure.
            outcome = await client.AskAsync(new("127.0.0.1", server.Port), attempt, TestContext.Current.CancellationToken);
        }
        while (outcome is SntpRefusal { Reason: var why } && why.Contains("cannot be reached", StringComparison.Ordinal) && ++attempt < 10_000);
        return outcome;
    }
}
