using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Walking;

namespace SupportBot.Dialogs;

/// <summary>
/// Start here. The whole conversation is one pure function: what stands in the thread and what somebody did go in; what stands
/// in the thread afterwards and what to show come out. It reads no clock, no file and no network.
/// </summary>
public sealed class SupportDialog(Knowledge knowledge)
{
    /// <summary>Handles one input.</summary>
    /// <param name="conversation">The thread so far; <see cref="Conversation.New"/> for a new one.</param>
    /// <param name="input">What somebody did; its texts are already redacted.</param>
    /// <param name="now">When.</param>
    public Turn Advance(Conversation conversation, UserInput input, Instant now)
    {
        var draft = new TurnDraft(conversation, knowledge, input.From, now) { SentAt = input.SentAt ?? now, Source = input.Source };
        if (input.InQuietPlace && conversation.Names == 0)
            draft.Change(begun => begun with { Quiet = true });
        switch (input)
        {
            case Arrived:
                Welcome.Show(draft);
                break;
            case Said { Overheard: true } when conversation.OpenRun is null:
                break;
            case Said said:
                Hear.Handle(draft, said.Text);
                FileNotes.Tell(draft, said.Files);
                break;
            case Edited edited:
                Edits.Handle(draft, edited);
                break;
            case Deleted:
                Edits.Forget(draft);
                break;
            case Mentioned mentioned:
                Hear.Handle(draft, mentioned);
                break;
            case Pressed pressed:
                Press.Handle(draft, pressed);
                break;
            case PressedInVain vain:
                Press.Refuse(draft, vain.On);
                break;
            case Measured measured:
                Check.Handle(draft, measured);
                break;
            case Hushed hushed:
                draft.Change(open => open with { Quiet = hushed.Quiet });
                break;
            case TimePassed:
                Reminders.Handle(draft);
                break;
        }

        if (TextOf(conversation, input) is { Length: > 0 } text && LiveTokens.EndOf(text, now) is { } end)
            draft.Whisper(() => NoticeCards.LiveToken(draft.Language, end));
        return draft.Finish();
    }

    /// <summary>What the person themselves has just written or pasted, where the bot listens to it.</summary>
    private static string? TextOf(Conversation conversation, UserInput input) => input switch
    {
        Said { Overheard: true } when conversation.OpenRun is null => null,
        Said said => said.Text,
        Edited edited => edited.Text,
        Mentioned mentioned => mentioned.Text,
        Pressed pressed => string.Join('\n', pressed.Inputs.Values),
        _ => null,
    };

    /// <summary>True where the answer that names this article will offer to walk it: it has a playbook, or numbered steps.</summary>
    /// <param name="language">Language of the person.</param>
    public bool CanWalk(Article article, string language) => knowledge.PlaybookOf(article, knowledge.Languages.For(language)) is not null;

    /// <summary>A card as it stands, for a channel that shows each reader their own edition; nothing changes. Null = nothing stands on that card any more.</summary>
    public ShowCard? Showing(Conversation conversation, string cardId, Instant now)
    {
        var draft = new TurnDraft(conversation, knowledge, new("", ""), now);
        if (conversation.Runs.Find(run => run.CardId == cardId) is { } run)
            draft.Show(cardId, () => RunCards.For(draft, run));
        else if (conversation.Findings.Find(finding => finding.CardId == cardId) is { } finding)
            draft.Show(cardId, () => FindingCards.For(draft, finding));
        return draft.Finish().Replies is [ShowCard shown, ..] ? shown : null;
    }

    /// <summary>The whole record of a thread as Markdown: evidence, who did what and when, the clock before and after. All of it is redacted.</summary>
    /// <param name="language">Language to write it in; null = the thread's.</param>
    public string Timeline(Conversation conversation, string? language, Instant now) =>
        TimelineText.Of(new(language is null ? conversation : conversation with { Language = knowledge.Languages.For(language).Tag }, knowledge, new("", ""), now));
}
