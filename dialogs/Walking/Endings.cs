using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Walking;

/// <summary>What follows from a run's ending: other candidates once it is ruled out, the packet for who takes it over, a word to those who watch.</summary>
internal static class Endings
{
    /// <summary>Keeps a run; where it has just ended, or is handed over after its end, does what the ending asks for.</summary>
    public static void Keep(TurnDraft draft, Run run)
    {
        var before = draft.RunOf(run.Id);
        var ended = run.Ending is not null && before?.Ending != run.Ending;
        draft.Keep(before is null ? run : PlaybookWalk.Remember(before, run));
        if (!ended)
            return;
        if (run.Ending == RunEnding.RuledOut && draft.FindingOf(run.FindingId) is { } finding)
            draft.Later(() => RuleOut(draft, finding, run));
        if (run.Ending == RunEnding.HandedOver)
            draft.Later(() => draft.HandOver(run));
        draft.Later(() =>
        {
            foreach (var watcher in run.Watchers.Where(watcher => watcher.Id != draft.Person.Id))
                draft.Whisper(watcher, () => RunCards.For(draft, run).Settled());
        });
    }

    /// <summary>Somebody said whether it stayed fixed.</summary>
    public static void Answer(TurnDraft draft, PlaybookWalk walk, Run run, bool stayed)
    {
        var answered = walk.Note(run, stayed ? RunAct.StayedFixed : RunAct.BrokeAgain) with { Revision = run.Revision + 1 };
        draft.Keep(answered);
        draft.Show(FollowUpCard.IdOf(run), () => FollowUpCard.Answered(draft, answered, stayed));
        draft.Show(answered.CardId, () => RunCards.For(draft, answered));
        if (!stayed && draft.FindingOf(run.FindingId) is { } finding && draft.ArticleOf(run.Article) is { } article)
            Walk.Start(draft, finding with { Reading = null }, article);
    }

    /// <summary>The article is out; the next ones are asked about, where the paste had any.</summary>
    private static void RuleOut(TurnDraft draft, Finding finding, Run run)
    {
        var number = run.Article;
        var left = finding.Candidates.Where(candidate => candidate.Number != number).ToImmutableArray();
        if (left.IsEmpty)
            return;
        var asked = finding.Leaving(left) with
        {
            CardId = draft.NewName("c"),
            RunId = null,
            Reason = run.Reason,
            Decision = MatchDecision.Ask,
        };
        draft.Keep(asked);
        draft.Show(asked.CardId, () => FindingCards.For(draft, asked));
    }
}
