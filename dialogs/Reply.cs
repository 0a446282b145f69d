using System.Text.Json.Serialization;
using SupportBot.Dialogs.Cards;

namespace SupportBot.Dialogs;

/// <summary>What the bot wants to show. Replies of one conversation are shown in order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "reply")]
[JsonDerivedType(typeof(ShowCard), "show")]
[JsonDerivedType(typeof(Whisper), "whisper")]
public abstract record Reply(Card Card);

/// <summary>
/// Shows a card to everybody under a name of its own. The first time it is a new message; the same name again edits that
/// message in place, which may be repeated without harm.
/// </summary>
/// <param name="Id">Name of the card within the conversation, for example <c>r1-2</c>.</param>
/// <param name="Card">The card as it now stands.</param>
public sealed record ShowCard(string Id, Card Card) : Reply(Card);

/// <summary>Shows a card to one person only, where the channel can; nothing of the conversation changes.</summary>
public sealed record Whisper(Person To, Card Card) : Reply(Card);

/// <summary>One input handled: the conversation afterwards, and what to show.</summary>
public sealed record Turn(Conversation Conversation, ImmutableArray<Reply> Replies);
