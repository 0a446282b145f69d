using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>Many conversations at once on all instances: none is handled out of order or twice at a time, and one that is stuck holds up no other.</summary>
internal static class OrderRun
{
    private const int EventsPerRoom = 50;
    private const int SideBySide = 32;
    private const int Stuck = 30;

    public static async Task<Verdict> RunAsync(ChaosStore store, ChaosOptions options)
    {
        var log = Path.Combine(options.Folder, "order.log");
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, options.Folder, string.Create(CultureInfo.InvariantCulture, $"log={log};stall=Thought:stuckroom:{Stuck * 1000}"));
        var crowd = new Crowd(fleet, 0.1, options.Seed, patient: false);
        var begun = Stopwatch.GetTimestamp();
        await crowd.ActAsync(Crowd.Rooms(fleet.Platform, options.Rooms, 0), EventsPerRoom, SideBySide);
        var rate = crowd.Count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var findings = new Findings();
        findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(60)) == 0, "something is stuck after 60 s");

        var usual = await GentlyAsync(fleet, crowd, "usual", log);
        var stuckRoom = new TeamsRoom(fleet.Platform, "a:stuckroom", shared: false);
        await crowd.SendAsync(stuckRoom.Says(crowd.Next(), "ada", "KA-10565"), new(1));
        var beside = await GentlyAsync(fleet, crowd, "beside", log);
        findings.That(stuckRoom.Place.Messages.IsEmpty, "the stuck conversation was not stuck while the others were measured");
        findings.That(beside[^1] - usual[^1] <= 1, $"beside a stuck conversation an event waited {beside[^1]:0.00} s, without one {usual[^1]:0.00} s");
        findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(60)) == 0, "something is stuck after 60 s");

        var books = await Books.ReadAsync(fleet, crowd.Acknowledged);
        books.Judge(findings);
        findings.None("turns of one conversation overlapped", Overlaps(Lines(log)));
        return new(
            $"{options.Rooms} conversations x {EventsPerRoom} events on {store.Instances} instance(s), then one that is stuck for {Stuck} s",
            $"{rate:0} events/s; longest wait of an event {usual[^1]:0.00} s, beside the stuck conversation {beside[^1]:0.00} s (median {usual[usual.Count / 2]:0.000} and {beside[beside.Count / 2]:0.000} s)",
            findings.All);
    }

    /// <summary>Some events a second, in conversations of their own: how long each waited until its turn was committed, in seconds, sorted.</summary>
    private static async Task<List<double>> GentlyAsync(Fleet fleet, Crowd crowd, string name, string log)
    {
        var since = Stopwatch.GetTimestamp();
        var sending = new List<Task>();
        for (var at = 0; at < 100; at++)
        {
            sending.Add(crowd.SendAsync(new TeamsRoom(fleet.Platform, $"a:{name}{at % 20}", shared: false).Says(crowd.Next(), "ada", "status"), new(1)));
            await Task.Delay(100);
        }

        await Task.WhenAll(sending);
        await Task.Delay(1000);
        return [.. from line in Lines(log)
                   where line.At >= since && (line.Point is "Receiving" or "Committed") && line.Key.Contains($":a:{name}", StringComparison.Ordinal)
                   group line.At by line.Key into each
                   let waited = Stopwatch.GetElapsedTime(each.Min(), each.Max()).TotalSeconds
                   orderby waited
                   select waited];
    }

    /// <summary>What all instances have written.</summary>
    private static IEnumerable<Line> Lines(string log) => Directory.EnumerateFiles(Path.GetDirectoryName(log)!, Path.GetFileName(log) + ".*").SelectMany(File.ReadLines).Select(Line.Read);

    /// <summary>Turns that began before the one before them had thought, both of them holding the conversation.</summary>
    private static List<string> Overlaps(IEnumerable<Line> lines)
    {
        var overlaps = new List<string>();
        foreach (var place in lines.Where(line => line.Point is "Claimed" or "Thought").OrderBy(line => line.At).GroupBy(line => line.Place))
        {
            Line? open = null;
            foreach (var line in place)
            {
                if (line.Point == "Claimed" && open is not null)
                    overlaps.Add($"{line.Key} during {open.Key}");
                open = line.Point == "Claimed" ? line : null;
            }
        }

        return overlaps;
    }

    /// <summary>A line of the bots' log of points.</summary>
    private sealed record Line(long At, string Point, string Key)
    {
        /// <summary>The key up to the kind of event: <c>teams:tenant:thread</c>.</summary>
        public string Place { get; } = Key.Split([":message:", ":invoke:"], StringSplitOptions.None)[0];

        public static Line Read(string line) => line.Split(' ', 3) is var parts ? new(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]) : throw new FormatException();
    }
}
