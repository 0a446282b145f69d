using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Commands;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Walking;

/// <summary>What people do with a run besides answering its step: back, undo, pause, take over, watch, stop, hand over.</summary>
internal static class RunActs
{
    /// <summary>An act by its verb: the run afterwards, the same run where it changes nothing, null where the verb is none of these.</summary>
    public static Run? Act(TurnDraft draft, Playbook playbook, Run run, string verb, string? value)
    {
        var walk = draft.WalkOf(playbook);
        var person = draft.Person;
        return verb switch
        {
            Verbs.Back when run.Stopping || run.Passing => run with { Stopping = false, Passing = false, Revision = run.Revision + 1 },
            Verbs.Back => walk.Back(run),
            Verbs.Undo => walk.Undo(run),
            Verbs.Pause when !run.Paused => walk.Turn(run, RunAct.Paused) with { Paused = true },
            Verbs.Resume when run.Paused => walk.Turn(run, RunAct.Resumed) with { Paused = false },
            Verbs.TakeOver when run.Owner?.Id != person.Id => walk.Note(run, RunAct.TookOver) with { Owner = person },
            Verbs.Watch when run.Watchers.All(watcher => watcher.Id != person.Id) => walk.Note(run, RunAct.Watches) with { Watchers = run.Watchers.Add(person) },
            Verbs.Cannot => walk.Turn(run, RunAct.Cannot) with { Passing = true },
            Verbs.Host when value is not null && HostNames.IsHostName(value) => walk.Note(run, RunAct.NamedHost, value) with { Host = value },
            Verbs.Stop when value is null => run with { Stopping = true, Revision = run.Revision + 1 },
            Verbs.Stop or Verbs.Cancel => walk.End(run, RunAct.Cancelled, NotThis.EndingOf(value), value),
            Verbs.HandOver => walk.End(run, RunAct.HandedOver, RunEnding.HandedOver),
            _ => null,
        };
    }

    /// <summary>What can be pressed once a run has ended: reopen it, hand it over, say whether it stayed fixed. False = this is none of it.</summary>
    public static bool AfterTheEnd(TurnDraft draft, Playbook playbook, Run run, CardAction action)
    {
        if (run.Ending is null || action.Revision != run.Revision)
            return false;
        var walk = draft.WalkOf(playbook);
        switch (action.Verb)
        {
            case Verbs.Timeline:
                draft.Show(draft.NewName("c"), () => TimelineCard.For(draft));
                return true;
            case Verbs.Undo when !run.History.IsEmpty:
                Endings.Keep(draft, walk.Undo(run));
                break;
            case Verbs.HandOver when run.IsUnsolved:
                Endings.Keep(draft, walk.End(run, RunAct.HandedOver, RunEnding.HandedOver, run.Reason));
                break;
            case Verbs.Stayed when run.Has(RunAct.AskedWhetherFixed) && !run.Has(RunAct.StayedFixed) && !run.Has(RunAct.BrokeAgain):
                Endings.Answer(draft, walk, run, action.Value == "yes");
                return true;
            default:
                return false;
        }

        var now = draft.RunOf(run.Id)!;
        draft.Show(now.CardId, () => RunCards.For(draft, now));
        return true;
    }
}
