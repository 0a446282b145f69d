using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>Walks a playbook: a run and what somebody did in, the next revision of the run out.</summary>
internal sealed class PlaybookWalk(Playbook playbook, Languages languages, Person by, Instant now)
{
    private const int MostPassedOver = 20;
    private const int MostUndone = 10;

    /// <summary>Begins at the first step, or behind it where the paste has proven it already.</summary>
    public Run Begin(Run run) => PassOver(run with { Step = playbook.Start, Events = [new(now, by, run.Revision, playbook.Start, RunAct.Started)] });

    /// <summary>Takes the first branch of the step at hand that holds for <paramref name="learnt"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="learnt">What the step has learnt.</param>
    /// <param name="act">What was done, for the record.</param>
    /// <param name="value">The choice or tool, for the record.</param>
    /// <param name="note">What the check said; shown over the next step.</param>
    public Run Take(Run run, StepFacts learnt, RunAct act, string? value, LocalText? note = null)
    {
        var step = playbook[run.Step];
        var branch = BranchOf(step, RunFacts.Of(playbook, run, learnt, step.Waits == StepInput.Clock ? null : run.After));
        var recorded = Record(run, act, value, learnt.OffsetSeconds) with { Message = Joined(note, branch.Say) };
        if (branch.Go is not { } go || go == run.Step)
            return recorded;
        var moved = Move(recorded, go);
        return PassOver(branch.Afresh ? Afresh(moved) : moved);
    }

    /// <summary>Stays where the run is and says why.</summary>
    public Run Stay(Run run, RunAct act, string? value, LocalText note) => Record(run, act, value, null) with { Message = note, NoteIsGood = false };

    /// <summary>One step back; the same run where there is none.</summary>
    public Run Back(Run run) => run.Trail.IsEmpty
        ? run
        : Record(run, RunAct.WentBack, null, null) with { Step = run.Trail[^1], Trail = run.Trail.RemoveAt(run.Trail.Count - 1), Reading = null, Message = null };

    /// <summary>Takes the last action back, an ending too; the same run where there is nothing to take back. What was done stays in the record.</summary>
    public Run Undo(Run run) => run.History.IsEmpty
        ? run
        : run.History[^1] with
        {
            Revision = run.Revision + 1,
            CardId = run.CardId,
            History = run.History.RemoveAt(run.History.Count - 1),
            Events = run.Events.Add(new(now, by, run.Revision + 1, run.Step, RunAct.Undid)),
            Owner = run.Owner,
            Watchers = run.Watchers,
            Message = null,
        };

    /// <summary>The run whose history holds it as it stood before the action, answers and readings of the action itself left out.</summary>
    public static Run Remember(Run before, Run after) => after.History.FindLastIndex(each => each.Revision == before.Revision) is var at and >= 0
        ? after with { History = after.History.SetItem(at, WithoutPast(before)) }
        : after;

    /// <summary>A change that leads to no other step: paused, resumed, asked why to stop.</summary>
    public Run Turn(Run run, RunAct act, string? value = null) => Record(run, act, value, null) with { Message = null };

    /// <summary>Something that others' cards need not know of: taken over, watched, named.</summary>
    public Run Note(Run run, RunAct act, string? value = null) => run with { Events = run.Events.Add(new(now, by, run.Revision, run.Step, act, value)) };

    /// <summary>Ends the run at a person's word.</summary>
    public Run End(Run run, RunAct act, RunEnding ending, string? reason = null) =>
        Record(run, act, reason, null) with { Ending = ending, Reason = reason, Message = null, Stopping = false, Passing = false, Paused = false };

    /// <summary>Goes on past junctions, and past every step that is done already; of the latter it says so.</summary>
    private Run PassOver(Run run)
    {
        for (var passed = 0; passed < MostPassedOver; passed++)
        {
            var step = playbook[run.Step];
            if (step.Waits == StepInput.Junction)
            {
                var way = BranchOf(step, RunFacts.Of(playbook, run, new(), run.After));
                run = run with { Step = way.Go!, Ending = playbook[way.Go!].Ends, Message = Joined(run.Message, way.Say) };
                continue;
            }

            var facts = RunFacts.Of(playbook, run, new(), run.Reading);
            if (step.DoneWhen?.Holds(facts) != true || BranchOf(step, facts) is not { Go: { } go } branch)
                return run;
            var said = LocalText.In(languages, words => words.Say("step.passed-over", ("step", step.Title.In(words))));
            run = Move(
                run with
                {
                    Message = Joined(Joined(run.Message, said), branch.Say),
                    Events = run.Events.Add(new(now, by, run.Revision, step.Id, RunAct.Skipped)),
                },
                go);
        }

        return run;
    }

    /// <summary>Another host: what was learnt of this one does not count there.</summary>
    private static Run Afresh(Run run) => run with
    {
        Platform = null,
        LikelyPlatform = null,
        Host = null,
        Reading = null,
        Before = null,
        After = null,
        Answers = ImmutableSortedDictionary<string, string>.Empty,
    };

    private static Branch BranchOf(PlaybookStep step, StepFacts facts) => step.Next.First(branch => branch.When?.Holds(facts) != false);

    private Run Move(Run run, string go) => run with
    {
        Step = go,
        Trail = run.Trail.Add(run.Step),
        Reading = playbook[run.Step].Waits == StepInput.Clock ? null : run.Reading,
        Ending = playbook[go].Ends,
        Passing = false,
    };

    private Run Record(Run run, RunAct act, string? value, double? offset) => run with
    {
        Revision = run.Revision + 1,
        NoteIsGood = act is RunAct.Verified or RunAct.Retested,
        History = (run.History.Count < MostUndone ? run.History : run.History.RemoveAt(0)).Add(WithoutPast(run)),
        Events = run.Events.Add(new(now, by, run.Revision + 1, run.Step, act, value) { OffsetSeconds = offset }),
        Stopping = false,
        Passing = false,
    };

    private static Run WithoutPast(Run run) => run with { History = [], Events = [], Message = null, Stopping = false, Passing = false };

    private LocalText? Joined(LocalText? first, LocalText? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => LocalText.In(languages, words => string.Join(' ', new[] { first.In(words), second.In(words) }.Where(text => text.Length > 0))),
    };
}
