using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Slack;

/// <summary>What is needed to answer in a conversation; stored beside the event, the newest counts.</summary>
/// <param name="Channel">Id of the channel or direct message.</param>
/// <param name="Thread">Timestamp of the thread's first message; null = not in a thread.</param>
/// <param name="User">Who did it.</param>
internal sealed record SlackAddress(string Channel, string? Thread, string User)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The message that was written; null where none was.</summary>
    public string? Message { get; init; }

    /// <summary>Where an interaction may be answered for half an hour, also where the bot is no member. Whoever knows it may write there: it stays out of logs.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>True when only this person sees the answer, through <see cref="ResponseUrl"/>.</summary>
    public bool Private { get; init; }

    /// <summary>What was looked up privately and can be shown to everybody.</summary>
    public string? Words { get; init; }

    /// <summary>True when somebody chose to show there what they looked up, perhaps where the bot is no member; the message itself is read again, since a form remembers only its beginning.</summary>
    public bool Shared { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static SlackAddress Read(string json) =>
        JsonSerializer.Deserialize<SlackAddress>(json, Options) ?? throw new InvalidDataException("The address is null.");
}
