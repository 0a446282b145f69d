using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>A way through the dialog: what somebody does, one after the other, and where the walk stands after each.</summary>
/// <param name="Step">The step that it leads to.</param>
internal sealed record Way(string Playbook, string Step, ImmutableList<WayPart> Parts);

/// <summary>One thing that somebody does.</summary>
/// <param name="Press">What the button does; null = the text is said.</param>
/// <param name="Text">What is said, or stands in the box beside the button.</param>
/// <param name="Step">Where the walk stands afterwards; null = there is none yet.</param>
internal sealed record WayPart((string Verb, string? Value)? Press, string Text, string? Step);

/// <summary>The bot is killed and started again after every step of every playbook: the next press works, on the same card.</summary>
internal static class StepsRun
{
    public static async Task<Verdict> RunAsync(ChaosStore store, ChaosOptions options)
    {
        var ways = Ways();
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, options.Folder);
        var crowd = new Crowd(fleet, 0, options.Seed);
        var findings = new Findings();
        var walking = ways.Select((way, at) => (Way: way, Room: new TeamsRoom(fleet.Platform, $"a:way{at}", shared: false))).ToList();
        var restarts = 0;
        for (var part = 0; walking.Exists(each => part < each.Way.Parts.Count); part++)
        {
            var going = walking.Where(each => part < each.Way.Parts.Count).ToList();
            foreach (var (way, room) in going)
                await DoAsync(crowd, room, way.Parts[part], way, part, findings);
            findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(60)) == 0, "something is stuck after 60 s");
            var books = await Books.ReadAsync(fleet, crowd.Acknowledged);
            foreach (var (way, room) in going)
                findings.That(books.StateOf(room.Place.Id).Step == way.Parts[part].Step, $"{way.Playbook}: part {part + 1} led to {books.StateOf(room.Place.Id).Step}, not {way.Parts[part].Step}");
            foreach (var bot in fleet.Bots)
                await bot.KillAsync();
            foreach (var bot in fleet.Bots)
                bot.Start();
            await Task.WhenAll(fleet.Bots.Select(bot => bot.ReadyAsync()));
            restarts++;
        }

        (await Books.ReadAsync(fleet, crowd.Acknowledged)).Judge(findings);
        return new(
            $"kill and restart after every step of {ways.Select(way => way.Playbook).Distinct().Count()} playbooks",
            $"{ways.Count} steps reached, {restarts} restarts, {crowd.Count} events",
            findings.All);
    }

    private static async Task DoAsync(Crowd crowd, TeamsRoom room, WayPart part, Way way, int at, Findings findings)
    {
        if (part.Press is not { } press)
        {
            await crowd.SendAsync(room.Says(crowd.Next(), "ada", part.Text), new(1));
            return;
        }

        if (room.Place.Messages.Reverse().SelectMany(message => message.Buttons).FirstOrDefault(button => button.Verb == press) is { } button)
        {
            var answer = await crowd.SendAsync(room.Presses(crowd.Next(), "ada", button, part.Text)!, new(1));
            findings.That(answer is not null, $"{way.Playbook}: the press {press} was answered with an error");
        }
        else
        {
            findings.That(false, $"{way.Playbook}: after part {at} no card has a button {press}");
        }
    }

    /// <summary>A shortest way to every step of every playbook that ships, and to each step of a walk that is made from an article's own steps; found by walking the dialog itself.</summary>
    private static List<Way> Ways()
    {
        var dialog = new SupportDialog(TestKnowledge.Shipped);
        var person = new Person("29:ada", "ada", "en-GB");
        var now = Instant.FromDateTimeOffset(DateTimeOffset.UtcNow);
        var samples = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples")).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var ways = new Dictionary<(string, string), Way>();
        var waiting = new Queue<(Conversation State, Turn Turn, ImmutableList<WayPart> Parts)>();
        var seen = new HashSet<string>();
        foreach (var article in TestKnowledge.Shipped.Articles.Articles.GroupBy(article => article.Playbook ?? "generated").Select(group => group.First()))
            Go(Conversation.New, new Said(person, article.Number.Value), new(null, article.Number.Value, null), []);
        while (waiting.TryDequeue(out var at))
        {
            var card = at.Turn.Replies.OfType<ShowCard>().LastOrDefault()?.Card;
            foreach (var button in card?.Buttons.OfType<PressButton>() ?? [])
            {
                var box = button.Primary ? card!.Parts.OfType<InputPart>().FirstOrDefault() : null;
                foreach (var text in box is null ? [""] : samples)
                    Go(at.State, new Pressed(person, button.Action, box is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add(box.Id, text)), new((button.Action.Verb, button.Action.Value), text, null), at.Parts);
            }
        }

        return [.. ways.Values];

        void Go(Conversation before, UserInput input, WayPart part, ImmutableList<WayPart> parts)
        {
            var turn = dialog.Advance(before, input, now);
            var run = turn.Conversation.Runs.LastOrDefault();
            var longer = parts.Add(part with { Step = run?.Step });
            if (!seen.Add($"{turn.Conversation.Findings.LastOrDefault()?.Candidates.FirstOrDefault()?.Number} {run?.Playbook} {run?.Step} {run?.Platform} {run?.Ending} {run?.Paused}"))
                return;
            if (run is not null)
                ways.TryAdd((run.Playbook, run.Step), new(run.Playbook, run.Step, longer));
            waiting.Enqueue((turn.Conversation, turn, longer));
        }
    }
}
