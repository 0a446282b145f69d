using System.Text.Json;
using NodaTime;

namespace SupportBot.Teams;

/// <summary>
/// An activity of the Bot Framework as it came in. Read by name and tolerantly: a missing field, or one of another type than expected,
/// reads as null; unknown fields do no harm. The fields: https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
/// </summary>
internal sealed class Activity
{
    private const string MentionEntity = "mention";

    private Activity(JsonElement json, string type) => (Json, Type) = (json, type);

    public JsonElement Json { get; }

    public string Type { get; }

    public string? Id => Json.Text("id");

    public string? Name => Json.Text("name");

    public string? Action => Json.Text("action");

    public string? Text => Json.Text("text");

    public string? Timestamp => Json.Text("timestamp");

    /// <summary>When the service took the activity, by its own clock; null where it does not say.</summary>
    public Instant? SentAt => Json.Moment("timestamp");

    public string? ChannelId => Json.Text("channelId");

    public string? ServiceUrl => Json.Text("serviceUrl");

    public string? ReplyToId => Json.Text("replyToId");

    public string? DeliveryMode => Json.Text("deliveryMode");

    public JsonElement? Value => Json.At("value");

    public string? ConversationId => Json.Text("conversation", "id");

    /// <summary>personal, groupChat or channel; null in channels other than Teams.</summary>
    public string? ConversationType => Json.Text("conversation", "conversationType");

    /// <summary>The team, as the connector names it; null in chats.</summary>
    public string? Team => Json.Text("channelData", "team", "id");

    /// <summary>The team, as Graph names it; only some activities tell.</summary>
    public string? TeamGroup => Json.Text("channelData", "team", "aadGroupId");

    /// <summary>True for what only the bot and its sender see in a shared conversation (a slash command).</summary>
    public bool IsTargeted => Json.At("recipient", "isTargeted")?.ValueKind == JsonValueKind.True;

    public string? EventType => Json.Text("channelData", "eventType");

    /// <summary>The tenant of the conversation; empty where the channel has none.</summary>
    public string Tenant => Json.Text("channelData", "tenant", "id") ?? Json.Text("conversation", "tenantId") ?? "";

    public string? FromId => Json.Text("from", "id");

    public string? FromName => Json.Text("from", "name");

    /// <summary>Our own id in this channel.</summary>
    public string? BotId => Json.Text("recipient", "id");

    public string? BotName => Json.Text("recipient", "name");

    /// <summary>The person's language, from the activity or from what the client says of itself.</summary>
    public string? Locale => Json.Text("locale") ?? Json.Items("entities").FirstOrDefault(entity => entity.Text("type") == "clientInfo").Text("locale");

    /// <summary>True for a conversation in which others than the bot are spoken to as well.</summary>
    public bool IsShared => ConversationType is "channel" or "groupChat" || Json.At("conversation", "isGroup")?.ValueKind == JsonValueKind.True;

    /// <summary>Mentions of the bot itself.</summary>
    public IEnumerable<JsonElement> OwnMentions => Json.Items("entities")
        .Where(entity => entity.Text("type") == MentionEntity && BotId is { } bot && entity.Text("mentioned", "id") == bot);

    /// <summary>Reads a body. Null = no JSON object with a type.</summary>
    public static Activity? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return TryRead(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Activity? TryRead(JsonElement json) =>
        json.Text("type") is { Length: > 0 } type ? new(json, type) : null;
}
