using System.Text.Json.Nodes;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Words;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>Replies in the shapes that Slack's methods take: blocks, and a text for those who do not see them; links never unfold.</summary>
internal sealed class SlackMessages(Site site, ActionSeals seals)
{
    /// <summary>Kind of the metadata that our messages carry.</summary>
    public const string MetadataType = "supportbot_reply";

    /// <summary>A button's value holds 2,000 characters, and JSON writes one of another script as six.</summary>
    private const int LongestShared = 300;

    /// <summary>The body of <c>chat.postMessage</c>. The metadata lets the message be found again when the answer to its posting was lost.</summary>
    public JsonObject Message(OutgoingReply outgoing, SlackAddress address)
    {
        var message = Content(outgoing.Reply.Card, seals.For(outgoing.Conversation, outgoing.Reply));
        message["channel"] = address.Channel;
        if (address.Thread is { } thread)
            message["thread_ts"] = thread;
        message["unfurl_links"] = false;
        message["unfurl_media"] = false;
        message["metadata"] = new JsonObject { ["event_type"] = MetadataType, ["event_payload"] = new JsonObject { ["key"] = outgoing.Key } };
        return message;
    }

    /// <summary>The body of <c>chat.update</c>; text and blocks both, else the old ones would stay.</summary>
    public JsonObject Update(OutgoingReply outgoing, SlackAddress address, string posted)
    {
        var message = Content(outgoing.Reply.Card, seals.For(outgoing.Conversation, outgoing.Reply));
        message["channel"] = address.Channel;
        message["ts"] = posted;
        return message;
    }

    public JsonObject Ephemeral(OutgoingReply outgoing, SlackAddress address, string user)
    {
        var message = Content(outgoing.Reply.Card, seals.For(outgoing.Conversation, outgoing.Reply));
        message["channel"] = address.Channel;
        message["user"] = user;
        if (address.Thread is { } thread)
            message["thread_ts"] = thread;
        return message;
    }

    /// <inheritdoc cref="Response(Card, ActionSeal?, int)"/>
    public JsonObject Response(OutgoingReply outgoing) => Response(outgoing.Reply.Card, seals.For(outgoing.Conversation, outgoing.Reply));

    /// <summary>The body for a <c>response_url</c>: seen by the one person who acted.</summary>
    public JsonObject Response(Card card, ActionSeal? seal, int mostBlocks = SlackLimits.MessageBlocks)
    {
        var message = Content(card, seal, mostBlocks);
        message["response_type"] = "ephemeral";
        message["replace_original"] = false;
        return message;
    }

    /// <summary>The answer to a command: nothing to press but what shows it to everybody, since nobody else sees it and it cannot be edited.</summary>
    public JsonObject Private(Card card, SlackAddress address, Language words)
    {
        var message = Response(card.Settled(), null, SlackLimits.MessageBlocks - 1);
        if (address.Words is { Length: > 0 } looked && card.Buttons.OfType<PressButton>().Any())
            message["blocks"]!.AsArray().Add(ShareButton(looked, words));
        return message;
    }

    /// <summary>The body for a <c>response_url</c> that shows something to everybody in a thread, also where the bot is no member; so nothing on it can be pressed.</summary>
    public JsonObject InThread(Card card, SlackAddress address)
    {
        var message = Content(card.Settled(), null);
        message["response_type"] = "in_channel";
        message["replace_original"] = false;
        if (address.Thread is { } thread)
            message["thread_ts"] = thread;
        return message;
    }

    private static JsonObject ShareButton(string looked, Language words) => new()
    {
        ["type"] = "actions",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = SlackAction.Share,
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = words["slack.share"], ["emoji"] = false },
            ["value"] = new SlackAction(new(SlackAction.Share, Value: SlackMarkup.Cut(looked, LongestShared))).Write(),
        }),
    };

    /// <summary>Blocks of a card that is shown outside of a conversation.</summary>
    public JsonArray Blocks(Card card, int most = SlackLimits.MessageBlocks) => SlackBlocks.Render(card, site.Public, null, most);

    private JsonObject Content(Card card, ActionSeal? seal, int mostBlocks = SlackLimits.MessageBlocks) =>
        new() { ["text"] = SlackBlocks.Fallback(card), ["blocks"] = SlackBlocks.Render(card, site.Public, seal, mostBlocks) };
}
