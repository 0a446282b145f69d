using System.Text.Json.Nodes;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Cards and the shapes that Teams wants around them.</summary>
internal sealed class TeamsCards(Site site, TeamsOptions options, ActionSeals seals)
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>What a client asks for by itself, when somebody looks at a card of whom we know that they speak another language.</summary>
    public const string ViewVerb = "view";

    /// <summary>Most people for whom clients do so. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards</summary>
    private const int MostViews = 60;

    /// <summary>An attachment with a card that is shown outside of a conversation: nothing on it can be pressed.</summary>
    public JsonObject Attachment(Card card) => Attachment(Content(card, null));

    /// <summary>A dialog with a card, and buttons that submit it.</summary>
    public JsonObject Dialog(string title, Card card, JsonArray buttons)
    {
        var attachment = Attachment(card);
        if (buttons.Count > 0)
            attachment["content"]!["actions"] = buttons;
        return new()
        {
            ["task"] = new JsonObject
            {
                ["type"] = "continue",
                ["value"] = new JsonObject { ["title"] = title, ["height"] = "medium", ["width"] = "medium", ["card"] = attachment },
            },
        };
    }

    /// <summary>The card as Teams takes it.</summary>
    public JsonObject Content(Card card, ActionSeal? seal, int budget = CardBudget.Bytes) => CardBudget.Fit(Framed(card, seal), budget);

    /// <summary>The card of a reply as one person sees it.</summary>
    public JsonObject Content(ConversationKey conversation, Reply reply, string personId)
    {
        var seal = seals.For(conversation, reply);
        return reply is ShowCard show ? CardBudget.Fit(Refreshed(Framed(show.For(personId), seal), show, seal)) : Content(reply.Card, seal);
    }

    /// <summary>
    /// A message with the card and nothing else: text beside a card would be split off, and the message would have no id to update.
    /// <c>summary</c> is what the notification shows.
    /// </summary>
    /// <param name="budget">Bytes that the card may have.</param>
    public JsonObject Message(ConversationKey conversation, Reply reply, TeamsAddress address, int budget = CardBudget.Bytes)
    {
        var seal = seals.For(conversation, reply);
        var content = Framed(reply.Card, seal);
        if (reply is ShowCard show && address.Kind != TeamsPlace.Personal)
            Refreshed(content, show, seal);
        var message = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = address.Bot },
            ["conversation"] = new JsonObject { ["id"] = address.Conversation },
            ["summary"] = reply.Card.Title,
            ["attachments"] = new JsonArray(Attachment(CardBudget.Fit(content, budget))),
        };
        if (address.ReplyTo is { } replyTo)
            message["replyToId"] = replyTo;
        return message;
    }

    private static JsonObject Attachment(JsonObject content) => new() { ["contentType"] = CardType, ["content"] = content };

    /// <summary>As wide as the window: lines of logs are long. The Agents Playground cannot, and would say so under each card.</summary>
    private JsonObject Framed(Card card, ActionSeal? seal)
    {
        var content = AdaptiveCardJson.Render(card, site.Public, seal);
        if (!options.Unauthenticated)
            content["msteams"] = new JsonObject { ["width"] = "Full" };
        return content;
    }

    /// <summary>
    /// Lets the clients of people who speak another language than the thread ask for their own edition, as long as something can be pressed.
    /// What they get must say so again, else they would ask only once.
    /// </summary>
    private static JsonObject Refreshed(JsonObject content, ShowCard show, ActionSeal seal)
    {
        if (show.Readers is { IsEmpty: false } readers && show.Card.Buttons.OfType<PressButton>().Any())
        {
            content["refresh"] = new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = ViewVerb, ["data"] = ActionData.Write(new(ViewVerb, show.Id), seal) },
                ["userIds"] = new JsonArray([.. readers.Keys.Take(MostViews)]),
            };
        }

        return content;
    }
}
