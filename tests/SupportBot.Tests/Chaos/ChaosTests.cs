using SupportBot.Benchmarks.Chaos;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Chaos;

/// <summary>The short form of the chaos runs, on one SQLite file; the long one is a command of the benchmarks.</summary>
public sealed class SqliteChaosTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-chaos-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_is_lost_and_nothing_said_twice_while_the_bot_is_killed() =>
        Holds(await EventsRun.RunAsync(new SqliteChaosStore(_folder), Short(_folder)));

    [Fact]
    public async Task Every_button_of_the_cards_of_earlier_versions_is_answered() =>
        Holds(await OldCardsRun.RunAsync(new SqliteChaosStore(_folder), Short(_folder)));

    internal static ChaosOptions Short(string folder) => new(Events: 1_000, Kills: 3, AllPoints: false, Rounds: 10, Rooms: 20, Seed: 1, folder);

    internal static void Holds(Verdict verdict)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(verdict.ToString());
        Assert.True(verdict.Passed, verdict.ToString());
    }
}

/// <summary>The same on one PostgreSQL database, with two bots.</summary>
public sealed class PostgresChaosTests(PostgresCluster cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-chaos-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_is_lost_and_nothing_said_twice_while_either_bot_is_killed() =>
        SqliteChaosTests.Holds(await EventsRun.RunAsync(new PostgresChaosStore(cluster.Server), SqliteChaosTests.Short(_folder)));
}
