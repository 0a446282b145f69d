using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>Twenty people press four different buttons of one card at the same moment, again and again: one of them moves the walk on, the others learn where it stands.</summary>
internal static class ButtonsRun
{
    private const int People = 20;
    private const int SideBySide = 8;
    private static readonly string Paste = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", "ka-10565.log"));

    public static async Task<Verdict> RunAsync(ChaosStore store, ChaosOptions options)
    {
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, options.Folder);
        var crowd = new Crowd(fleet, 0, options.Seed);
        var rooms = new (TeamsRoom Room, ImmutableArray<Button> Choices)[options.Rounds];
        await Parallel.ForEachAsync(Enumerable.Range(0, options.Rounds), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (at, _) =>
        {
            var room = new TeamsRoom(fleet.Platform, $"19:press{at:D4}@thread.v2", shared: true);
            rooms[at] = (room, await ChoicesAsync(crowd, room));
        });
        await fleet.DrainAsync(TimeSpan.FromSeconds(60));
        var before = await Books.ReadAsync(fleet, []);
        var findings = new Findings();
        var spreads = new List<double>();
        var late = 0;
        foreach (var (room, choices) in rooms)
        {
            var answers = await PressTogetherAsync(fleet, crowd, room, choices, spreads);
            findings.That(answers.All(answer => answer is not null), $"{room.Place.Id}: {answers.Count(answer => answer is null)} presses were answered with an error");
            findings.That(answers.All(answer => answer is null || IsBenign(answer)), $"{room.Place.Id}: an answer says nothing");
            late += answers.Count(answer => answer?.Contains("activity.message", StringComparison.Ordinal) == true);
        }

        findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(60)) == 0, "something is stuck after 60 s");
        var after = await Books.ReadAsync(fleet, crowd.Acknowledged);
        foreach (var place in rooms.Select(each => each.Room.Place.Id))
        {
            var (was, now) = (before.StateOf(place), after.StateOf(place));
            findings.That(now.Revision == was.Revision + 1, $"{place}: {now.Revision - was.Revision} transitions");
            findings.That(now.Version == was.Version + People, $"{place}: {now.Version - was.Version} of {People} presses were handled");
        }

        after.Judge(findings);
        var times = fleet.Acks.TakeLast(People * options.Rounds).Select(ack => ack.Took.TotalMilliseconds).Order().ToList();
        return new(
            $"{People} people press 4 buttons of one card together, {options.Rounds} times, on {store.Instances} instance(s)",
            $"sent within {spreads.Order().ElementAt(spreads.Count / 2):0.0} ms (median); answered in {times[times.Count / 2]:0} ms (median), {times[^1]:0} ms at most; {late} of {People * options.Rounds} answers came by themselves later",
            findings.All);
    }

    /// <summary>Brings a room to the card that asks which system it is.</summary>
    private static async Task<ImmutableArray<Button>> ChoicesAsync(Crowd crowd, TeamsRoom room)
    {
        var random = new Random(1);
        await crowd.SendAsync(room.Says(crowd.Next(), "ada", Paste), random);
        var start = await room.Place.UntilAsync(messages => messages.SelectMany(message => message.Buttons).FirstOrDefault(button => button.Verb.Verb == "start"));
        await crowd.SendAsync(room.Presses(crowd.Next(), "ada", start, "")!, random);
        var card = await room.Place.UntilAsync(messages => messages.FirstOrDefault(message => Choices(message).Count() >= 4));
        return [.. Choices(card).Take(4)];
    }

    private static IEnumerable<Button> Choices(Message message) => message.Buttons.Where(button => button.Verb is { Verb: "choose", Value: not null });

    private static async Task<string?[]> PressTogetherAsync(Fleet fleet, Crowd crowd, TeamsRoom room, ImmutableArray<Button> choices, List<double> spreads)
    {
        var presses = Enumerable.Range(0, People).Select(at => room.Presses(crowd.Next(), $"person{at}", choices[at % choices.Length], "")!).ToList();
        var begun = Stopwatch.GetTimestamp();
        var sending = presses.ConvertAll(fleet.TryAsync);
        spreads.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        return await Task.WhenAll(sending);
    }

    /// <summary>A card, or a sentence.</summary>
    private static bool IsBenign(string answer) => JsonNode.Parse(answer) is { } json && (int?)json["statusCode"] == (int)HttpStatusCode.OK && json["value"] is { } value && (value is JsonObject || (string?)value is { Length: > 0 });
}
