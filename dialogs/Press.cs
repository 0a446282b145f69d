using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Walking;

namespace SupportBot.Dialogs;

/// <summary>Somebody pressed a button. Presses on a run go to <see cref="Walk"/>; the others are about a finding.</summary>
internal static class Press
{
    public static void Handle(TurnDraft draft, Pressed pressed)
    {
        var action = pressed.Action;
        if (action.Verb == Verbs.Ask)
        {
            if (Welcome.Example(action.Value, draft.Language) is { } example)
                Hear.Recognise(draft, example);
        }
        else if (draft.RunOf(action.On) is { } run)
        {
            Walk.Press(draft, run, pressed);
        }
        else if (draft.FindingOf(action.On) is { } finding)
        {
            OnFinding(draft, finding, action);
        }
        else
        {
            Refuse(draft, null);
        }
    }

    /// <summary>Changes nothing: shows the one who pressed how the run or finding stands now, or says that the card is not from here.</summary>
    public static void Refuse(TurnDraft draft, string? on)
    {
        draft.Whisper(() => draft switch
        {
            _ when draft.RunOf(on) is { } run => RunCards.For(draft, run).WithNotice(draft.Language["notice.moved-on"]),
            _ when draft.FindingOf(on) is { } finding => FindingCards.For(draft, finding).WithNotice(draft.Language["notice.moved-on"]),
            _ => NoticeCards.NotFromHere(draft.Language),
        });
    }

    private static void OnFinding(TurnDraft draft, Finding finding, CardAction action)
    {
        switch (action.Verb)
        {
            case Verbs.Start when draft.RunOf(finding.RunId) is { } run && (run.Ending is null || run.IsFixed):
                draft.Whisper(() => RunCards.For(draft, run).WithNotice(run.Ending is { } ending ? draft.Language.Say("step.has-ended", ("ending", RunWords.Ending(draft.Language, ending))) : draft.Language["notice.already-started"]));
                break;
            case Verbs.Start when draft.ArticleOf(action.Value) is { } article:
                // After a walk that ended without a fix, the clock of its first paste says nothing any more
                Walk.Start(draft, finding.RunId is null ? finding : finding with { Reading = null }, article);
                break;
            case Verbs.Pick when draft.ArticleOf(action.Value) is { } article:
                Update(draft, Picked(finding, article));
                break;
            case Verbs.NotThis:
                Update(draft, RuledOut(finding, action.Value));
                break;
            case Verbs.Why when action.Value is { } reason && FindingCards.AskedReasons(draft, finding).Contains(reason):
                Update(draft, finding with { Reason = reason });
                break;
            case Verbs.HandOver when !finding.HandedOver:
                Update(draft, finding with { HandedOver = true });
                draft.HandOver(finding);
                break;
            default:
                Refuse(draft, finding.Id);
                break;
        }
    }

    private static Finding Picked(Finding finding, Article article)
    {
        var candidate = finding.Candidates.FirstOrDefault(candidate => candidate.Number == article.Number.Value) ?? new(article.Number.Value, []);
        return finding with
        {
            Decision = MatchDecision.Answer,
            Candidates = [candidate, .. finding.Candidates.Where(other => other.Number != candidate.Number)],
        };
    }

    /// <summary>
    /// Takes an article out, or every candidate where none is named. Of a question the others are still asked about; behind an
    /// answer the others were never claimed, so what is left is "I don't know", with the closest ones to choose from.
    /// </summary>
    private static Finding RuledOut(Finding finding, string? number)
    {
        var left = finding.Candidates.Where(candidate => number is not null && candidate.Number != number).ToImmutableArray();
        return finding.Leaving(left) with
        {
            Decision = left.IsEmpty || finding.Decision == MatchDecision.Answer ? MatchDecision.None : MatchDecision.Ask,
        };
    }

    private static void Update(TurnDraft draft, Finding finding)
    {
        draft.Keep(finding);
        draft.Show(finding.CardId, () => FindingCards.For(draft, finding));
    }
}
