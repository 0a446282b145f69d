using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Cards;
using SupportBot.Turns;

namespace SupportBot.AdaptiveCards;

/// <summary>
/// Renders the neutral card as Adaptive Cards 1.5 JSON, for Teams and for the chat page. JSON is written as JSON; every text passes
/// <see cref="CardText.Escape"/>, so that nothing from a log becomes markup, a link or a mention.
/// </summary>
internal sealed class AdaptiveCardJson
{
    /// <summary>Teams shows no more buttons in one place. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference</summary>
    private const int MostActions = 6;

    private readonly Utf8JsonWriter _json;
    private readonly Uri _site;
    private readonly ActionSeal? _seal;

    private AdaptiveCardJson(Utf8JsonWriter json, Uri site, ActionSeal? seal) => (_json, _site, _seal) = (json, site, seal);

    /// <summary>Renders a card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="site">Base address of the bot's own pages, for links that are paths.</param>
    /// <param name="seal">Seals what the card offers for the conversation it is shown in; null = outside of one, where nothing can be pressed.</param>
    public static JsonObject Render(Card card, Uri site, ActionSeal? seal) => JsonWriting.Object(json => new AdaptiveCardJson(json, site, seal).Whole(card));

    private void Whole(Card card)
    {
        Begin("AdaptiveCard");
        _json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        _json.WriteString("version", "1.5");
        _json.WriteString("speak", CardText.Plain(card.Title));
        _json.WriteString("fallbackText", CardText.Plain(card.Title));
        _json.WriteStartArray("body");
        if (card.Label is { } label)
            Text(label, size: "Small", subtle: true);
        Text(card.Title, size: "Medium", weight: "Bolder", heading: true);
        Parts(card.Parts, "");
        Buttons(card.Buttons);
        EndList();
    }

    private void Parts(IEnumerable<CardPart> parts, string before)
    {
        foreach (var (at, part) in parts.Index())
            Part(part, before + at.ToString(CultureInfo.InvariantCulture));
    }

    private void Part(CardPart part, string place)
    {
        switch (part)
        {
            case TextPart { Tone: Tone.Normal or Tone.Quiet } text:
                Text(text.Text, subtle: text.Tone == Tone.Quiet);
                break;
            case TextPart { Tone: Tone.Strong } text:
                Text(text.Text, weight: "Bolder");
                break;
            case TextPart text:
                BeginBox(BoxStyle(text.Tone));
                Text(text.Text, weight: "Bolder");
                EndList();
                break;
            case ProofPart proof:
                Proof(proof);
                break;
            case FactsPart facts:
                Facts(facts);
                break;
            case CodePart code:
                Command(code, place);
                break;
            case ProgressPart progress:
                foreach (var (at, item) in progress.Items.Index())
                    Text($"{at + 1}. {item.Text}", weight: item.State == ProgressState.Current ? "Bolder" : null, subtle: item.State == ProgressState.Done);
                break;
            case InputPart input:
                Input(input);
                break;
            case DetailsPart details:
                BeginFolded(details.Title, place);
                Parts(details.Parts, place + "-");
                EndList();
                break;
            case MorePart more:
                BeginFolded(more.Title, place);
                Buttons(more.Buttons);
                EndList();
                break;
            case ListPart list:
                List(list);
                break;
            case ImagePart image:
                Image(image);
                break;
        }
    }

    /// <summary>One block per line; the name tells a client that knows us what can be copied.</summary>
    private void Command(CodePart code, string place)
    {
        BeginBox("emphasis", $"code-{place}");
        foreach (var (at, line) in code.Text.Split('\n').Index())
            Text(line, monospace: true, tight: at > 0);
        EndList();
    }

    private void Proof(ProofPart proof)
    {
        BeginBox("emphasis");
        foreach (var (at, line) in proof.Lines.Index())
        {
            if (line.Where.Length > 0)
                Text(line.Where, size: "Small", subtle: true, tight: at > 0);
            Text(line.Text, monospace: true, tight: line.Where.Length > 0);
        }

        EndList();
    }

    /// <summary>Name over value rather than beside it: a FactSet cuts long values on a phone.</summary>
    private void Facts(FactsPart facts)
    {
        foreach (var fact in facts.Facts)
        {
            Text(fact.Name, size: "Small", subtle: true);
            Text(fact.Value, tight: true);
        }
    }

    private void Input(InputPart input)
    {
        Begin("Input.Text");
        _json.WriteString("id", input.Id);
        _json.WriteString("label", CardText.Plain(input.Label));
        _json.WriteString("placeholder", CardText.Plain(input.Placeholder));
        _json.WriteBoolean("isMultiline", input.Multiline);
        _json.WriteEndObject();
    }

