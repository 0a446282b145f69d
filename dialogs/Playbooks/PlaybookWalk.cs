using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>Walks a playbook: a run and what somebody did in, the next revision of the run out.</summary>
internal sealed class PlaybookWalk(Playbook playbook, Language language, Person by, Instant now)
{
    /// <summary>Takes the first branch of the step at hand that holds for <paramref name="facts"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="facts">What the step has learnt.</param>
    /// <param name="act">What was done, for the record.</param>
    /// <param name="value">The choice or tool, for the record.</param>
    /// <param name="note">What the check said; shown over the next step.</param>
    public Run Take(Run run, StepFacts facts, RunAct act, string? value, string? note = null)
    {
        var branch = playbook[run.Step].Next.First(branch => branch.When?.Holds(facts) != false);
        var said = branch.Say?.In(language);
        var recorded = Record(run, act, value) with { Note = string.Join(' ', new[] { note, said }.Where(text => !string.IsNullOrEmpty(text))) };
        return branch.Go is { } go && go != run.Step ? Move(recorded, go) : recorded;
    }

    /// <summary>Stays where the run is and says why.</summary>
    public Run Stay(Run run, RunAct act, string? value, string note) => Record(run, act, value) with { Note = note, NoteIsGood = false };

    /// <summary>One step back; the same run where there is none.</summary>
    public Run Back(Run run) => run.Trail.IsEmpty
        ? run
        : Record(run, RunAct.WentBack, null) with { Step = run.Trail[^1], Trail = run.Trail.RemoveAt(run.Trail.Count - 1), Reading = null, Note = null };

    /// <summary>Ends the run at a person's word.</summary>
    public Run End(Run run, RunAct act, RunEnding ending) => Record(run, act, null) with { Ending = ending, Note = null };

    private Run Move(Run run, string go) => run with
    {
        Step = go,
        Trail = run.Trail.Add(run.Step),
        Reading = null,
        Ending = playbook[go].Ends,
    };

    private Run Record(Run run, RunAct act, string? value) => run with
    {
        Revision = run.Revision + 1,
        NoteIsGood = act is RunAct.Verified or RunAct.Retested,
        Events = run.Events.Add(new(now, by, run.Revision + 1, run.Step, act, value)),
    };
}
