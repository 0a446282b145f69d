using System.Globalization;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>One event that always fails and one that takes the process down with it: both are set aside after five attempts, their conversations go on, and both can be handled again.</summary>
internal static class PoisonRun
{
    public static async Task<Verdict> RunAsync(ChaosStore store, ChaosOptions options)
    {
        const int Throwing = 901, Crashing = 902;
        var faults = string.Create(CultureInfo.InvariantCulture, $"throw=Thought:17{Throwing:D11};crash=Thought:17{Crashing:D11}");
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, options.Folder, faults);
        var crowd = new Crowd(fleet, 0, options.Seed);
        using var done = new CancellationTokenSource();
        var reviving = Task.WhenAll(fleet.Bots.Select(bot => ReviveAsync(bot, faults, done.Token)));
        var rooms = Enumerable.Range(0, 10).Select(at => new TeamsRoom(fleet.Platform, $"a:poison{at}", shared: false)).ToList();
        foreach (var room in rooms)
            await crowd.SendAsync(room.Says(crowd.Next(), "ada", "KA-10565"), new(1));
        await crowd.SendAsync(rooms[0].Says(Throwing, "ada", "status"), new(1));
        await crowd.SendAsync(rooms[1].Says(Crashing, "ada", "status"), new(1));
        foreach (var room in rooms)
            await crowd.SendAsync(room.Says(1000 + crowd.Next(), "ada", "status"), new(1));
        var findings = new Findings();
        findings.That(await fleet.DrainAsync(TimeSpan.FromMinutes(3)) == 0, "something is stuck after 180 s");
        await done.CancelAsync();
        await reviving;
        var deaths = fleet.Bots.Sum(bot => bot.Deaths.Count);
        var dead = await fleet.Store.QueryAsync("SELECT event_key, attempts FROM inbox WHERE state = 3 ORDER BY seq", row => (Number: PlatformEvent.NumberIn(row.GetString(0)), Attempts: row.GetInt32(1)));
        findings.That(dead.Select(each => each.Number).Order().SequenceEqual([Throwing, Crashing]), $"set aside are {string.Join(", ", dead.Select(each => each.Number))}, not {Throwing} and {Crashing}");
        findings.That(dead.TrueForAll(each => each.Attempts == 5), $"attempts were {string.Join(", ", dead.Select(each => each.Attempts))}, not 5");
        foreach (var bot in fleet.Bots)
        {
            await bot.KillAsync();
            bot.Start();
            await bot.ReadyAsync();
        }

        using var http = new HttpClient();
        using var replayed = await http.PostAsync(new Uri(fleet.Bots[0].Address, "api/events/replay"), null);
        findings.That(replayed.IsSuccessStatusCode, $"the replay was answered with {replayed.StatusCode}");
        findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(60)) == 0, "something is stuck after the replay");
        var books = await Books.ReadAsync(fleet, crowd.Acknowledged);
        findings.None("events not handled after the replay", books.LostEvents);
        findings.None("doubled or lost state changes", books.DoubledStates);
        findings.None("lost replies", books.LostReplies);
        return new("an event that always fails, and one that kills the process", $"both set aside after 5 attempts, {deaths} deaths of processes; handled after a replay", findings.All);
    }

    private static async Task ReviveAsync(BotProcess bot, string faults, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            if (await bot.EndsWithinAsync(TimeSpan.FromMilliseconds(200)))
                bot.Start(faults);
        }
    }
}
