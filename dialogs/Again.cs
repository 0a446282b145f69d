using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Walking;

namespace SupportBot.Dialogs;

/// <summary>The same article again in a thread: there is one card of it to press, below what was said last; the one above becomes a record.</summary>
internal static class Again
{
    /// <summary>
    /// Whether what was found is shown by a walk that is open already. Else it takes the place of an answer with the same article, for the same
    /// host, that nobody has acted on, and the caller shows it. An article that was only asked for takes no proof's place.
    /// </summary>
    public static bool IsShown(TurnDraft draft, ref Finding finding)
    {
        var found = finding;
        if (found.Decision != MatchDecision.Answer || found.Candidates[0].Reasons.IsEmpty || draft.Conversation.Findings.FindLast(each => IsSame(each, found)) is not { } before)
            return false;
        if (before.IsIdle)
        {
            draft.Show(before.CardId, () => FindingCards.For(draft, before).Settled());
            finding = found with { Id = before.Id };
            return false;
        }

        if (draft.RunOf(before.RunId) is not { Ending: null } run || !Proves(before).SequenceEqual(Proves(found)))
            return false;
        draft.Show(run.CardId, () => RunCards.For(draft, run).Settled());
        var next = run with { CardId = draft.NewName("c") };
        Endings.Keep(draft, next);
        draft.Show(next.CardId, () => RunCards.For(draft, next).WithNotice(draft.Language["notice.already-started"]));
        return true;
    }

    private static bool IsSame(Finding one, Finding other) =>
        one is { Decision: MatchDecision.Answer } && one.Candidates[0].Number == other.Candidates[0].Number && one.Host == other.Host;

    private static IEnumerable<string> Proves(Finding finding) => finding.Candidates[0].Reasons.Select(reason => reason.Text);
}