    private void List(ListPart list)
    {
        Begin("Input.ChoiceSet");
        _json.WriteString("id", list.Id);
        _json.WriteString("label", CardText.Plain(list.Label));
        _json.WriteString("style", "compact");
        _json.WriteString("placeholder", CardText.Plain(list.Label));
        if (list.Chosen is { } chosen)
            _json.WriteString("value", chosen);
        _json.WriteStartArray("choices");
        foreach (var choice in list.Choices)
        {
            _json.WriteStartObject();
            _json.WriteString("title", CardText.Plain(choice.Title));
            _json.WriteString("value", choice.Value);
            _json.WriteEndObject();
        }

        EndList();
    }

    /// <summary>A PNG, the one kind of picture that every client draws.</summary>
    private void Image(ImagePart image)
    {
        Begin("Image");
        _json.WriteString("url", new Uri(_site, image.Path + ".png").AbsoluteUri);
        _json.WriteString("altText", CardText.Plain(image.Alternative));
        _json.WriteString("size", "Stretch");
        _json.WriteEndObject();
    }

    /// <summary>Begins what is folded away behind a button that shows it.</summary>
    private void BeginFolded(string title, string place)
    {
        var id = $"details-{place}";
        BeginActions();
        Begin("Action.ToggleVisibility");
        _json.WriteString("title", CardText.Plain(title));
        _json.WriteStartArray("targetElements");
        _json.WriteStringValue(id);
        EndList();
        EndList();
        BeginBox("emphasis", id, isVisible: false);
    }

    private void Buttons(IEnumerable<CardButton> buttons)
    {
        foreach (var set in buttons.Chunk(MostActions))
        {
            BeginActions();
            foreach (var button in set)
                Button(button);
            EndList();
        }
    }

    private void Button(CardButton button)
    {
        switch (button)
        {
            case PressButton press:
                Execute(press, _seal?.Of(press.Action) ?? throw new InvalidOperationException("A card with something to press belongs to a conversation."));
                break;
            case LinkButton link:
                Begin("Action.OpenUrl");
                _json.WriteString("title", CardText.Plain(link.Title));
                _json.WriteString("url", new Uri(_site, link.Url).AbsoluteUri);
                _json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"{button.GetType().Name} has no Adaptive Card form.");
        }
    }

    /// <summary>Action.Execute, with Action.Submit for clients that do not know it; both carry the same data.</summary>
    private void Execute(PressButton press, string sealedHere)
    {
        Begin("Action.Execute");
        _json.WriteString("verb", press.Action.Verb);
        if (press.Primary)
            _json.WriteString("style", "positive");
        TitleAndData();
        _json.WritePropertyName("fallback");
        Begin("Action.Submit");
        TitleAndData();
        _json.WriteEndObject();
        _json.WriteEndObject();

        void TitleAndData()
        {
            _json.WriteString("title", CardText.Plain(press.Title));
            _json.WritePropertyName("data");
            ActionData.Write(_json, press.Action, sealedHere);
        }
    }

    private void Text(string text, string? size = null, string? weight = null, bool subtle = false, bool monospace = false, bool tight = false, bool heading = false)
    {
        Begin("TextBlock");
        _json.WriteString("text", CardText.Escape(text));
        _json.WriteBoolean("wrap", true);
        if (size is not null)
            _json.WriteString("size", size);
        if (weight is not null)
            _json.WriteString("weight", weight);
        if (subtle)
            _json.WriteBoolean("isSubtle", true);
        if (monospace)
            _json.WriteString("fontType", "Monospace");
        if (tight)
            _json.WriteString("spacing", "None");
        if (heading)
            _json.WriteString("style", "heading");
        _json.WriteEndObject();
    }

    private void Begin(string type)
    {
        _json.WriteStartObject();
        _json.WriteString("type", type);
    }

    private void BeginActions()
    {
        Begin("ActionSet");
        _json.WriteStartArray("actions");
    }

    private void BeginBox(string style, string? id = null, bool isVisible = true)
    {
        Begin("Container");
        _json.WriteString("style", style);
        if (id is not null)
            _json.WriteString("id", id);
        if (!isVisible)
            _json.WriteBoolean("isVisible", false);
        _json.WriteStartArray("items");
    }

    /// <summary>Ends an object whose last member is a list.</summary>
    private void EndList()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    /// <summary>A tinted box under dark text: coloured text is too pale to read in some clients.</summary>
    private static string BoxStyle(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Bad => "attention",
        _ => "warning",
    };
}
