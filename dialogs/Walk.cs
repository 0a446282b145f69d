using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs;

/// <summary>Walking a playbook in a thread: start, choose, paste, back, cancel, hand over.</summary>
internal static class Walk
{
    private const int LongestTalk = 120;

    /// <summary>Starts the article's playbook and settles the card it was started from.</summary>
    public static void Start(TurnDraft draft, Finding finding, Article article)
    {
        if (draft.PlaybookOf(article) is not { } playbook)
        {
            draft.Whisper(FindingCards.For(draft, finding).WithNotice(draft.Language.Say("notice.no-playbook")));
            return;
        }

        var run = new Run
        {
            Id = draft.NewName("r"),
            Article = article.Number.Value,
            Playbook = playbook.Name,
            FindingId = finding.Id,
            CardId = draft.NewName("c"),
            Step = playbook.Start,
            Events = [new(draft.Now, draft.Person, 1, playbook.Start, RunAct.Started)],
        };
        var started = finding with { RunId = run.Id };
        draft.Keep(started);
        draft.Keep(run);
        draft.Show(finding.CardId, FindingCards.For(draft, started));
        draft.Show(run.CardId, RunCards.For(draft, run));
    }

    /// <summary>A press on a run's card: the first valid one for a revision counts, every later one is told where things stand.</summary>
    public static void Press(TurnDraft draft, Run run, Pressed pressed)
    {
        if (draft.Knowledge.Playbooks.Find(run.Playbook) is not { } playbook)
        {
            draft.Whisper(NoticeCards.NotFromHere(draft.PersonLanguage));
            return;
        }

        var action = pressed.Action;
        if (run.Ending is not null || action.Revision != run.Revision)
        {
            draft.Whisper(RunCards.For(draft, run).WithNotice(StaleNotice(draft, run, action.Revision)));
            return;
        }

        var walk = new PlaybookWalk(playbook, draft.Language, draft.Person, draft.Now);
        var step = playbook[run.Step];
        Run? next = action.Verb switch
        {
            Verbs.Choose when step.Waits == StepInput.Platform && playbook.PlatformOf(action.Value) is { } platform =>
                walk.Take(run with { Platform = platform.Id }, new() { Platform = platform.Id }, RunAct.Chose, platform.Id),
            Verbs.Choose when step.Options.Any(option => option.Id == action.Value) =>
                walk.Take(run, new() { Choice = action.Value, Platform = run.Platform }, RunAct.Chose, action.Value),
            Verbs.Check => Check(draft, walk, run, step, pressed.Inputs.GetValueOrDefault(RunCards.PasteBox) ?? ""),
            Verbs.Back => walk.Back(run),
            Verbs.Cancel => walk.End(run, RunAct.Cancelled, RunEnding.Cancelled),
            Verbs.HandOver => walk.End(run, RunAct.HandedOver, RunEnding.HandedOver),
            _ => null,
        };
        if (next is null || next == run)
        {
            draft.Whisper(RunCards.For(draft, run).WithNotice(draft.Language["notice.moved-on"]));
            return;
        }

        draft.Keep(next);
        draft.Show(next.CardId, RunCards.For(draft, next));
    }

    /// <summary>
    /// A text in the thread while a run waits for one. Taken when it is what the step waits for; then the run's card moves below the text,
    /// and what stays above it is a record without buttons.
    /// </summary>
    public static bool TryPaste(TurnDraft draft, string text)
    {
        if (draft.Conversation.OpenRun is not { } run || draft.Knowledge.Playbooks.Find(run.Playbook) is not { } playbook)
            return false;
        var walk = new PlaybookWalk(playbook, draft.Language, draft.Person, draft.Now);
        var step = playbook[run.Step];
        var readings = ClockReadings.ReadAll(text);
        var isReading = readings.Any(reading => reading.Tool is not null);
        Run? next = step.Waits switch
        {
            StepInput.Platform when isReading && PlatformOf(playbook, readings) is { } platform =>
                CheckAfterChoosing(draft, walk, playbook, run, platform, text),
            StepInput.Clock or StepInput.Outcome when isReading || (!IsTalk(text) && !IsAboutSomethingElse(draft, run, text)) => Check(draft, walk, run, step, text),
            _ => null,
        };
        if (next is null)
            return false;

        draft.Show(run.CardId, RunCards.For(draft, run).Settled());
        next = next with { CardId = draft.NewName("c") };
        draft.Keep(next);
        draft.Show(next.CardId, RunCards.For(draft, next));
        return true;
    }

    /// <summary>The output names its own system: no need to ask which one it is.</summary>
    private static Run CheckAfterChoosing(TurnDraft draft, PlaybookWalk walk, Playbook playbook, Run run, Platform platform, string text)
    {
        var chosen = walk.Take(run with { Platform = platform.Id }, new() { Platform = platform.Id }, RunAct.Chose, platform.Id);
        return playbook[chosen.Step].Waits == StepInput.Clock ? Check(draft, walk, chosen, playbook[chosen.Step], text) : chosen;
    }

