using System.Text.Json.Serialization;
using SupportBot.Dialogs.Cards;

namespace SupportBot.Dialogs;

/// <summary>A person in the conversation.</summary>
/// <param name="Id">The channel's id of the person.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Language">Language tag where the channel tells it, else null.</param>
public sealed record Person(string Id, string Name, string? Language = null);

/// <summary>What somebody did.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "input")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Pressed), "pressed")]
[JsonDerivedType(typeof(Arrived), "arrived")]
public abstract record UserInput(Person From);

/// <summary>Wrote or pasted a text, already redacted.</summary>
public sealed record Said(Person From, string Text) : UserInput(From);

/// <summary>Pressed a button of a card, with what stood in the card's inputs (already redacted).</summary>
public sealed record Pressed(Person From, CardAction Action, ImmutableDictionary<string, string> Inputs) : UserInput(From);

/// <summary>Came in: opened the chat, or added the bot.</summary>
public sealed record Arrived(Person From) : UserInput(From);
