using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Walking;

/// <summary>A host has sent in what its clock says: the step that waits for it goes on, on the card where it stands.</summary>
internal static class Check
{
    public static void Handle(TurnDraft draft, Measured measured)
    {
        if (draft.Conversation.CheckOf(measured.Code) is not var (run, link) || link.StateIn(run, draft.Now) != CheckState.Open
            || draft.PlaybookOf(run) is not { } playbook)
        {
            return;
        }

        if (link.Step == CheckLink.FollowUp)
        {
            FollowUp(draft, playbook, run with { Checks = run.Checks.Replace(link, link with { UsedAt = draft.Now }) }, measured);
            return;
        }

        var used = run with { Checks = run.Checks.Replace(link, link with { UsedAt = draft.Now }) };
        var reading = Reading(measured);
        var walk = new PlaybookWalk(playbook, draft.Knowledge.Languages, measured.From with { Name = draft.Language["check-link.person"] }, draft.Now);
        var next = new StepChecks(draft, playbook, walk).Weigh(used, ClockState.Of([reading])!, [reading]);
        Endings.Keep(draft, next);
        draft.Show(next.CardId, () => RunCards.For(draft, next));
    }

    /// <summary>A clock that is wrong again answers the question by itself; a right one leaves whether the operation works to a person.</summary>
    private static void FollowUp(TurnDraft draft, Playbook playbook, Run run, Measured measured)
    {
        draft.Keep(run);
        if (measured.Clock is { IsUsable: true, MayBeRight: false } && Math.Abs(measured.Clock.OffsetSeconds) > ConditionTerms.RightWithin)
            Endings.Answer(draft, new(playbook, draft.Knowledge.Languages, measured.From with { Name = draft.Language["check-link.person"] }, draft.Now), run, stayed: false);
        else
            draft.Show(FollowUpCard.IdOf(run), () => FollowUpCard.For(draft, run, draft.Language.Say(CheckWords.Of(measured.Clock))));
    }

    /// <summary>A set too wide to act on gives no offset: the note says what it is, and the step asks again.</summary>
    private static ClockReading Reading(Measured measured) => new()
    {
        Tool = Measured.Tool,
        OffsetSeconds = measured.Clock.IsUsable ? measured.Clock.OffsetSeconds : null,
        BoundSeconds = measured.Clock.BoundSeconds,
        Notes = [CheckWords.Of(measured.Clock), .. CheckWords.Caveats(measured.Clock)],
    };
}
