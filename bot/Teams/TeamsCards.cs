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

    /// <summary>An attachment with the card.</summary>
    /// <param name="seal">That of the conversation; null = the card is shown outside of one.</param>
    public JsonObject Attachment(Card card, ActionSeal? seal = null, int budget = CardBudget.Bytes) => new() { ["contentType"] = CardType, ["content"] = Content(card, seal, budget) };

    /// <summary>The card as Teams takes it, as wide as the window: lines of logs are long. The Agents Playground cannot, and would say so under each card.</summary>
    public JsonObject Content(Card card, ActionSeal? seal, int budget = CardBudget.Bytes)
    {
        var content = CardBudget.Fit(AdaptiveCardJson.Render(card, site.Public, seal), budget);
        if (!options.Unauthenticated)
            content["msteams"] = new JsonObject { ["width"] = "Full" };
        return content;
    }

    /// <summary>
    /// A message with the card and nothing else: text beside a card would be split off, and the message would have no id to update.
    /// <c>summary</c> is what the notification shows.
    /// </summary>
    /// <param name="budget">Bytes that the card may have.</param>
    public JsonObject Message(ConversationKey conversation, Reply reply, TeamsAddress address, int budget = CardBudget.Bytes)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = address.Bot },
            ["conversation"] = new JsonObject { ["id"] = address.Conversation },
            ["summary"] = reply.Card.Title,
            ["attachments"] = new JsonArray(Attachment(reply.Card, seals.For(conversation, reply), budget)),
        };
        if (address.ReplyTo is { } replyTo)
            message["replyToId"] = replyTo;
        return message;
    }
}
