using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>Cards that only say something.</summary>
public static class NoticeCards
{
    /// <summary>The pressed card belongs to another thread, or to one that was erased.</summary>
    public static Card NotFromHere(Language words) => new(words["notice.not-from-here"], [new TextPart(words["notice.not-from-here-text"])], []) { Tone = Tone.Attention };

    /// <summary>Something went wrong inside; nothing was changed.</summary>
    public static Card Trouble(Language words) => new(words["notice.trouble"], [new TextPart(words["notice.trouble-text"])], []) { Tone = Tone.Bad };
}
