using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Walking;

/// <summary>Walking a playbook in a thread: start it, press on its card, answer it with a text.</summary>
internal static class Walk
{
    private const int LongestTalk = 120;

    /// <summary>Starts the article's playbook and settles the card it was started from.</summary>
    public static void Start(TurnDraft draft, Finding finding, Article article) => Start(draft, finding, article, finding);

    /// <summary>Starts it once more beside a run: for another host, of which nothing is known yet.</summary>
    private static bool StartBeside(TurnDraft draft, Run run)
    {
        if (draft.FindingOf(run.FindingId) is not { } finding || draft.ArticleOf(run.Article) is not { } article)
            return false;
        Start(draft, finding, article, finding with { Host = null, Platform = null, Reading = null });
        return true;
    }

    /// <param name="draft">The turn.</param>
    /// <param name="finding">The finding whose card it is started from.</param>
    /// <param name="article">Its article.</param>
    /// <param name="known">What is known of the host that is walked.</param>
    private static void Start(TurnDraft draft, Finding finding, Article article, Finding known)
    {
        if (draft.PlaybookOf(article) is not { } playbook)
        {
            draft.Whisper(() => FindingCards.For(draft, finding).WithNotice(draft.Language["notice.no-playbook"]));
            return;
        }

        var measured = playbook.PlatformFor(known.Reading is null ? null : known.Platform);
        var run = draft.WalkOf(playbook).Begin(new Run
        {
            Id = draft.NewName("r"),
            Article = article.Number.Value,
            Playbook = playbook.Name,
            FindingId = finding.Id,
            CardId = draft.NewName("c"),
            Step = playbook.Start,
            Host = known.Host,
            Platform = measured?.Id,
            LikelyPlatform = (measured ?? playbook.PlatformFor(known.Platform))?.Id,
            Reading = known.Reading,
            Before = known.Reading?.OffsetSeconds is null ? null : known.Reading,
            After = known.Reading?.OffsetSeconds is null ? null : known.Reading,
            Evidence = finding.Clock?.AsEvidence(),
            LogEnd = finding.LogEnd,
        });
        var started = finding with { RunId = run.Id };
        draft.Keep(started);
        draft.Show(finding.CardId, () => FindingCards.For(draft, started));
        Endings.Keep(draft, run);
        draft.Show(run.CardId, () => RunCards.For(draft, run));
    }

    /// <summary>A press on a run's card: the first valid one for a revision counts, every later one is told where things stand.</summary>
    public static void Press(TurnDraft draft, Run run, Pressed pressed)
    {
        if (draft.PlaybookOf(run) is not { } playbook || playbook.Find(run.Step) is not { } step)
        {
            draft.Whisper(() => NoticeCards.NotFromHere(draft.Language));
            return;
        }

        var action = pressed.Action;
        if (action.Verb == Verbs.AnotherHost && action.Revision == run.Revision && StartBeside(draft, run))
            return;
        if (RunActs.AfterTheEnd(draft, playbook, run, action))
            return;
        if (run.Ending is not null || action.Revision != run.Revision)
        {
            draft.Whisper(() => RunCards.For(draft, run).WithNotice(StaleNotice(draft, run, action.Revision)));
            return;
        }

        var next = Chosen(draft, playbook, run, step, pressed) ?? RunActs.Act(draft, playbook, run, action.Verb, action.Value);
        if (action.Verb == Verbs.Watch)
            draft.Whisper(() => NoticeCards.Watches(draft.Language));
        else if (next is null || next == run)
            draft.Whisper(() => RunCards.For(draft, run).WithNotice(draft.Language[action.Verb == Verbs.TakeOver ? "step.yours" : "notice.moved-on"]));
        if (next is null || next == run)
            return;

        Endings.Keep(draft, next);
        draft.Show(next.CardId, () => RunCards.For(draft, next));
    }

