using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>
/// The message extension: articles searched from the compose box, "Look up this error" on a message, and links to articles that unfold.
/// It reads and answers; nothing of a conversation changes, and it works where the bot is no member.
/// </summary>
internal sealed class TeamsExtension(IDialogSource dialogs, TeamsCards cards, TimeProvider time)
{
    /// <summary>Name of the article to insert in what a dialog submits.</summary>
    private const string Insert = "insert";

    private const int MostResults = 25;

    /// <summary>Characters of a message that its dialog carries; clients hand longer ones over again.</summary>
    private const int LongestCarried = 4000;

    /// <summary>The body of the response; null = no invoke of the extension.</summary>
    public JsonObject? Answer(Activity activity)
    {
        var words = Languages.Shipped.For(activity.Locale);
        return (activity.Name, activity.Value) switch
        {
            ("composeExtension/query", { } value) => Found(Search(value, activity, words), words),
            ("composeExtension/queryLink", { } value) => Found(Linked(value.Text("url"), activity), words),
            ("composeExtension/fetchTask", { } value) => Dialog(value, activity, words),
            (TeamsPosting.Invoke, { } value) when value.Text("data", Insert) is { } number => Found(Linked(number, activity), words),
            (TeamsPosting.Invoke, { } value) => Dialog(value, activity, words),
            _ => null,
        };
    }

    private IEnumerable<Article> Search(JsonElement value, Activity activity, Language words)
    {
        var query = value.Items("parameters").FirstOrDefault(parameter => parameter.Text("name") != "initialRun").Text("value") ?? "";
        var skip = Math.Clamp(Number(value, "skip") ?? 0, 0, 1000);
        var count = Math.Clamp(Number(value, "count") ?? MostResults, 1, MostResults);
        return dialogs.Articles.LookUp(Redactor.Redact(query).Text, words.Tag, skip + count, article => article.IsFor(TeamsReply.ChannelName, activity.Tenant)).Skip(skip).Select(match => match.Article);
    }

    private IEnumerable<Article> Linked(string? text, Activity activity) =>
        ArticleNumber.TryParse(LastPart(text), null, out var number) && dialogs.Articles.Find(number) is { } article && article.IsFor(TeamsReply.ChannelName, activity.Tenant) ? [article] : [];

    /// <summary>The last segment of an address, else the text itself.</summary>
    private static string? LastPart(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) ? Uri.UnescapeDataString(url.Segments[^1].Trim('/')).Replace(".html", "", StringComparison.Ordinal) : text;

    private static int? Number(JsonElement value, string name) =>
        value.At("queryOptions", name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var read) ? read : null;

    private JsonObject Found(IEnumerable<Article> articles, Language words)
    {
        var attachments = articles.Select(article => Result(article, words)).ToArray<JsonNode>();
        return new()
        {
            ["composeExtension"] = attachments.Length == 0
                ? new JsonObject { ["type"] = "message", ["text"] = words["teams.none"] }
                : new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray(attachments) },
        };
    }

    /// <summary>One result: the card that is inserted, and the line that stands for it in the list.</summary>
    private JsonObject Result(Article article, Language words)
    {
        var card = ArticleCards.For(article, words);
        var attachment = cards.Attachment(card);
        attachment["preview"] = new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.thumbnail",
            ["content"] = new JsonObject { ["title"] = $"{card.Label}  {card.Title}", ["text"] = article.In(words.Tag).Summary },
        };
        return attachment;
    }

    /// <summary>What the bot makes of a text, as it would say in a conversation of its own; without a text, a form that asks for one.</summary>
    private JsonObject Dialog(JsonElement value, Activity activity, Language words)
    {
        var meant = TeamsLookUp.Read(value);
        var safe = Redactor.Redact(meant.Text).Text;
        var said = new Said(TeamsInput.From(activity), safe) { SentAt = meant.SentAt };
        var turn = dialogs.For(new(TeamsReply.ChannelName, activity.Tenant, "")).Advance(Conversation.New, said, Instant.FromDateTimeOffset(time.GetUtcNow()));
        return turn.Replies is [.., var shown] ? Task(words, shown.Card.Settled(), [.. Buttons(turn, meant, safe, words)]) : Form(words);
    }

    /// <summary>Where an article was found: into the thread of the message, or into the compose box.</summary>
    private static IEnumerable<JsonNode> Buttons(Turn turn, TeamsLookUp meant, string safe, Language words)
    {
        if (turn.Conversation.Findings is not [.., { Decision: MatchDecision.Answer, Candidates: [var answer, ..] }])
            yield break;
        if (meant.Id is { } id)
        {
            var data = new JsonObject { [TeamsPosting.Mark] = id };
            if (safe.Length <= LongestCarried)
                data[TeamsLookUp.TextBox] = safe;
            yield return Submit(words["teams.post"], data);
        }

        yield return Submit(words["teams.insert"], new() { [Insert] = answer.Number });
    }

    private JsonObject Form(Language words) => Task(
        words,
        new Card(words["teams.look-up"], [new InputPart(TeamsLookUp.TextBox, words["teams.paste"], words["step.placeholder"])], []),
        [Submit(words["teams.search"], new())]);

    private static JsonObject Submit(string title, JsonObject data) => new() { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };

    private JsonObject Task(Language words, Card card, JsonArray buttons) => cards.Dialog(words["teams.look-up"], card, buttons);
}
