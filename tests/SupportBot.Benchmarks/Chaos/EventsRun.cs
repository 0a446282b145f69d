using System.Collections.Immutable;
using System.Diagnostics;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>
/// Events under every fault: delivered twice, platforms that ask for pauses, fail, or take a message and lose the answer, and bots that are killed
/// from outside and at each of their named points.
/// </summary>
internal static class EventsRun
{
    private const int EventsPerRoom = 25;
    private const int SideBySide = 40;
    private static readonly TimeSpan PointPatience = TimeSpan.FromSeconds(45);

    /// <summary>Where a process may die, as <c>SUPPORTBOT_FAULTS</c> names it; all of them are in the bot's FaultPoint.</summary>
    private static readonly ImmutableArray<string> Points =
        ["Receiving", "Received", "Claimed", "Thought", "Committed", "Released", "Failing", "ReplyTaken", "ReplySent", "ReplyNoted", "Waking", "Stopping"];

    public static async Task<Verdict> RunAsync(ChaosStore store, ChaosOptions options)
    {
        // An open walk is asked after five seconds how it stands, so that conversations wake too.
        await using var fleet = await Fleet.StartAsync(store, new(0.05, 0.03, 0.02, 3, options.Seed), options.Folder, settings: ("Dialog:RemindAfterHours", "0.0014"));
        return await JudgeAsync(fleet, options);
    }

    private static async Task<Verdict> JudgeAsync(Fleet fleet, ChaosOptions options)
    {
        var crowd = new Crowd(fleet, 0.2, options.Seed);
        var begun = Stopwatch.GetTimestamp();
        var rooms = Crowd.Rooms(fleet.Platform, Math.Max(options.Events / EventsPerRoom, SideBySide), 0.2);
        var findings = new Findings();
        var killing = KillAsync(fleet, crowd, options, findings);
        await crowd.ActAsync(rooms, EventsPerRoom, SideBySide);
        while (!killing.IsCompleted) // where bots start slowly, the last of them die under more events
            await crowd.ActAsync(rooms[..SideBySide], 5, SideBySide);
        await killing;
        var took = Stopwatch.GetElapsedTime(begun);
        var stuck = await fleet.DrainAsync(TimeSpan.FromSeconds(60));
        var waited = Stopwatch.GetElapsedTime(begun) - took;
        var books = await Books.ReadAsync(fleet, crowd.Acknowledged);
        findings.That(stuck == 0, $"{stuck} events or replies are stuck after 60 s");
        findings.That(crowd.NeverAcknowledged == 0, $"{crowd.NeverAcknowledged} events were never acknowledged");
        books.Judge(findings);
        var calls = fleet.Platform.Ledger.Calls;
        var (_, afterLost, afterKill, _) = books.Doubled();
        return new(
            $"{crowd.Count} events, {options.Kills} kills and {(options.AllPoints ? Points.Length : 0)} at named points",
            $"{crowd.Count / took.TotalSeconds:0} events/s, {fleet.Acks.Count - crowd.Count} deliveries more; {books.Woken} wakings, {books.Replies} replies, {calls.Count} calls: "
            + $"{calls.Count(call => call.Outcome == CallOutcome.Limited)} limited, {calls.Count(call => call.Outcome == CallOutcome.Failed)} failed, {calls.Count(call => call.Outcome == CallOutcome.DoneAnswerLost)} answers lost ({calls.Count(call => call is { Outcome: CallOutcome.DoneAnswerLost, Kind: CallKind.Create })} of new messages); "
            + $"new messages twice: Slack 0, Teams {afterLost} after a lost answer and {afterKill} after a kill that cut the answer off; quiet {waited.TotalSeconds:0} s after the last event",
            findings.All);
    }

    private static async Task KillAsync(Fleet fleet, Crowd crowd, ChaosOptions options, Findings findings)
    {
        var random = new Random(options.Seed);
        var deaths = Enumerable.Repeat<string?>(null, options.Kills).Concat(options.AllPoints ? Points : []).OrderBy(_ => random.Next()).ToList();
        for (var at = 0; at < deaths.Count; at++)
        {
            var due = options.Events * (at + 1) / (deaths.Count + 2);
            while (crowd.Count < due)
                await Task.Delay(20);
            var bot = fleet.Bots[random.Next(fleet.Bots.Count)];
            if (deaths[at] is { } point)
                await DieAtAsync(bot, point, findings);
            else
                await bot.KillAsync();
            bot.Start();
            await bot.ReadyAsync();
        }
    }

    /// <summary>Restarts a bot so that it dies when it comes to a point.</summary>
    private static async Task DieAtAsync(BotProcess bot, string point, Findings findings)
    {
        await bot.KillAsync();
        bot.Start($"kill={point}:{(point is "Stopping" or "Failing" or "Waking" ? 1 : 3)}{(point == "Failing" ? ";throw=Thought:7" : "")}");
        if (point == "Stopping")
        {
            await bot.ReadyAsync();
            await bot.TerminateAsync();
            return;
        }

        findings.That(await bot.EndsWithinAsync(PointPatience), $"the point {point} was never reached");
        if (bot.IsRunning)
            await bot.KillAsync();
    }
}
