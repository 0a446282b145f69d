using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>The card of a run: the step at hand while it is open, the record once it has ended.</summary>
internal static class RunCards
{
    /// <summary>Name of the paste box.</summary>
    public const string PasteBox = "paste";

    /// <summary>Name of the list.</summary>
    public const string List = "list";

    /// <summary>More choices than this are a list.</summary>
    private const int MostButtons = 5;

    public static Card For(TurnDraft draft, Run run)
    {
        var words = draft.Language;
        if (draft.PlaybookOf(run) is not { } playbook || playbook.Find(run.Step) is not { } step)
            return NoticeCards.NotFromHere(words);
        if (run.Ending is { } ending)
            return RunEndCards.For(draft, playbook, run, ending);
        return run switch
        {
            { Paused: true } => Paused(words, playbook, run, step),
            { Stopping: true } => Stopping(words, playbook, run, step),
            _ => Step(draft, words, playbook, run, step),
        };
    }

    private static Card Step(TurnDraft draft, Language words, Playbook playbook, Run run, PlaybookStep step)
    {
        var parts = new List<CardPart>();
        if (run.Message?.In(words) is { Length: > 0 } message)
            parts.Add(new TextPart(message, run.NoteIsGood ? Tone.Good : Tone.Attention));
        if (run.Passing)
            parts.AddRange([new TextPart(words.Say("step.pass-on", ("role", RoleOf(words, playbook, step))), Tone.Strong), new CodePart(PassOnText.For(draft, playbook, run, step))]);
        parts.Add(new TextPart(step.Say.In(words)));
        if (step.Waits == StepInput.Platform && playbook.PlatformOf(run.LikelyPlatform) is { } likely)
            parts.Add(new TextPart(words.Say("step.likely-platform", ("platform", likely.Title.In(words))), Tone.Quiet));
        if (!run.Passing && playbook.CommandsFor(step, run.Platform) is { } commands)
            parts.AddRange(Commands(words, playbook, step, commands));
        if (step.More is { } more)
            parts.Add(new DetailsPart(words["step.more"], [new TextPart(more.In(words))]));
        if (step.HasBox)
            parts.Add(new InputPart(PasteBox, (step.Paste ?? step.Title).In(words), words[step.IsShort ? "step.placeholder-value" : "step.placeholder"]) { Multiline = !step.IsShort });
        if (Listed(words, playbook, run, step) is { } list)
            parts.Add(list);
        if (CheckLines.For(draft, run) is { } lines)
            parts.Add(lines);
        parts.Add(Others(words, playbook, run, step));
        return new Card(step.Title.In(words), [.. parts], [.. Buttons(words, playbook, run, step)]) { Label = Label(words, playbook, run, step) };
    }

    private static IEnumerable<CardPart> Commands(Language words, Playbook playbook, PlaybookStep step, StepCommands commands)
    {
        if (step.Needs is not null)
            yield return new TextPart(words.Say("step.needs", ("role", RoleOf(words, playbook, step))), Tone.Quiet);
        if (commands.Note is { } note)
            yield return new TextPart(note.In(words));
        yield return new CodePart(RunWords.Lines(words, commands));
        Fact[] facts = [.. commands.Changes is { } changes ? [new Fact(words["step.changes"], changes.In(words))] : Array.Empty<Fact>(), .. RunWords.Risk(words, step, commands) is { } risk ? [new Fact(words["step.risk"], risk)] : Array.Empty<Fact>()];
        if (facts.Length > 0)
            yield return new FactsPart([.. facts]);
        if (commands.Undo is { } undo)
            yield return new DetailsPart(words["step.undo"], [new CodePart(undo)]);
        if (commands.Check is { } check)
        {
            yield return new TextPart(words["step.then-check"]);
            yield return new CodePart(check);
        }
    }

    private static IEnumerable<CardButton> Buttons(Language words, Playbook playbook, Run run, PlaybookStep step)
    {
        if (step.Waits == StepInput.Platform)
        {
            var likely = playbook.PlatformOf(run.LikelyPlatform);
            var common = Offered(playbook, likely);
            foreach (var platform in common)
                yield return new PressButton(platform.Title.In(words), Act(run, Verbs.Choose, platform.Id), Primary: platform == likely);
            if (common.Length < playbook.Platforms.Length)
                yield return new PressButton(words["button.use-list"], Act(run, Verbs.Choose));
            yield break;
        }

        if (step.HasBox)
            yield return new PressButton(words["button.check"], Act(run, Verbs.Check), Primary: true);
        foreach (var option in step.Options)
            yield return new PressButton(option.Title.In(words), Act(run, Verbs.Choose, option.Id));
        if (!run.Trail.IsEmpty && step.Options.Length <= MostButtons)
            yield return new PressButton(words["button.back"], Act(run, Verbs.Back));
    }

