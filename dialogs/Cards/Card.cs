using System.Text.Json.Serialization;

namespace SupportBot.Dialogs.Cards;

/// <summary>
/// A card before it has a platform: what it is, the proof, the next thing to do. All text is plain text; each channel's renderer escapes it.
/// Everything here is data, so that a card can be stored, compared in a test and rendered by any channel.
/// </summary>
/// <param name="Title">What it is, one line.</param>
/// <param name="Parts">Proof and explanation, in reading order.</param>
/// <param name="Buttons">The next things to do, most likely first; at most six, as phones show them.</param>
public sealed record Card(string Title, ImmutableArray<CardPart> Parts, ImmutableArray<CardButton> Buttons)
{
    /// <summary>A short label over the title: the article's number, "Step 2 of 5".</summary>
    public string? Label { get; init; }

    /// <summary>How the card stands: a question, a success, a warning. Never told by colour alone.</summary>
    public Tone Tone { get; init; }

    /// <summary>The card without anything to press: what stays of it when the conversation has moved on.</summary>
    public Card Settled() => this with { Parts = [.. Parts.Where(part => part is not (InputPart or ListPart or MorePart))], Buttons = [.. Buttons.Where(button => button is LinkButton)] };

    /// <summary>The card with a notice above everything else.</summary>
    public Card WithNotice(string notice, Tone tone = Tone.Attention) => this with { Parts = Parts.Insert(0, new TextPart(notice, tone)) };
}

/// <summary>How a text or a card is meant.</summary>
public enum Tone
{
    Normal,
    Strong,
    Quiet,
    Good,
    Attention,
    Bad,
}

/// <summary>One block of a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(TextPart), "text")]
[JsonDerivedType(typeof(ProofPart), "proof")]
[JsonDerivedType(typeof(FactsPart), "facts")]
[JsonDerivedType(typeof(CodePart), "code")]
[JsonDerivedType(typeof(ProgressPart), "progress")]
[JsonDerivedType(typeof(InputPart), "input")]
[JsonDerivedType(typeof(DetailsPart), "details")]
[JsonDerivedType(typeof(ListPart), "list")]
[JsonDerivedType(typeof(MorePart), "more")]
[JsonDerivedType(typeof(ImagePart), "image")]
public abstract record CardPart;

/// <summary>A sentence or a short paragraph.</summary>
public sealed record TextPart(string Text, Tone Tone = Tone.Normal) : CardPart;

/// <summary>Lines of the paste that prove something.</summary>
public sealed record ProofPart(ImmutableArray<ProofLine> Lines) : CardPart;

/// <summary>One proving line.</summary>
/// <param name="Where">"line 7", in the card's language.</param>
/// <param name="Text">The line or the part of it that counts, redacted, at most some 200 characters.</param>
public sealed record ProofLine(string Where, string Text);

/// <summary>Names and values, one pair per line.</summary>
public sealed record FactsPart(ImmutableArray<Fact> Facts) : CardPart;

/// <summary>A name and its value.</summary>
public sealed record Fact(string Name, string Value);

/// <summary>A command to copy, exactly as it must be typed; several lines allowed.</summary>
public sealed record CodePart(string Text) : CardPart;

/// <summary>Where the walkthrough stands.</summary>
public sealed record ProgressPart(ImmutableArray<ProgressItem> Items) : CardPart;

/// <summary>One station of the walkthrough.</summary>
public sealed record ProgressItem(string Text, ProgressState State);

public enum ProgressState
{
    Done,
    Current,
    Ahead,
}

/// <summary>A box to paste into.</summary>
/// <param name="Id">Name of the value in <see cref="Pressed.Inputs"/>.</param>
/// <param name="Label">What to put in; read out by screen readers.</param>
/// <param name="Placeholder">Grey example text.</param>
public sealed record InputPart(string Id, string Label, string Placeholder) : CardPart
{
    /// <summary>False for a word or a number: a box of one line.</summary>
    public bool Multiline { get; init; } = true;
}

/// <summary>A list to choose one from, where buttons would be too many.</summary>
/// <param name="Id">Name of the value in <see cref="Pressed.Inputs"/>.</param>
/// <param name="Label">What to choose; read out by screen readers.</param>
/// <param name="Choices">What there is.</param>
/// <param name="Chosen">The value chosen beforehand, or null.</param>
public sealed record ListPart(string Id, string Label, ImmutableArray<ListChoice> Choices, string? Chosen) : CardPart;

/// <summary>An entry of a list.</summary>
public sealed record ListChoice(string Value, string Title);

/// <summary>Buttons that are needed less often, folded away behind <paramref name="Title"/>.</summary>
public sealed record MorePart(string Title, ImmutableArray<PressButton> Buttons) : CardPart;

/// <summary>A picture drawn by the bot.</summary>
/// <param name="Path">Path on the bot's own site without an ending; <c>.svg</c> and <c>.png</c> give the two forms.</param>
/// <param name="Alternative">What it shows, in words.</param>
public sealed record ImagePart(string Path, string Alternative) : CardPart;

/// <summary>More, folded away behind <paramref name="Title"/>.</summary>
public sealed record DetailsPart(string Title, ImmutableArray<CardPart> Parts) : CardPart;

/// <summary>Something to press.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "button")]
[JsonDerivedType(typeof(PressButton), "press")]
[JsonDerivedType(typeof(LinkButton), "link")]
public abstract record CardButton(string Title);

/// <summary>Sends <paramref name="Action"/> (and the card's inputs) back to the bot.</summary>
public sealed record PressButton(string Title, CardAction Action, bool Primary = false) : CardButton(Title);

/// <summary>Opens a page. The URL is absolute, or a path on the bot's own site.</summary>
public sealed record LinkButton(string Title, string Url) : CardButton(Title);
