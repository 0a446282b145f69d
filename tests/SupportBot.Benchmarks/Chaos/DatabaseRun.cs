namespace SupportBot.Benchmarks.Chaos;

/// <summary>The database crashes and comes back, five times, while people go on.</summary>
internal static class DatabaseRun
{
    private const int Crashes = 5;
    private const int EventsPerRoom = 25;

    public static async Task<Verdict?> RunAsync(ChaosStore store, ChaosOptions options)
    {
        if (store is not PostgresChaosStore { Server: var server })
            return null;
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, options.Folder);
        var crowd = new Crowd(fleet, 0.2, options.Seed);
        var events = Math.Min(options.Events, 2_000);
        var acting = crowd.ActAsync(Crowd.Rooms(fleet.Platform, Math.Max(events / EventsPerRoom, 8), 0.2), EventsPerRoom, 8);
        for (var at = 1; at <= Crashes; at++)
        {
            while (crowd.Count < events * at / (Crashes + 1) && !acting.IsCompleted)
                await Task.Delay(20);
            server.CrashAndRestart();
        }

        await acting;
        var findings = new Findings();
        findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(60)) == 0, "something is stuck after 60 s");
        findings.That(crowd.NeverAcknowledged == 0, $"{crowd.NeverAcknowledged} events were never acknowledged");
        var books = await Books.ReadAsync(fleet, crowd.Acknowledged);
        books.Judge(findings);
        return new(
            $"pg_ctl restart -m immediate, {Crashes} times, under {crowd.Count} events on {store.Instances} instances",
            $"{fleet.Acks.Count(ack => !ack.IsGood)} deliveries were refused and came again; {books.Replies} replies",
            findings.All);
    }
}