    /// <summary>What is needed less often.</summary>
    private static MorePart Others(Language words, Playbook playbook, Run run, PlaybookStep step)
    {
        var verbs = new List<string>();
        if (step.Run.Count > 0 && !run.Passing)
            verbs.Add(Verbs.Cannot);
        verbs.AddRange([Verbs.HandOver, Verbs.TakeOver, Verbs.Watch, Verbs.Pause]);
        if (!run.History.IsEmpty)
            verbs.Add(Verbs.Undo);
        if (!run.Trail.IsEmpty && (step.Options.Length > MostButtons || step.Waits == StepInput.Platform))
            verbs.Insert(0, Verbs.Back);
        if (!playbook.Platforms.IsEmpty)
            verbs.Add(Verbs.AnotherHost);
        verbs.Add(Verbs.Stop);
        return new(words["button.more"], [.. verbs.Select(verb => new PressButton(words[$"button.{verb}"], Act(run, verb)))]);
    }

    private static ListPart? Listed(Language words, Playbook playbook, Run run, PlaybookStep step) =>
        step.Waits == StepInput.Platform && Offered(playbook, playbook.PlatformOf(run.LikelyPlatform)).Length < playbook.Platforms.Length
            ? new(List, words["step.other-platform"], [.. playbook.Platforms.Select(platform => new ListChoice(platform.Id, platform.Title.In(words)))], null)
            : null;

    /// <summary>The platforms with a button of their own: the likely one first, then the common ones; all of them where they are few.</summary>
    private static ImmutableArray<Platform> Offered(Playbook playbook, Platform? likely) =>
        [.. playbook.Platforms.Where(platform => platform == likely).Concat(playbook.Platforms.Where(platform => platform != likely && (platform.Common || playbook.Platforms.Length <= MostButtons))).Take(MostButtons)];

    private static Card Paused(Language words, Playbook playbook, Run run, PlaybookStep step) => new(
        words["step.paused"], [new TextPart(words.Say("step.paused-text", ("step", step.Title.In(words)), ("name", run.Events[^1].By.Name)))],
        [new PressButton(words["button.resume"], Act(run, Verbs.Resume), Primary: true), new PressButton(words["button.stop"], Act(run, Verbs.Stop))])
    { Label = Label(words, playbook, run, step) };

    private static Card Stopping(Language words, Playbook playbook, Run run, PlaybookStep step) => new(
        words["step.why-stop"], [new TextPart(words["step.why-stop-text"]), new MorePart(words["button.more"], [new PressButton(words["button.cancel"], Act(run, Verbs.Cancel))])],
        [
            .. NotThis.Of(playbook, run).Select(reason => new PressButton(NotThis.Say(words, reason), Act(run, Verbs.Stop, reason))),
            new PressButton(words["button.back"], Act(run, Verbs.Back)),
        ])
    { Label = Label(words, playbook, run, step) };

    /// <summary>"Step 2 of 5 · KA-10565 · web01 · Windows · Minji is on it".</summary>
    private static string Label(Language words, Playbook playbook, Run run, PlaybookStep step)
    {
        var stations = playbook.Steps.Max(each => each.Station);
        var where = string.Join(" · ", new[]
        {
            run.Article,
            run.Host,
            playbook.PlatformOf(run.Platform)?.Title.In(words),
            run.Owner is { } owner ? words.Say("step.owner", ("name", owner.Name)) : null,
        }.OfType<string>());
        return step.Station > 0 ? words.Say("step.label", ("step", step.Station), ("steps", stations), ("where", where)) : where;
    }

    private static string RoleOf(Language words, Playbook playbook, PlaybookStep step) =>
        (step.Needs is { } role ? playbook.Roles.GetValueOrDefault(role)?.In(words) : null) ?? words["step.anybody"];

    private static CardAction Act(Run run, string verb, string? value = null) => new(verb, run.Id, run.Revision, value);
}
