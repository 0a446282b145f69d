using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>Cards that only say something.</summary>
public static class NoticeCards
{
    /// <summary>The pressed card belongs to another thread, or to one that was erased.</summary>
    public static Card NotFromHere(Language words) => new(words["notice.not-from-here"], [new TextPart(words["notice.not-from-here-text"])], []) { Tone = Tone.Attention };

    /// <summary>Called into a thread whose messages the bot may not read: what it sees, and how to hand a message over.</summary>
    public static Card CannotReadAbove(Language words) => new(words["notice.cannot-read-above"], [new TextPart(words["notice.cannot-read-above-text"])], []) { Tone = Tone.Attention };

    /// <summary>Called into a thread in which nothing stands above.</summary>
    public static Card NothingAbove(Language words) => new(words["notice.nothing-above"], [new TextPart(words["notice.nothing-above-text"])], []);

    /// <summary>To whoever wants to know how a walk ends.</summary>
    public static Card Watches(Language words) => new(words["step.watches"], [new TextPart(words["step.watches-text"])], []) { Tone = Tone.Good };

    /// <summary>In place of an answer whose question was deleted.</summary>
    public static Card TakenBack(Language words) => new(words["notice.taken-back"], [new TextPart(words["notice.taken-back-text"])], []);

    /// <summary>A pasted token still opens doors: the author should take it back.</summary>
    /// <param name="end">When it ceases to.</param>
    public static Card LiveToken(Language words, Instant end) => new(words["notice.live-token"], [new TextPart(words.Say("notice.live-token-text", ("end", end)))], []) { Tone = Tone.Attention };

    /// <summary>Something went wrong inside; nothing was changed.</summary>
    public static Card Trouble(Language words) => new(words["notice.trouble"], [new TextPart(words["notice.trouble-text"])], []) { Tone = Tone.Bad };
}
