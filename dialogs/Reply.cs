using System.Text.Json.Serialization;
using SupportBot.Dialogs.Cards;

namespace SupportBot.Dialogs;

/// <summary>What the bot wants to show. Replies of one conversation are shown in order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "reply")]
[JsonDerivedType(typeof(ShowCard), "show")]
[JsonDerivedType(typeof(Whisper), "whisper")]
[JsonDerivedType(typeof(HandOver), "hand-over")]
public abstract record Reply(Card Card);

/// <summary>
/// Shows a card to everybody under a name of its own. The first time it is a new message; the same name again edits that
/// message in place, which may be repeated without harm.
/// </summary>
/// <param name="Id">Name of the card within the conversation, for example <c>r1-2</c>.</param>
/// <param name="Card">The card as it now stands.</param>
public sealed record ShowCard(string Id, Card Card) : Reply(Card)
{
    /// <summary>The same card in other languages that people of the thread speak, for channels that can show each person their own; null = none.</summary>
    public ImmutableSortedDictionary<string, Card>? Editions { get; init; }

    /// <summary>Who reads which of them: language tags by person; null = nobody.</summary>
    public ImmutableSortedDictionary<string, string>? Readers { get; init; }

    /// <summary>True where the card answers nothing any more: its message is deleted where the channel can, else it shows the card.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The card as a person reads it.</summary>
    public Card For(string personId) => In(Readers?.GetValueOrDefault(personId));

    /// <summary>The card in a language, else in the thread's.</summary>
    public Card In(string? language) => Editions?.GetValueOrDefault(language ?? "") ?? Card;
}

/// <summary>Shows a card to one person only, where the channel can; nothing of the conversation changes.</summary>
public sealed record Whisper(Person To, Card Card) : Reply(Card);

/// <summary>
/// What somebody else needs to go on with what was handed over. It is not shown in the thread: the host sends it where its
/// settings say.
/// </summary>
/// <param name="On">The run or the finding.</param>
/// <param name="Card">The record as a card.</param>
/// <param name="Record">The record as Markdown: evidence, steps and their results, where it got stuck; all redacted.</param>
/// <param name="Target">Whom the playbook names, in words; null = nobody in particular.</param>
public sealed record HandOver(string On, Card Card, string Record, string? Target) : Reply(Card);

/// <summary>One input handled: the conversation afterwards, and what to show.</summary>
public sealed record Turn(Conversation Conversation, ImmutableArray<Reply> Replies);
