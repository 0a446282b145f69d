using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Commands;

/// <summary>The state so far in five lines, for somebody who just joined: what, how the clock stands, where the walk is, what was done last, what is awaited.</summary>
internal static class StatusCard
{
    private const int MostRuns = 4;

    public static Card For(TurnDraft draft)
    {
        var words = draft.Language;
        var open = draft.Conversation.Runs.Where(run => run.Ending is null).ToList();
        var runs = open.Count > 0 ? open.AsEnumerable().Reverse().Take(MostRuns) : draft.Conversation.Runs.TakeLast(1);
        var parts = runs.Select(run => (CardPart)new FactsPart([.. Lines(draft, words, run)])).ToList();
        if (parts.Count == 0)
            parts.Add(draft.Conversation.Findings.LastOrDefault() is { } finding ? new FactsPart([.. Lines(draft, words, finding)]) : new TextPart(words["status.nothing"]));
        return new(words["status.title"], [.. parts], []);
    }

    private static IEnumerable<Fact> Lines(TurnDraft draft, Language words, Run run)
    {
        var playbook = draft.PlaybookOf(run);
        var last = run.Events[^1];
        yield return new(words["status.what"], string.Join(" · ", new[] { run.Article, draft.ArticleOf(run.Article)?.In(words.Tag).Title, run.Host }.OfType<string>()));
        yield return new(words["status.clock"], Clock(draft, words, run));
        yield return new(words["status.where"], run.Ending is { } ending ? RunWords.Ending(words, ending) : playbook?.Find(run.Step)?.Title.In(words) ?? run.Step);
        yield return new(words["status.last"], words.Say("status.at", ("said", RunWords.Told(words, playbook, last)), ("time", last.At.InUtc().TimeOfDay)));
        yield return new(words["status.next"], Next(words, playbook, run, draft.Now - last.At));
    }

    private static IEnumerable<Fact> Lines(TurnDraft draft, Language words, Finding finding)
    {
        var named = finding.Decision switch { MatchDecision.Answer => finding.Candidates.Take(1), MatchDecision.Ask => finding.Candidates, _ => [] };
        yield return new(words["status.what"], string.Join(", ", named.Select(candidate => $"{candidate.Number} {draft.ArticleOf(candidate.Number)?.In(words.Tag).Title}")) is { Length: > 0 } found ? found : words["unknown.title"]);
        yield return new(words["status.clock"], finding.Clock?.In(words) ?? words["status.no-clock"]);
        yield return new(words["status.where"], words["status.not-started"]);
        yield return new(words["status.last"], words.Say("status.pasted", ("name", finding.By), ("time", finding.At.InUtc().TimeOfDay)));
        yield return new(words["status.next"], words["status.start-next"]);
    }

    private static string Clock(TurnDraft draft, Language words, Run run) =>
        run.After is { } after ? ReadingWords.Short(words, after) : draft.FindingOf(run.FindingId)?.Clock?.In(words) ?? words["status.no-clock"];

    private static string Next(Language words, Playbook? playbook, Run run, Duration silence)
    {
        if (run.Ending is not null)
            return words["status.nothing-next"];
        if (run.Paused)
            return words["step.paused"];
        var awaited = words[$"status.awaits-{(playbook?.Find(run.Step)?.Waits ?? StepInput.Choice) switch { StepInput.Clock or StepInput.Text => "output", StepInput.Outcome => "outcome", _ => "answer" }}"];
        return words.Say("status.since", ("awaited", awaited), ("silence", Duration.FromSeconds(Math.Floor(silence.TotalSeconds))));
    }
}
