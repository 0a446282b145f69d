using System.Diagnostics;
using System.Net;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>A database that takes its time and a platform that does not answer: events are acknowledged all the same. A database that is gone: the platform is told at once to send again.</summary>
internal static class SlowRun
{
    private const int PerSecond = 50;
    private const int Seconds = 20;
    private static readonly TimeSpan Commit = TimeSpan.FromMilliseconds(200);

    public static async Task<Verdict> RunAsync(ChaosStore store, ChaosOptions options)
    {
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, options.Folder, store is SqliteChaosStore ? $"stall=Writing:*:{Commit.TotalMilliseconds:0}" : null);
        if (store is PostgresChaosStore slow)
            await slow.SlowDownAsync(Commit);
        var crowd = new Crowd(fleet, 0, options.Seed);
        await Steadily.SendAsync(fleet, crowd, PerSecond, TimeSpan.FromSeconds(2), "warm");
        fleet.Platform.Mishaps.Hang = TimeSpan.FromSeconds(30);
        var sent = await Steadily.SendAsync(fleet, crowd, PerSecond, TimeSpan.FromSeconds(Seconds), "slow");
        fleet.Platform.Mishaps.Hang = TimeSpan.Zero;
        var findings = new Findings();
        var times = sent.Select(ack => ack.Took.TotalMilliseconds).Order().ToList();
        var p99 = times[times.Count * 99 / 100];
        findings.That(sent.All(ack => ack.IsGood), $"{sent.Count(ack => !ack.IsGood)} acknowledgements failed");
        findings.That(p99 <= 500, $"p99 of acknowledgements is {p99:0} ms");
        findings.That(times[^1] < 2500, $"one acknowledgement took {times[^1]:0} ms");
        var down = store is PostgresChaosStore postgres ? await DownAsync(fleet, crowd, postgres, findings) : "";
        findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(90)) == 0, "something is stuck after 90 s");
        (await Books.ReadAsync(fleet, crowd.Acknowledged)).Judge(findings);
        return new(
            $"{Commit.TotalMilliseconds:0} ms a commit, platforms hang for 30 s, {PerSecond} requests/s for {Seconds} s{(down.Length > 0 ? "; then the database goes down" : "")}",
            $"acknowledged in {times[times.Count / 2]:0} ms (median), {p99:0} ms (p99), {times[^1]:0} ms at most{down}",
            findings.All);
    }

    private static async Task<string> DownAsync(Fleet fleet, Crowd crowd, PostgresChaosStore store, Findings findings)
    {
        store.Server.Crash();
        var sent = await Steadily.SendAsync(fleet, crowd, 10, TimeSpan.FromSeconds(3), "down");
        var slowest = sent.Max(ack => ack.Took.TotalMilliseconds);
        findings.That(sent.All(ack => ack.Status == HttpStatusCode.ServiceUnavailable), $"without a database the answers were {string.Join(", ", sent.Select(ack => ack.Status).Distinct())}");
        findings.That(slowest < 1000, $"without a database an answer took {slowest:0} ms");
        store.Server.Start();
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(fleet.Bots.Select(bot => bot.ReadyAsync()));
        var back = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        findings.That(back < 10, $"ready only {back:0.0} s after the database was back");
        return $"; without a database 503 after {slowest:0} ms at most; ready again {back:0.0} s after it was back";
    }
}

/// <summary>Events at a fixed rate, whatever becomes of the ones before; each is delivered once.</summary>
internal static class Steadily
{
    /// <summary>Sends them; the attempts, timed from the moment at which each was due.</summary>
    /// <param name="name">Of the conversations, which each get one event after another.</param>
    public static async Task<List<Ack>> SendAsync(Fleet fleet, Crowd crowd, int perSecond, TimeSpan time, string name)
    {
        var begun = Stopwatch.GetTimestamp();
        var sending = new List<Task<Ack>>();
        var rooms = Enumerable.Range(0, perSecond).Select(at => new TeamsRoom(fleet.Platform, $"a:{name}{at}", shared: false)).ToList();
        for (var at = 0; at < perSecond * time.TotalSeconds; at++)
        {
            var due = TimeSpan.FromSeconds((double)at / perSecond);
            if (due - Stopwatch.GetElapsedTime(begun) is var early && early > TimeSpan.Zero)
                await Task.Delay(early);
            sending.Add(OneAsync(fleet, crowd, rooms[at % rooms.Count].Says(crowd.Next(), "ada", at < rooms.Count ? "KA-10565" : "status"), begun, due));
        }

        return [.. await Task.WhenAll(sending)];
    }

    private static async Task<Ack> OneAsync(Fleet fleet, Crowd crowd, PlatformEvent happened, long begun, TimeSpan due)
    {
        var ack = await fleet.OnceAsync(happened);
        if (ack.IsGood)
            crowd.Acknowledge(happened);
        return ack with { Begun = begun + (long)(due.TotalSeconds * Stopwatch.Frequency) };
    }
}