    private static Run Check(TurnDraft draft, PlaybookWalk walk, Run run, PlaybookStep step, string text) => step.Waits switch
    {
        _ when string.IsNullOrWhiteSpace(text) => walk.Stay(run, RunAct.Unclear, null, draft.Language["check.empty"]),
        StepInput.Outcome => CheckOutcome(draft, walk, run, text),
        StepInput.Clock => CheckClock(draft, walk, run, step, text),
        _ => run,
    };

    private static Run CheckClock(TurnDraft draft, PlaybookWalk walk, Run run, PlaybookStep step, string text)
    {
        var readings = ClockReadings.ReadAll(text);
        if (ClockState.Of(readings) is not null)
            return Weigh(draft, walk, run, readings);
        var commands = step.CommandsFor(run.Platform);
        return walk.Stay(run, RunAct.Unclear, null, draft.Language.Say("check.unreadable", ("command", OneLine(commands?.Check ?? commands?.Commands ?? ""))));
    }

    /// <summary>Goes on with what readings say about the clock. At least one of them is of a known tool.</summary>
    public static Run Weigh(TurnDraft draft, PlaybookWalk walk, Run run, ImmutableArray<ClockReading> readings)
    {
        var read = ClockState.Of(readings)!;
        var state = read.Completing(run.Reading);
        var known = state.OffsetSeconds is not null;
        var learnt = run with
        {
            Reading = state,
            Before = run.Before ?? (known ? state : null),
            After = known ? state : run.After,
        };
        var facts = state.Facts(run.Platform);
        var settled = facts is { OffsetSeconds: { } offset } && Math.Abs(offset) <= 2 && facts.Synchronized != false;
        return walk.Take(learnt, facts, settled ? RunAct.Verified : RunAct.Checked, state.Tool, ReadingWords.Describe(draft.Language, state, readings));
    }

    private static Run CheckOutcome(TurnDraft draft, PlaybookWalk walk, Run run, string text)
    {
        var words = draft.Language;
        var paste = PastedText.Of(text);
        var (outcome, line) = OutcomeReader.Read(paste);
        if (outcome is OperationOutcome.OtherError
            && draft.Knowledge.Match(paste, words.Tag) is { Decision: MatchDecision.Answer, Matches: [var best, ..] }
            && best.Article.Number.Value == run.Article)
        {
            outcome = OperationOutcome.SameError;
        }

        var facts = new StepFacts { Outcome = outcome, Platform = run.Platform };
        var learnt = outcome == OperationOutcome.Success ? run with { Proof = Excerpt.Of(line!) } : run;
        var note = outcome == OperationOutcome.Unclear
            ? ""
            : words.Say(outcome == OperationOutcome.Success ? "check.worked" : "check.failed", ("line", Excerpt.Of(line!)));
        var act = outcome switch
        {
            OperationOutcome.Success => RunAct.Retested,
            OperationOutcome.Unclear => RunAct.Unclear,
            _ => RunAct.StillFailing,
        };
        return walk.Take(learnt, facts, act, null, note);
    }

    /// <summary>People talking to one another: one short line of words that says nothing of success or failure.</summary>
    public static bool IsTalk(string text) =>
        text.Trim() is { Length: <= LongestTalk } said
        && !said.Any(c => char.IsDigit(c) || "\n:=/\\<>{}[]".Contains(c, StringComparison.Ordinal))
        && OutcomeReader.Read(PastedText.Of(said)).Outcome == OperationOutcome.Unclear;

    /// <summary>While an output is awaited, a text that another article claims is a new question; everything else is taken for the output, readable or not.</summary>
    private static bool IsAboutSomethingElse(TurnDraft draft, Run run, string text) =>
        ArticleNumber.TryParse(text, null, out _)
        || (draft.Knowledge.Match(PastedText.Of(text), draft.Language.Tag) is { Decision: MatchDecision.Answer, Matches: [var best, ..] }
            && best.Article.Number.Value != run.Article);

    private static Platform? PlatformOf(Playbook playbook, ImmutableArray<ClockReading> readings) =>
        readings.Select(reading => playbook.PlatformOf(reading.Platform)).FirstOrDefault(platform => platform is not null);

    private static string StaleNotice(TurnDraft draft, Run run, int revision)
    {
        var words = draft.Language;
        var done = run.Events.FirstOrDefault(done => done.Revision == revision + 1) ?? run.Events[^1];
        return words.Say("notice.already-done", ("name", done.By.Name), ("time", done.At.InUtc().TimeOfDay));
    }

    private static string OneLine(string commands) => commands.Split('\n')[^1].Trim();
}
