using System.Text.Json.Nodes;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs.Cards;

namespace SupportBot.Teams;

/// <summary>Cards and the shapes that Teams wants around them.</summary>
internal static class TeamsCards
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>An attachment with the card, shown as wide as the window allows.</summary>
    public static JsonObject Attachment(Card card, Uri site) => new() { ["contentType"] = CardType, ["content"] = Content(card, site) };

    /// <summary>The card as Teams takes it.</summary>
    public static JsonObject Content(Card card, Uri site)
    {
        var content = AdaptiveCardJson.Render(card, site);
        content["msteams"] = new JsonObject { ["width"] = "Full" };
        return content;
    }

    /// <summary>
    /// A message with the card and nothing else: text beside a card would be split off, and the message would have no id to update.
    /// <c>summary</c> is what the notification shows.
    /// </summary>
    public static JsonObject Message(Card card, TeamsAddress address, Uri site)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = address.Bot },
            ["conversation"] = new JsonObject { ["id"] = address.Conversation },
            ["summary"] = card.Title,
            ["attachments"] = new JsonArray(Attachment(card, site)),
        };
        if (address.ReplyTo is { } replyTo)
            message["replyToId"] = replyTo;
        return message;
    }
}
