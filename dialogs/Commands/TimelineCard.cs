using SupportBot.Dialogs.Cards;

namespace SupportBot.Dialogs.Commands;

/// <summary>The timeline as text to copy, for a post-mortem.</summary>
internal static class TimelineCard
{
    /// <summary>A card must stay small; the whole is in the export.</summary>
    private const int MostCharacters = 6000;

    public static Card For(TurnDraft draft)
    {
        var words = draft.Language;
        var text = TimelineText.Of(draft);
        return text.Length <= MostCharacters
            ? new(words["timeline.title"], [new CodePart(text)], [])
            : new(words["timeline.title"], [new TextPart(words["timeline.cut"], Tone.Quiet), new CodePart("…" + text[^MostCharacters..])], []);
    }
}
