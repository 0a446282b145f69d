using SupportBot.Dialogs.Cards;

namespace SupportBot.Dialogs;

/// <summary>Somebody changed or deleted a message. An answer that nobody acted on follows its question; what people did on it stays as it was.</summary>
internal static class Edits
{
    /// <summary>
    /// An edited question is looked up anew, and its card shows what is found now. An edit that may have added the mention is heard like any other
    /// message, except where something was walked: there it may be an output that was read long ago.
    /// </summary>
    public static void Handle(TurnDraft draft, Edited edited)
    {
        if (draft.Conversation.Findings.FindLast(finding => finding.Source == edited.Source) is { } before)
        {
            if (before.IsIdle && !string.IsNullOrWhiteSpace(edited.Text))
                Hear.Recognise(draft, edited.Text, edited.Source, before);
        }
        else if (edited.IsCall && draft.Conversation.Runs.IsEmpty)
        {
            Hear.Handle(draft, edited.Text);
        }
    }

    /// <summary>What was kept of a deleted question is forgotten: all of it, or its excerpts where people have gone on with it.</summary>
    public static void Forget(TurnDraft draft)
    {
        foreach (var finding in draft.Conversation.Findings.FindAll(finding => finding.Source == draft.Source))
        {
            if (finding.IsIdle)
            {
                draft.Change(conversation => conversation.Without(finding));
                draft.Withdraw(finding.CardId, () => NoticeCards.TakenBack(draft.Language));
            }
            else
            {
                var forgotten = finding.WithoutExcerpts();
                draft.Keep(forgotten);
                draft.Show(finding.CardId, () => FindingCards.For(draft, forgotten));
            }
        }
    }
}
