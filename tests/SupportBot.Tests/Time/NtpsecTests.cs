using SupportBot.Time;

namespace SupportBot.Tests.Time;

/// <summary>The client against NTPsec's server: another implementation than chrony's, with another idea of what an unsynchronised answer is.</summary>
public sealed class NtpsecTests
{
    private const string OfItsOwnTime = "tos orphan 8 orphanwait 0";

    [Fact]
    public async Task NTPsec_on_this_machine_shows_this_machines_time()
    {
        var sample = Assert.IsType<SntpSample>(await AskAsync(OfItsOwnTime));
        Assert.InRange(sample.Offset.Duration(), TimeSpan.Zero, sample.Distance);
    }

    [Fact]
    public async Task NTPsec_without_a_source_gives_no_time() => Assert.IsType<SntpRefusal>(await AskAsync(""));

    [Fact]
    public async Task NTPsec_whose_clock_is_ahead_by_days_is_measured_as_wrong()
    {
        const int Days = 3 * 86_400;
        var sample = Assert.IsType<SntpSample>(await AskAsync(OfItsOwnTime, ahead: Days));
        Assert.InRange(sample.Offset.TotalSeconds, Days - 1, Days + 1);
    }

    [Fact]
    public async Task NTPsec_whose_clock_is_behind_is_measured_as_wrong()
    {
        var sample = Assert.IsType<SntpSample>(await AskAsync(OfItsOwnTime, ahead: -61));
        Assert.InRange(sample.Offset.TotalSeconds, -62, -60);
    }

    private static async Task<SntpOutcome> AskAsync(string settings, int ahead = 0)
    {
        using var server = new Ntpsec(settings, ahead);
        var client = new SntpClient(new(TimeProvider.System), TimeProvider.System);
        SntpOutcome outcome;
        var attempt = 0;
        do
        {
            // an unreachable port while it starts is no failure; a moment later it listens, but does not trust itself yet
            outcome = await client.AskAsync(new("127.0.0.1", Ntpsec.Port), 0, TestContext.Current.CancellationToken);
        }
        while (!server.HasExited && outcome is SntpRefusal { Reason: var why } && (settings.Length > 0 || why.Contains("cannot be reached", StringComparison.Ordinal)) && ++attempt < 100_000);
        return outcome;
    }
}
