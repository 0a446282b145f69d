using System.Globalization;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Cards;
using SupportBot.Turns;

namespace SupportBot.AdaptiveCards;

/// <summary>
/// Renders the neutral card as Adaptive Cards 1.5 JSON, for Teams and for the chat page. JSON is built as JSON; every text passes
/// <see cref="CardText.Escape"/>, so that nothing from a log becomes markup, a link or a mention.
/// </summary>
internal static class AdaptiveCardJson
{
    /// <summary>Teams shows no more buttons in one place. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference</summary>
    private const int MostActions = 6;

    /// <summary>Renders a card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="site">Base address of the bot's own pages, for links that are paths.</param>
    /// <param name="seal">Seals what the card offers for the conversation it is shown in; null = outside of one, where nothing can be pressed.</param>
    public static JsonObject Render(Card card, Uri site, ActionSeal? seal) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["speak"] = CardText.Plain(card.Title),
        ["fallbackText"] = CardText.Plain(card.Title),
        ["body"] = new JsonArray([.. Head(card), .. card.Parts.SelectMany((part, at) => Part(part, at.ToString(CultureInfo.InvariantCulture), site, seal)), .. Buttons(card.Buttons, site, seal)]),
    };

    private static IEnumerable<JsonNode> Head(Card card)
    {
        if (card.Label is { } label)
            yield return Text(label, size: "Small", subtle: true);
        yield return Text(card.Title, size: "Medium", weight: "Bolder", heading: true);
    }

    private static IEnumerable<JsonNode> Part(CardPart part, string place, Uri site, ActionSeal? seal) => part switch
    {
        TextPart { Tone: Tone.Normal or Tone.Quiet } text => [Text(text.Text, subtle: text.Tone == Tone.Quiet)],
        TextPart { Tone: Tone.Strong } text => [Text(text.Text, weight: "Bolder")],
        TextPart text => [Box(BoxStyle(text.Tone), [Text(text.Text, weight: "Bolder")])],
        ProofPart proof => [Box("emphasis", [.. proof.Lines.SelectMany(ProofLine)])],
        FactsPart facts => [.. facts.Facts.SelectMany(Fact)],
        CodePart code => [Command(code, place)],
        ProgressPart progress => [.. progress.Items.Select((item, at) => Text($"{at + 1}. {item.Text}", weight: item.State == ProgressState.Current ? "Bolder" : null, subtle: item.State == ProgressState.Done))],
        InputPart input => [Input(input)],
        DetailsPart details => Folded(details.Title, place, details.Parts.SelectMany((inner, at) => Part(inner, $"{place}-{at}", site, seal))),
        MorePart more => Folded(more.Title, place, Buttons(more.Buttons, site, seal)),
        ListPart list => [List(list)],
        ImagePart image => [Image(image, site)],
        _ => [],
    };

    /// <summary>One block per line; the name tells a client that knows us what can be copied.</summary>
    private static JsonObject Command(CodePart code, string place)
    {
        var box = Box("emphasis", [.. code.Text.Split('\n').Select((line, at) => Text(line, monospace: true, tight: at > 0))]);
        box["id"] = $"code-{place}";
        return box;
    }

    private static IEnumerable<JsonNode> ProofLine(ProofLine line, int index)
    {
        if (line.Where.Length > 0)
            yield return Text(line.Where, size: "Small", subtle: true, tight: index > 0);
        yield return Text(line.Text, monospace: true, tight: line.Where.Length > 0);
    }

    /// <summary>Name over value rather than beside it: a FactSet cuts long values on a phone.</summary>
    private static IEnumerable<JsonNode> Fact(Fact fact)
    {
        yield return Text(fact.Name, size: "Small", subtle: true);
        yield return Text(fact.Value, tight: true);
    }

    private static JsonObject Input(InputPart input) => new()
    {
        ["type"] = "Input.Text",
        ["id"] = input.Id,
        ["label"] = CardText.Plain(input.Label),
        ["placeholder"] = CardText.Plain(input.Placeholder),
        ["isMultiline"] = input.Multiline,
    };

    private static JsonObject List(ListPart list)
    {
        var set = new JsonObject
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = list.Id,
            ["label"] = CardText.Plain(list.Label),
            ["style"] = "compact",
            ["placeholder"] = CardText.Plain(list.Label),
            ["choices"] = new JsonArray([.. list.Choices.Select(choice => new JsonObject { ["title"] = CardText.Plain(choice.Title), ["value"] = choice.Value })]),
        };
        if (list.Chosen is { } chosen)
            set["value"] = chosen;
        return set;
    }

    /// <summary>A PNG, the one kind of picture that every client draws.</summary>
    private static JsonObject Image(ImagePart image, Uri site) => new()
    {
        ["type"] = "Image",
        ["url"] = new Uri(site, image.Path + ".png").AbsoluteUri,
        ["altText"] = CardText.Plain(image.Alternative),
        ["size"] = "Stretch",
    };

    /// <summary>Folded away behind a button that shows it.</summary>
    private static IEnumerable<JsonNode> Folded(string title, string place, IEnumerable<JsonNode> items)
    {
        var id = $"details-{place}";
        yield return new JsonObject
        {
            ["type"] = "ActionSet",
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "Action.ToggleVisibility",
                ["title"] = CardText.Plain(title),
                ["targetElements"] = new JsonArray(id),
            }),
        };
        var box = Box("emphasis", [.. items]);
        box["id"] = id;
        box["isVisible"] = false;
        yield return box;
    }

    private static IEnumerable<JsonNode> Buttons(IEnumerable<CardButton> buttons, Uri site, ActionSeal? seal) => buttons.Chunk(MostActions)
        .Select(set => new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. set.Select(button => Button(button, site, seal))]) });

    private static JsonObject Button(CardButton button, Uri site, ActionSeal? seal) => button switch
    {
        PressButton press => Execute(press, seal ?? throw new ArgumentException("A card with something to press belongs to a conversation.", nameof(seal))),
        LinkButton link => new() { ["type"] = "Action.OpenUrl", ["title"] = CardText.Plain(link.Title), ["url"] = new Uri(site, link.Url).AbsoluteUri },
        _ => throw new NotSupportedException($"{button.GetType().Name} has no Adaptive Card form."),
    };

    /// <summary>Action.Execute, with Action.Submit for clients that do not know it; both carry the same data.</summary>
    private static JsonObject Execute(PressButton press, ActionSeal seal)
    {
        var (title, sealedHere) = (CardText.Plain(press.Title), seal.Of(press.Action));
        var action = new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = press.Action.Verb,
            ["data"] = ActionData.Write(press.Action, sealedHere),
            ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = ActionData.Write(press.Action, sealedHere) },
        };
        if (press.Primary)
            action["style"] = "positive";
        return action;
    }

    private static JsonObject Box(string style, JsonArray items) => new() { ["type"] = "Container", ["style"] = style, ["items"] = items };

    private static JsonObject Text(
        string text, string? size = null, string? weight = null, bool subtle = false, bool monospace = false, bool tight = false, bool heading = false)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = CardText.Escape(text), ["wrap"] = true };
        if (size is not null)
            block["size"] = size;
        if (weight is not null)
            block["weight"] = weight;
        if (subtle)
            block["isSubtle"] = true;
        if (monospace)
            block["fontType"] = "Monospace";
        if (tight)
            block["spacing"] = "None";
        if (heading)
            block["style"] = "heading";
        return block;
    }

    /// <summary>A tinted box under dark text: coloured text is too pale to read in some clients.</summary>
    private static string BoxStyle(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Bad => "attention",
        _ => "warning",
    };
}
