using NodaTime;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Walking;

/// <summary>What the bot does by itself after a silence: asks once how it stands, ends as unknown, asks whether a fix has stayed.</summary>
internal static class Reminders
{
    /// <summary>When the next of it is due; null = nothing is.</summary>
    public static Instant? NextAt(Conversation conversation, Habits habits)
    {
        var due = conversation.Runs.SelectMany(run => DueOf(conversation, habits, run)).ToList();
        return due.Count == 0 ? null : due.Min(each => each.At);
    }

    /// <summary>Does what is due now.</summary>
    public static void Handle(TurnDraft draft)
    {
        foreach (var run in draft.Conversation.Runs)
        {
            if (draft.PlaybookOf(run) is not { } playbook)
                continue;
            var walk = draft.WalkOf(playbook);
            foreach (var what in DueOf(draft.Conversation, draft.Knowledge.Habits, run).Where(each => each.At <= draft.Now).Select(each => each.What).Take(1))
                Do(draft, walk, run, what);
        }
    }

    private static void Do(TurnDraft draft, PlaybookWalk walk, Run run, RunAct what)
    {
        var next = what switch
        {
            RunAct.Lapsed => walk.End(run, RunAct.Lapsed, RunEnding.Unknown),
            _ => walk.Note(run, what),
        };
        if (what == RunAct.AskedWhetherFixed)
        {
            draft.Keep(next = draft.Knowledge.Checks?.EquipFollowUp(next, draft.Now) ?? next);
            draft.Show(FollowUpCard.IdOf(next), () => FollowUpCard.For(draft, next));
            return;
        }

        draft.Show(run.CardId, () => RunCards.For(draft, run).Settled());
        Endings.Keep(draft, next = next with { CardId = draft.NewName("c") });
        draft.Show(next.CardId, () => what == RunAct.Reminded ? RunCards.For(draft, next).WithNotice(draft.Language["reminder.still-open"]) : RunCards.For(draft, next));
    }

    private static IEnumerable<(RunAct What, Instant At)> DueOf(Conversation conversation, Habits habits, Run run)
    {
        if (run.Ending is null)
        {
            var last = run.Events.Last(done => done.What != RunAct.Reminded).At;
            if (habits.LapseAfter > Duration.Zero && !run.Paused)
                yield return (RunAct.Lapsed, last + habits.LapseAfter);
            if (habits.RemindAfter > Duration.Zero && !conversation.Quiet && !run.Paused && run.Events[^1].What != RunAct.Reminded)
                yield return (RunAct.Reminded, last + habits.RemindAfter);
        }
        else if (run.Ending is RunEnding.Verified or RunEnding.SaidSo && habits.FollowUpAfter > Duration.Zero && !conversation.Quiet && !run.Has(RunAct.AskedWhetherFixed))
        {
            yield return (RunAct.AskedWhetherFixed, run.EndedAt!.Value + habits.FollowUpAfter);
        }
    }
}
