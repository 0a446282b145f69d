using SupportBot.Benchmarks.Chaos;

namespace SupportBot.Tests.Chaos;

/// <summary>Cards of earlier versions of the bot, pressed on this one. The other chaos runs are a command of the benchmarks.</summary>
public sealed class OldCardsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-chaos-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_button_of_the_cards_of_earlier_versions_is_answered()
    {
        var verdict = await OldCardsRun.RunAsync(new SqliteChaosStore(_folder), new(Events: 1_000, Kills: 3, AllPoints: false, Rounds: 10, Rooms: 20, Seed: 1, _folder));
        Assert.True(verdict.Passed, verdict.ToString());
    }
}
