using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Tests.Support;

/// <summary>
/// The cards that the bot can show, found by walking: from every kind of text, every button of every card is pressed, with every sample as the
/// output where one is asked for, until nothing new comes. What is new is judged by the place in the walk, not by the words on the card. Steps that no
/// sample leads to are shown as they stand on each platform.
/// </summary>
internal static class EveryCard
{
    /// <summary>Walks of a language end after so many turns; a playbook that needs more is a mistake in this class.</summary>
    private const int MostTurns = 400_000;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 10, 39);

    /// <summary>Every reply of a language, in the order in which it was found.</summary>
    public static IEnumerable<Reply> In(string language)
    {
        var dialog = new SupportDialog(TestKnowledge.Shipped);
        var person = new Person("U1", "Minji <!channel> *_`~ & 민지", language);
        var samples = Samples();
        var seen = new HashSet<string>();
        var waiting = new Queue<Conversation>();
        var turns = 0;
        foreach (var input in Openings(person, samples.Values))
        {
            foreach (var reply in Advance(Conversation.New, input))
                yield return reply;
        }

        while (waiting.TryDequeue(out var conversation))
        {
            foreach (var input in Next(dialog, conversation, person, samples.Values))
            {
                foreach (var reply in Advance(conversation, input))
                    yield return reply;
            }
        }

        foreach (var reply in Steps(person))
            yield return reply;

        ImmutableArray<Reply> Advance(Conversation before, UserInput input)
        {
            if (++turns > MostTurns)
                throw new InvalidOperationException($"More than {MostTurns} turns in '{language}'.");
            var turn = dialog.Advance(before, input, Now);
            if (seen.Add(Place(turn.Conversation)))
                waiting.Enqueue(turn.Conversation);
            return turn.Replies;
        }
    }

    /// <summary>Every step that waits for somebody, on every platform of its playbook.</summary>
    private static IEnumerable<Reply> Steps(Person person) =>
        from playbook in TestKnowledge.Shipped.Playbooks.All
        from step in playbook.Steps.Where(step => step.Waits != StepInput.Junction && step.Ends is null)
        from platform in playbook.Platforms.Select(platform => (string?)platform.Id).DefaultIfEmpty()
        let run = new Run { Id = "r1", Article = "KA-10565", Playbook = playbook.Name, FindingId = "f1", CardId = "r1-1", Step = step.Id, Platform = platform }
        let conversation = Conversation.New with { Language = person.Language ?? "en", Runs = [run] }
        select (Reply)new ShowCard("r1-1", RunCards.For(new(conversation, TestKnowledge.Shipped, person, Now), run));

    /// <summary>Every article, and other texts that end in a question, an answer or in "I don't know".</summary>
    private static IEnumerable<UserInput> Openings(Person person, IEnumerable<string> samples)
    {
        yield return new Arrived(person);
        foreach (var article in TestKnowledge.Shipped.Articles.Articles)
            yield return new Said(person, article.Number.Value);
        foreach (var text in samples.Concat(["help", "hello", "quiet", "language ko", "status", "zzqx vvkj", "replication", "clock skew", "certificate", "ERROR <!channel> <@U1> & ```"]))
            yield return new Said(person, text);
        yield return new Mentioned(person, "");
        yield return new Mentioned(person, "", []);
    }

    private static IEnumerable<UserInput> Next(SupportDialog dialog, Conversation conversation, Person person, IEnumerable<string> samples)
    {
        var refresh = conversation.Runs.LastOrDefault() is { } run ? run.Id : conversation.Findings.LastOrDefault()?.Id;
        if (refresh is null)
            yield break;
        // An unknown verb is answered with the card as it stands now.
        var card = dialog.Advance(conversation, new Pressed(person, new("no-such-verb", refresh, conversation.Runs.LastOrDefault()?.Revision ?? 0), ImmutableDictionary<string, string>.Empty), Now).Replies.LastOrDefault()?.Card;
        var folded = card?.Parts.OfType<MorePart>().SelectMany(more => more.Buttons) ?? [];
        foreach (var button in (card?.Buttons.OfType<PressButton>() ?? []).Concat(folded))
        {
            var box = button.Primary ? card!.Parts.OfType<InputPart>().FirstOrDefault() : null;
            foreach (var text in box is null ? [""] : samples.Append(""))
                yield return new Pressed(person, button.Action, box is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add(box.Id, text));
        }
    }

    private static string Place(Conversation conversation)
    {
        var run = conversation.Runs.LastOrDefault();
        var finding = conversation.Findings.LastOrDefault();
        return $"{run?.Playbook} {run?.Step} {run?.Platform} {run?.Ending} {run?.Paused} {finding?.Decision} {(run is null ? string.Join(',', finding?.Candidates.Select(candidate => candidate.Number) ?? []) : "")} {finding?.HandedOver}";
    }

    private static ImmutableSortedDictionary<string, string> Samples() => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples"))
        .ToImmutableSortedDictionary(file => Path.GetFileName(file), File.ReadAllText);
}
