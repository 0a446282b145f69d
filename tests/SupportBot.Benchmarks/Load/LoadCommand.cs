using System.Diagnostics;
using System.Globalization;
using SupportBot.Benchmarks.Chaos;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Load;

/// <summary>
/// <c>load [--turns 12000] [--warm 12000] [--rounds 3] [--only NAME]</c>: what a turn costs once the code is compiled, on each store, beside a bare echo on the same web server. Every target walks
/// the same conversations: somebody pastes, starts the walk, chooses the system. Targets take turns, so that noise meets all alike.
/// </summary>
internal static class LoadCommand
{
    private const int SideBySide = 16;
    private const int TurnsPerConversation = 3;
    private const string Text = "ERROR mp_replication_agent: failed to get access token {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}";

    private sealed record Measured(double Cpu, double Allocated, double Ack50, double Ack99, double Turn50, double Turn99, double Resident);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (turns, warm, rounds) = (arguments.Number("turns", 12_000), arguments.Number("warm", 12_000), arguments.Number("rounds", 3));
        var folder = Directory.CreateTempSubdirectory("supportbot-load-").FullName;
        using var server = PostgresServer.TryStart(fsync: true);
        List<(string Name, ChaosStore? Store)> targets = [("bare echo", null), ("SQLite", new SqliteChaosStore(folder))];
        if (server is not null)
            targets.Add(("PostgreSQL", new PostgresChaosStore(server, 1)));
        if (arguments.Find("only") is { } only)
            targets.RemoveAll(target => !target.Name.Contains(only, StringComparison.OrdinalIgnoreCase));
        var measured = targets.ToDictionary(target => target.Name, _ => new List<Measured>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, store) in targets)
                measured[name].Add(await MeasureAsync(store, turns, warm, folder));
        }

        Line($"| {turns} turns, median of {rounds} | CPU µs/turn | to the echo | allocated KB/turn | acknowledged ms p50 / p99 | answered ms p50 / p99 | resident MB |");
        Line($"|---|---|---|---|---|---|---|");
        var echo = Median(measured.Values.First(), each => each.Cpu);
        foreach (var (name, runs) in measured)
        {
            double Of(Func<Measured, double> what) => Median(runs, what);
            Line($"| {name} | {Of(each => each.Cpu):0} | {Of(each => each.Cpu) / echo:0.0} | {Of(each => each.Allocated) / 1024:0.0} | {Of(each => each.Ack50):0.0} / {Of(each => each.Ack99):0.0} | {Of(each => each.Turn50):0.0} / {Of(each => each.Turn99):0.0} | {Of(each => each.Resident):0} |");
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<Measured> MeasureAsync(ChaosStore? store, int turns, int warm, string folder)
    {
        await using var fleet = store is null ? await Fleet.OfEchoAsync(folder) : await Fleet.StartAsync(store, Mishaps.None, folder);
        var bot = fleet.Bots[0];
        var numbers = new int[1];
        await WalkAsync(fleet, numbers, warm, []);
        await fleet.QuietAsync();
        var (cpu, allocated, acks) = (bot.Cpu, await AllocatedAsync(bot, store), fleet.Acks.Count);
        var times = new List<double>();
        await WalkAsync(fleet, numbers, turns, times);
        await fleet.QuietAsync();
        var (used, bytes) = ((bot.Cpu - cpu).TotalMicroseconds / times.Count, (await AllocatedAsync(bot, store) - allocated) / times.Count);
        var answered = fleet.Acks.Skip(acks).Select(ack => ack.Took.TotalMilliseconds).Order().ToList();
        times.Sort();
        return new(used, bytes, answered[answered.Count / 2], answered[answered.Count * 99 / 100], times[times.Count / 2], times[times.Count * 99 / 100], Resident(bot));
    }

    /// <summary>Walks conversations, and notes how long each turn took until its answer stood on the platform, in ms.</summary>
    private static Task WalkAsync(Fleet fleet, int[] numbers, int turns, List<double> times) => Parallel.ForEachAsync(
        Enumerable.Range(0, turns / TurnsPerConversation),
        new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
        async (_, _) =>
        {
            var room = new TeamsRoom(fleet.Platform, string.Create(CultureInfo.InvariantCulture, $"a:load{Interlocked.Increment(ref numbers[0])}"), shared: false);
            await TurnAsync(room.Says(Next(), "ada", Text));
            await TurnAsync(Pressing("start") ?? room.Says(Next(), "ada", Text));
            await TurnAsync(Pressing("choose") ?? room.Says(Next(), "ada", Text));

            int Next() => Interlocked.Increment(ref numbers[0]);

            PlatformEvent? Pressing(string verb) => room.Place.Messages.SelectMany(message => message.Buttons).FirstOrDefault(button => button.Verb.Verb == verb) is { } button ? room.Presses(Next(), "ada", button, "") : null;

            async Task TurnAsync(PlatformEvent happened)
            {
                var changed = room.Place.Changed;
                var begun = Stopwatch.GetTimestamp();
                if (await fleet.TryAsync(happened) is null)
                    throw new InvalidOperationException("An event was not acknowledged.");
                await changed.WaitAsync(TimeSpan.FromSeconds(30));
                lock (times)
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        });

    /// <summary>Bytes that the bot has allocated so far, as it tells at <c>/metrics</c>; nothing is known of the echo.</summary>
    private static async Task<double> AllocatedAsync(BotProcess bot, ChaosStore? store)
    {
        if (store is null)
            return 0;
        using var http = new HttpClient();
        var line = (await http.GetStringAsync(new Uri(bot.Address, "metrics"))).Split('\n').First(line => line.StartsWith("dotnet_gc_heap_total_allocated", StringComparison.Ordinal));
        return double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static double Resident(BotProcess bot) =>
        double.Parse(File.ReadLines($"/proc/{bot.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    private static double Median(List<Measured> runs, Func<Measured, double> what) => runs.Select(what).Order().ElementAt(runs.Count / 2);

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
