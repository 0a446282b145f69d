using System.Globalization;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Cards;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>
/// Renders the neutral card as Block Kit. JSON is built as JSON, in plain text and rich text only, so that nothing from a log becomes markup, a
/// link or a mention. A card with a box to paste into gets a button that opens a form: Slack's boxes in messages hold one line.
/// </summary>
internal static class SlackBlocks
{
    private const int LongestSummary = 300;

    /// <summary>Renders a card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="site">Base address of the bot's own pages, for links that are paths.</param>
    /// <param name="seal">Seals what the card offers for the conversation it is shown in; null = outside of one, where nothing can be pressed.</param>
    /// <param name="mostBlocks">How many blocks may be used; a form holds more than a message.</param>
    public static JsonArray Render(Card card, Uri site, ActionSeal? seal, int mostBlocks = SlackLimits.MessageBlocks)
    {
        var buttons = Buttons(card, site, seal).ToArray();
        var labels = All(card).Sum(button => Math.Min(SlackMarkup.Plain(button.Title).Length, SlackLimits.ButtonText));
        var budget = new SlackBudget(SlackLimits.MessageText - labels, mostBlocks - buttons.Length);
        return new([.. Head(card, budget).Concat(card.Parts.SelectMany(part => Part(part, budget))).Where(_ => budget.TakeBlock()).Concat(buttons)]);
    }

    /// <summary>What notifications show and screen readers say; mrkdwn, so it is escaped.</summary>
    public static string Fallback(Card card)
    {
        var title = card.Label is { } label ? $"{label}: {card.Title}" : card.Title;
        var first = card.Parts.OfType<TextPart>().Select(part => part.Text).FirstOrDefault();
        return SlackMarkup.Cut(SlackMarkup.Mrkdwn(SlackMarkup.Cut(first is null ? title : $"{title}\n{first}", LongestSummary)), SlackLimits.Fallback);
    }

