using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Teams;

/// <summary>What is needed to answer in a conversation; stored beside the event, the newest counts.</summary>
/// <param name="ServiceUrl">Where the connector of this conversation is; may change between activities.</param>
/// <param name="Conversation">Id of the conversation; in a channel with <c>;messageid=</c> of the thread's root, else a new thread would be opened.</param>
/// <param name="Bot">Our id in it.</param>
/// <param name="ReplyTo">The message that is answered; null where there is none.</param>
/// <param name="Answer">What of the answer goes back in the response to the request.</param>
internal sealed record TeamsAddress(string ServiceUrl, string Conversation, string Bot, string? ReplyTo, TeamsAnswer Answer)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public TeamsPlace Kind { get; init; }

    /// <summary>The team, as the connector names it; null in chats.</summary>
    public string? Team { get; init; }

    /// <summary>The team, as Graph names it, where the activity told.</summary>
    public string? Group { get; init; }

    /// <summary>The person who wrote to the bot so that nobody else saw it (a slash command): the answer is for them only. Null = for everybody.</summary>
    public string? OnlyFor { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static TeamsAddress Read(string json) =>
        JsonSerializer.Deserialize<TeamsAddress>(json, Options) ?? throw new InvalidDataException("The address is null.");
}

/// <summary>Kinds of conversation.</summary>
internal enum TeamsPlace
{
    Personal,
    Group,
    Channel,
}

/// <summary>What of the answer goes back in the response to the request; the rest is sent through the connector.</summary>
internal enum TeamsAnswer
{
    /// <summary>Nothing: the request is only acknowledged.</summary>
    Nothing,

    /// <summary>What only the person who pressed sees.</summary>
    Whispers,

    /// <summary>Everything: the caller asked for it (<c>deliveryMode=expectReplies</c>).</summary>
    Everything,
}
