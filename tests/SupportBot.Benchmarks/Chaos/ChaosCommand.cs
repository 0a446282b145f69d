using System.Diagnostics;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>
/// <c>chaos --store sqlite|postgres [--run NAME,...] [--events 10000] [--kills 20] [--rounds 500] [--rooms 200] [--seed 1]</c>: lets everything go
/// wrong that can and holds the books against one another. A line for each run with its verdict; the exit code is the number of those that failed.
/// </summary>
internal static class ChaosCommand
{
    /// <summary>The runs by name; one that has no meaning for a store gives no verdict.</summary>
    private static readonly IReadOnlyDictionary<string, Func<ChaosStore, ChaosOptions, Task<Verdict?>>> Runs = new Dictionary<string, Func<ChaosStore, ChaosOptions, Task<Verdict?>>>
    {
        ["events"] = async (store, options) => await EventsRun.RunAsync(store, options),
        ["buttons"] = async (store, options) => await ButtonsRun.RunAsync(store, options),
        ["order"] = async (store, options) => await OrderRun.RunAsync(store, options),
        ["slow"] = async (store, options) => await SlowRun.RunAsync(store, options),
        ["rolling"] = RollingRun.RunAsync,
        ["database"] = DatabaseRun.RunAsync,
        ["steps"] = async (store, options) => await StepsRun.RunAsync(store, options),
        ["cards"] = async (store, options) => await OldCardsRun.RunAsync(store, options),
        ["poison"] = async (store, options) => await PoisonRun.RunAsync(store, options),
    };

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-chaos-").FullName;
        var options = new ChaosOptions(arguments.Number("events", 10_000), arguments.Number("kills", 20), !arguments.Has("no-points"), arguments.Number("rounds", 500), arguments.Number("rooms", 200), arguments.Number("seed", 1), folder);
        using var server = arguments["store"] == "postgres" ? PostgresServer.TryStart(fsync: true) : null;
        if (arguments["store"] == "postgres" && server is null)
        {
            Console.WriteLine("PostgreSQL is not installed: apt-get install postgresql");
            return 2;
        }

        var failed = 0;
        ChaosStore store = server is null ? new SqliteChaosStore(folder) : new PostgresChaosStore(server);
        foreach (var (name, run) in Runs.Where(each => arguments.Find("run") is not { } chosen || chosen.Split(',').Contains(each.Key)))
        {
            var begun = Stopwatch.GetTimestamp();
            var verdict = await run(store, options);
            if (verdict is null)
                continue;
            Console.WriteLine($"{name} ({Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s)\n{verdict}");
            failed += verdict.Passed ? 0 : 1;
        }

        Console.WriteLine(failed == 0 ? "all passed" : $"{failed} failed; what the bots wrote is in {folder}");
        if (failed == 0)
            Directory.Delete(folder, recursive: true);
        return failed;
    }
}