    /// <summary>
    /// A text in the thread while a run waits for one. Taken when it is what the step waits for; then the run's card moves below the text,
    /// and what stays above it is a record without buttons.
    /// </summary>
    public static bool TryPaste(TurnDraft draft, string text)
    {
        if (WhichRun.For(draft, text) is not { } run || draft.PlaybookOf(run) is not { } playbook || playbook.Find(run.Step) is not { } step)
            return false;
        var readings = ClockReadings.ReadAll(text);
        var isReading = readings.Any(reading => reading.Tool is not null);
        var checks = new StepChecks(draft, playbook);
        Run? next = step.Waits switch
        {
            StepInput.Platform when WhichSystem.Of(playbook, readings) is { } platform => AfterChoosing(draft, playbook, checks, run, platform, text),
            StepInput.Platform when isReading && !IsAboutSomethingElse(draft, run, text) => checks.AskWhichSystem(run),
            StepInput.Clock or StepInput.Outcome or StepInput.Text when isReading || (!IsTalk(text) && !IsAboutSomethingElse(draft, run, text)) => checks.Check(run, step, text),
            StepInput.Number or StepInput.Date or StepInput.Zone when StepChecks.Understands(step, text) => checks.Check(run, step, text),
            _ => null,
        };
        if (next is null)
            return false;

        draft.Show(run.CardId, () => RunCards.For(draft, run).Settled());
        Endings.Keep(draft, next = next with { CardId = draft.NewName("c") });
        draft.Show(next.CardId, () => RunCards.For(draft, next));
        return true;
    }

    /// <summary>People talking to one another: one short line of words that says nothing of success or failure.</summary>
    public static bool IsTalk(string text) =>
        text.Trim() is { Length: <= LongestTalk } said
        && !said.Any(c => char.IsDigit(c) || "\n:=/\\<>{}[]".Contains(c, StringComparison.Ordinal))
        && OutcomeReader.Read(PastedText.Of(said)).Outcome == OperationOutcome.Unclear;

    private static Run? Chosen(TurnDraft draft, Playbook playbook, Run run, PlaybookStep step, Pressed pressed)
    {
        var walk = draft.WalkOf(playbook);
        var value = pressed.Action.Value ?? pressed.Inputs.GetValueOrDefault(RunCards.List);
        return pressed.Action.Verb switch
        {
            Verbs.Choose when step.Waits == StepInput.Platform && playbook.PlatformOf(value) is { } platform =>
                walk.Take(run with { Platform = platform.Id }, new(), RunAct.Chose, platform.Id),
            Verbs.Choose when step.Options.Any(option => option.Id == value) =>
                walk.Take(run with { Answers = run.Answers.SetItem(step.Id, value!) }, new() { Choice = value }, RunAct.Chose, $"{step.Id}/{value}"),
            Verbs.Check when step.HasBox => new StepChecks(draft, playbook).Check(run, step, pressed.Inputs.GetValueOrDefault(RunCards.PasteBox) ?? ""),
            _ => null,
        };
    }

    /// <summary>The output names its own system: no need to ask which one it is.</summary>
    private static Run AfterChoosing(TurnDraft draft, Playbook playbook, StepChecks checks, Run run, Platform platform, string text)
    {
        var chosen = draft.WalkOf(playbook).Take(run with { Platform = platform.Id }, new(), RunAct.Chose, platform.Id);
        return playbook[chosen.Step] is { Waits: StepInput.Clock } check ? checks.Check(chosen, check, text) : chosen with { Reading = ClockState.Of(ClockReadings.ReadAll(text)) };
    }

    /// <summary>While an output is awaited, a text that another article claims is a new question; everything else is taken for the output, readable or not.</summary>
    private static bool IsAboutSomethingElse(TurnDraft draft, Run run, string text) =>
        ArticleNumber.TryParse(text, null, out _)
        || (draft.Knowledge.Match(PastedText.Of(text), draft.Language.Tag) is { Decision: MatchDecision.Answer, Matches: [var best, ..] }
            && best.Article.Number.Value != run.Article && draft.PlaybookOf(run)?.Find(run.Step)?.Waits != StepInput.Outcome);

    private static string StaleNotice(TurnDraft draft, Run run, int revision)
    {
        var words = draft.Language;
        var done = run.Events.FirstOrDefault(done => done.Revision == revision + 1) ?? run.Events[^1];
        return words.Say("notice.already-done", ("name", done.By.Name), ("time", done.At.InUtc().TimeOfDay), ("step", draft.PlaybookOf(run)?.Find(run.Step)?.Title.In(words) ?? ""));
    }
}
