using System.Text.Json.Serialization;
using NodaTime;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock;

namespace SupportBot.Dialogs;

/// <summary>A person in the conversation.</summary>
/// <param name="Id">The channel's id of the person.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Language">Language tag where the channel tells it, else null.</param>
public sealed record Person(string Id, string Name, string? Language = null);

/// <summary>What somebody did.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "input")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Edited), "edited")]
[JsonDerivedType(typeof(Deleted), "deleted")]
[JsonDerivedType(typeof(Pressed), "pressed")]
[JsonDerivedType(typeof(PressedInVain), "pressed-in-vain")]
[JsonDerivedType(typeof(Arrived), "arrived")]
[JsonDerivedType(typeof(Mentioned), "mentioned")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
[JsonDerivedType(typeof(Measured), "measured")]
[JsonDerivedType(typeof(Hushed), "hushed")]
public abstract record UserInput(Person From)
{
    /// <summary>When it was sent or, where the channel does not tell, received, by the bot's trusted time; null = when it is handled.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>The channel's id of the message that says it, within the conversation; null where its author cannot change it.</summary>
    public string? Source { get; init; }

    /// <summary>What its channel has to fetch before the turn, such as files, in the channel's own words; null = nothing. It is forgotten with the input: who knows where a file lies may read it.</summary>
    public string? ToFetch { get; init; }

    /// <summary>True where people asked for quiet in the whole place that the thread is part of, such as a channel: a thread that begins there is quiet as well.</summary>
    public bool InQuietPlace { get; init; }
}

/// <summary>Wrote or pasted a text, already redacted.</summary>
public sealed record Said(Person From, string Text) : UserInput(From)
{
    /// <summary>True when nobody addressed the bot: it only counts while a run is open in the thread.</summary>
    public bool Overheard { get; init; }

    /// <summary>What there is to say of the files that came with it; what was read of them is part of the text.</summary>
    public ImmutableArray<FileNote> Files { get; init; } = [];
}

/// <summary>Changed what they had written in the message <see cref="UserInput.Source"/>, or took its deletion back.</summary>
/// <param name="Text">What it says now, redacted.</param>
public sealed record Edited(Person From, string Text) : UserInput(From)
{
    /// <summary>True when it mentions the bot in a conversation of several people: the mention may be what was added. Else it counts only where it was a question before.</summary>
    public bool IsCall { get; init; }
}

/// <summary>Deleted the message <see cref="UserInput.Source"/>.</summary>
public sealed record Deleted(Person From) : UserInput(From);

/// <summary>A file that was not read, or not as a whole.</summary>
/// <param name="Name">Its name, redacted.</param>
public sealed record FileNote(string Name, FileState State);

/// <summary>What became of a file.</summary>
public enum FileState
{
    /// <summary>Its beginning and its end were read.</summary>
    Cut,

    /// <summary>Only its beginning was read.</summary>
    HeadOnly,

    /// <summary>It is no text: an archive, a program, a document.</summary>
    NoText,

    /// <summary>It is a picture.</summary>
    Picture,

    /// <summary>It could not be downloaded.</summary>
    Unreachable,
}

/// <summary>Pressed a button of a card, with what stood in the card's inputs (already redacted).</summary>
public sealed record Pressed(Person From, CardAction Action, ImmutableDictionary<string, string> Inputs) : UserInput(From);

/// <summary>Pressed something that is not proved to be offered here: a card copied from elsewhere or changed, or one of a version that did not seal its cards.</summary>
/// <param name="On">The finding or run that a card of an earlier version names, to show how it stands now; null = elsewhere.</param>
public sealed record PressedInVain(Person From, string? On) : UserInput(From);

/// <summary>Came in: opened the chat, or added the bot.</summary>
public sealed record Arrived(Person From) : UserInput(From);

/// <summary>Called the bot into a thread without a paste of their own: what is meant stands in the messages above.</summary>
/// <param name="Text">What was written beside the mention (redacted); may be empty.</param>
/// <param name="Above">The messages above, oldest first (redacted); null = they cannot be read here.</param>
public sealed record Mentioned(Person From, string Text, ImmutableList<ThreadText>? Above = null) : UserInput(From);

/// <summary>A message of a thread that others wrote.</summary>
/// <param name="By">Name of who wrote it.</param>
/// <param name="Text">What it says, redacted.</param>
/// <param name="At">When it was sent, where the channel tells.</param>
/// <param name="Source">The channel's id of the message, where its author can change it.</param>
public sealed record ThreadText(string By, string Text, Instant? At = null, string? Source = null);

/// <summary>The time that the conversation waited for (<see cref="Conversation.WakeAt"/>) has come; nobody did anything.</summary>
public sealed record TimePassed(Person From) : UserInput(From);

/// <summary>A host has sent in what its clock says, with the code of a check link; the bot itself hands it in.</summary>
public sealed record Measured(string Code, HostMeasure Clock) : UserInput(new Person(Tool, Tool))
{
    /// <summary>How readings and records name it.</summary>
    public const string Tool = "check link";
}

/// <summary>Asked for quiet, or ended it, in the whole place that this thread is part of; whoever asked is answered elsewhere.</summary>
public sealed record Hushed(Person From, bool Quiet) : UserInput(From);