    private static IEnumerable<JsonNode> Head(Card card, SlackBudget budget)
    {
        if (card.Label is { } label && budget.Take(label) is { Length: > 0 } shown)
            yield return new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(PlainText(shown)) };
        // A header is cut at 150 characters, and titles of articles are whole error messages.
        if (card.Title.Length <= SlackLimits.Header && budget.Take(card.Title, SlackLimits.Header) is { Length: > 0 } title)
            yield return new JsonObject { ["type"] = "header", ["text"] = PlainText(title) };
        else if (budget.Take(card.Title) is { Length: > 0 } text)
            yield return RichText.Block(RichText.Section(RichText.Text(text, "bold")));
    }

    private static IEnumerable<JsonNode> Part(CardPart part, SlackBudget budget) => part switch
    {
        TextPart text => Section(Sign(text.Tone), Inline(budget.Take(text.Text), Style(text.Tone))),
        ProofPart proof => Rich(proof.Lines.SelectMany(line => ProofLine(line, budget))),
        FactsPart facts => Rich(facts.Facts.SelectMany(fact => Fact(fact, budget))),
        CodePart code => Rich(Code(code.Text, budget)),
        ProgressPart progress => Progress(progress, budget),
        InputPart input => Section(RichText.Emoji("memo"), Inline(budget.Take(input.Label), "italic")),
        ListPart list => List(list, budget),
        ImagePart image => Section(null, Inline(budget.Take(image.Alternative), "italic")),
        DetailsPart details => Section(null, Inline(budget.Take(details.Title), "bold")).Concat(details.Parts.SelectMany(inner => Part(inner, budget))),
        _ => [],
    };

    /// <summary>A tone is shown by a sign, never by colour alone.</summary>
    private static JsonObject? Sign(Tone tone) => tone switch
    {
        Tone.Good => RichText.Emoji("white_check_mark"),
        Tone.Attention => RichText.Emoji("warning"),
        Tone.Bad => RichText.Emoji("x"),
        _ => null,
    };

    private static string? Style(Tone tone) => tone switch
    {
        Tone.Normal => null,
        Tone.Quiet => "italic",
        _ => "bold",
    };

    private static IEnumerable<JsonNode> ProofLine(ProofLine line, SlackBudget budget) =>
        Line(Inline(budget.Take(line.Where), "italic")).Concat(Code(line.Text, budget));

    /// <summary>Name over value: a phone has no room for two columns.</summary>
    private static IEnumerable<JsonNode> Fact(Fact fact, SlackBudget budget)
    {
        var (name, value) = (budget.Take(fact.Name), budget.Take(fact.Value));
        return Line([.. Inline(name, "bold"), .. name.Length > 0 && value.Length > 0 ? Inline("\n", null) : [], .. Inline(value, null), .. Inline("\n", null)]);
    }

    private static IEnumerable<JsonNode> Progress(ProgressPart progress, SlackBudget budget)
    {
        var items = progress.Items
            .Select(item => (item.State, Text: budget.Take(item.Text)))
            .Where(item => item.Text.Length > 0)
            .Select(item => RichText.Section([.. item.State == ProgressState.Done ? [RichText.Emoji("white_check_mark"), RichText.Text(" ")] : ImmutableArray<JsonNode>.Empty, .. Inline(item.Text, item.State == ProgressState.Current ? "bold" : null)]))
            .ToArray<JsonNode>();
        return items.Length == 0 ? [] : [RichText.Block(RichText.Numbered(items))];
    }

    /// <summary>A list to choose one from; what is chosen comes along with the press of a button.</summary>
    private static IEnumerable<JsonNode> List(ListPart list, SlackBudget budget)
    {
        var choices = list.Choices.Where(choice => choice.Value.Length is > 0 and <= SlackLimits.OptionText && !string.IsNullOrWhiteSpace(choice.Title)).Take(SlackLimits.Options).ToArray();
        var label = budget.Take(list.Label, SlackLimits.Placeholder);
        if (choices.Length == 0 || label.Length == 0)
            yield break;
        var element = new JsonObject
        {
            ["type"] = "static_select",
            ["action_id"] = list.Id,
            ["placeholder"] = PlainText(label),
            ["options"] = new JsonArray([.. choices.Select(Option)]),
        };
        if (choices.FirstOrDefault(choice => choice.Value == list.Chosen) is { } chosen)
            element["initial_option"] = Option(chosen);
        yield return new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(element) };
    }

    private static JsonObject Option(ListChoice choice) =>
        new() { ["text"] = PlainText(SlackMarkup.Cut(SlackMarkup.Plain(choice.Title), SlackLimits.OptionText)), ["value"] = choice.Value };

    private static IEnumerable<JsonNode> Code(string text, SlackBudget budget) =>
        budget.Take(text, SlackLimits.MessageText) is { } code && !string.IsNullOrWhiteSpace(code) ? [RichText.Code(code)] : [];

    private static IEnumerable<JsonNode> Inline(string text, string? style) => text.Length == 0 ? [] : [RichText.Text(text, style)];

    private static IEnumerable<JsonNode> Line(IEnumerable<JsonNode> inline) => inline.ToArray() is { Length: > 0 } some && some.Any(IsSaying) ? [RichText.Section(some)] : [];

    private static IEnumerable<JsonNode> Section(JsonNode? sign, IEnumerable<JsonNode> inline) =>
        Rich(Line(inline.ToArray() is { Length: > 0 } some ? sign is null ? some : [sign, RichText.Text(" "), .. some] : []));

    private static IEnumerable<JsonNode> Rich(IEnumerable<JsonNode> elements) => elements.ToArray() is { Length: > 0 } some ? [RichText.Block(some)] : [];

    private static bool IsSaying(JsonNode inline) => !string.IsNullOrWhiteSpace((string?)inline["text"]);

    private static IEnumerable<JsonNode> Buttons(Card card, Uri site, ActionSeal? seal)
    {
        var box = card.Parts.OfType<InputPart>().FirstOrDefault();
        var buttons = card.Buttons.Select((button, at) => Button(button, at, box, site, seal)).OfType<JsonObject>();
        return buttons.Concat(Folded(card, site, seal))
            .Chunk(SlackLimits.ButtonsPerBlock)
            .Select(chunk => new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray([.. chunk]) });
    }

    /// <summary>The buttons that are needed less often, as many as a menu holds behind "…", the last ones; the others, and one alone, stay buttons.</summary>
    private static IEnumerable<JsonObject> Folded(Card card, Uri site, ActionSeal? seal)
    {
        var buttons = card.Parts.OfType<MorePart>().SelectMany(more => more.Buttons).Select((button, at) => Button(button, card.Buttons.Length + at, null, site, seal)).OfType<JsonObject>().ToList();
        var folded = buttons.Where(button => ((string?)button["value"])!.Length <= SlackLimits.OptionValue).TakeLast(SlackLimits.MenuOptions).ToList();
        return folded.Count < 2 ? buttons : buttons.Except(folded).Append(Menu(folded));
    }

    private static JsonObject Menu(List<JsonObject> buttons) => new()
    {
        ["type"] = "overflow",
        ["action_id"] = (string?)buttons[0]["action_id"],
        ["options"] = new JsonArray([.. buttons.Select(button => new JsonObject { ["text"] = button["text"]!.DeepClone(), ["value"] = (string?)button["value"] })]),
    };

    private static IEnumerable<CardButton> All(Card card) => card.Buttons.Concat(card.Parts.OfType<MorePart>().SelectMany(more => more.Buttons));

    /// <summary>Null = it cannot be shown, since its address or its data is too long for Slack.</summary>
    private static JsonObject? Button(CardButton button, int at, InputPart? box, Uri site, ActionSeal? seal)
    {
        var title = SlackMarkup.Cut(SlackMarkup.Plain(button.Title), SlackLimits.ButtonText);
        if (string.IsNullOrWhiteSpace(title))
            return null;
        var element = new JsonObject { ["type"] = "button", ["text"] = PlainText(title) };
        switch (button)
        {
            case LinkButton link when new Uri(site, link.Url).AbsoluteUri is { Length: <= SlackLimits.Url } url:
                element["action_id"] = Id(SlackAction.Link, at);
                element["url"] = url;
                return element;
            case PressButton press when seal is not null:
                var opens = press.Primary && box is not null;
                element["action_id"] = Id(opens ? SlackAction.Open : SlackAction.Press, at);
                if (press.Primary)
                    element["style"] = "primary";
                element["value"] = new SlackAction(press.Action, seal.Of(press.Action), opens ? box : null).Write();
                return ((string)element["value"]!).Length <= SlackLimits.ButtonValue ? element : null;
            default:
                return null;
        }
    }

    private static string Id(string kind, int at) => $"{kind}-{at.ToString(CultureInfo.InvariantCulture)}";

    private static JsonObject PlainText(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };
}
