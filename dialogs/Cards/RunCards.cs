using NodaTime;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>The card of a run: the step at hand while it is open, the record once it has ended.</summary>
internal static class RunCards
{
    /// <summary>Name of the paste box.</summary>
    public const string PasteBox = "paste";

    public static Card For(TurnDraft draft, Run run)
    {
        var words = draft.Language;
        if (draft.Knowledge.Playbooks.Find(run.Playbook) is not { } playbook)
            return NoticeCards.NotFromHere(words);
        return run.Ending is { } ending ? Ended(words, playbook, run, ending) : Step(draft, playbook, run);
    }

    private static Card Step(TurnDraft draft, Playbook playbook, Run run)
    {
        var words = draft.Language;
        var step = playbook[run.Step];
        var parts = new List<CardPart>();
        if (run.Note is { Length: > 0 } note)
            parts.Add(new TextPart(note, run.NoteIsGood ? Tone.Good : Tone.Attention));
        parts.Add(new TextPart(step.Say.In(words)));
        if (step.CommandsFor(run.Platform) is { } commands)
            parts.AddRange(Commands(words, commands));
        if (step.Paste is { } paste)
            parts.Add(new InputPart(PasteBox, paste.In(words), words["step.placeholder"]));
        if (CheckLines.For(draft, run) is { } lines)
            parts.Add(lines);
        return new Card(step.Title.In(words), [.. parts], [.. Buttons(words, playbook, run, step)]) { Label = Label(words, playbook, run, step) };
    }

    private static IEnumerable<CardPart> Commands(Language words, StepCommands commands)
    {
        yield return new CodePart(commands.Commands);
        if (commands.Changes is { } changes)
            yield return new FactsPart([new(words["step.changes"], changes.In(words)), .. commands.Risk is { } risk ? [new Fact(words["step.risk"], risk.In(words))] : ImmutableArray<Fact>.Empty]);
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
        CardAction Act(string verb, string? value = null) => new(verb, run.Id, run.Revision, value);
        if (step.Waits == StepInput.Platform)
        {
            foreach (var platform in playbook.Platforms)
                yield return new PressButton(platform.Title.In(words), Act(Verbs.Choose, platform.Id));
        }

        foreach (var option in step.Options)
            yield return new PressButton(option.Title.In(words), Act(Verbs.Choose, option.Id));
        if (step.Waits is StepInput.Clock or StepInput.Outcome)
            yield return new PressButton(words["button.check"], Act(Verbs.Check), Primary: true);
        if (!run.Trail.IsEmpty)
            yield return new PressButton(words["button.back"], Act(Verbs.Back));
        yield return new PressButton(words["button.cancel"], Act(Verbs.Cancel));
        yield return new PressButton(words["button.hand-over"], Act(Verbs.HandOver));
    }

    private static string Label(Language words, Playbook playbook, Run run, PlaybookStep step)
    {
        var stations = playbook.Steps.Where(each => each.Station).Select(each => each.Id).ToList();
        var where = string.Join(" · ", new[] { run.Article, playbook.PlatformOf(run.Platform)?.Title.In(words) }.OfType<string>());
        return stations.IndexOf(step.Id) is var at and >= 0
            ? words.Say("step.label", ("step", at + 1), ("steps", stations.Count), ("where", where))
            : where;
    }

    private static Card Ended(Language words, Playbook playbook, Run run, RunEnding ending)
    {
        var good = ending is RunEnding.Verified or RunEnding.SaidSo;
        var last = playbook[run.Step];
        var title = last.Ends == ending ? last.Title.In(words) : words[$"ending.{ending switch { RunEnding.HandedOver => "handed-over", RunEnding.Cancelled => "cancelled", _ => "ended" }}"];
        var parts = new List<CardPart>();
        if (last.Ends == ending)
            parts.Add(new TextPart(last.Say.In(words), good ? Tone.Good : Tone.Attention));
        var facts = new List<Fact>();
        if (run.Before is { } before)
            facts.Add(new(words["summary.before"], ReadingWords.Short(words, before)));
        if (run.After is { } after && run.After != run.Before)
            facts.Add(new(words["summary.after"], ReadingWords.Short(words, after)));
        if (run.Proof is { } proof)
            facts.Add(new(words["summary.proof"], proof));
        facts.Add(new(words["summary.took"], words.Write(Duration.FromSeconds(Math.Round((run.Events[^1].At - run.Events[0].At).TotalSeconds)))));
        parts.Add(new FactsPart([.. facts]));
        parts.Add(new TextPart(words["summary.who"], Tone.Strong));
        parts.Add(new FactsPart([.. run.Events.Select(done => new Fact(words.Write(done.At.InUtc().TimeOfDay), Told(words, playbook, done)))]));
        return new Card(title, [.. parts], []) { Label = run.Article, Tone = good ? Tone.Good : Tone.Attention };
    }

    private static string Told(Language words, Playbook playbook, RunEvent done)
    {
        var step = playbook.Steps.FirstOrDefault(step => step.Id == done.Step)?.Title.In(words) ?? done.Step;
        var value = playbook.PlatformOf(done.Value)?.Title.In(words)
            ?? playbook.Steps.SelectMany(each => each.Options).FirstOrDefault(option => option.Id == done.Value)?.Title.In(words)
            ?? done.Value
            ?? "";
        return words.Say($"act.{Key(done.What)}", ("name", done.By.Name), ("value", value), ("step", step));
    }

    private static string Key(RunAct act) => act switch
    {
        RunAct.Started => "started",
        RunAct.Chose => "chose",
        RunAct.Checked => "checked",
        RunAct.Unclear => "unclear",
        RunAct.Verified => "verified",
        RunAct.Retested => "retested",
        RunAct.StillFailing => "still-failing",
        RunAct.WentBack => "went-back",
        RunAct.Cancelled => "cancelled",
        _ => "handed-over",
    };
}
