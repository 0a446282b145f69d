using System.Text.Json.Nodes;
using AdaptiveCards;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using BotActivity = Microsoft.Bot.Schema.Activity;

namespace SupportBot.BotFramework;

/// <summary>
/// Our activities as the packages take them. Cards stay JSON (a <c>JObject</c>): an <see cref="AdaptiveCard"/> as the content of an attachment
/// overflows the stack in late 4.23 builds.
/// </summary>
internal static class Outgoing
{
    /// <summary>Without guessing dates: a log's "2017-02-28T18:39:51" must stay as it was written.</summary>
    private static readonly JsonSerializerSettings Settings = new() { DateParseHandling = DateParseHandling.None, NullValueHandling = NullValueHandling.Ignore };

    public static BotActivity Read(JsonObject activity) =>
        JsonConvert.DeserializeObject<BotActivity>(activity.ToJsonString(), Settings) ?? throw new InvalidDataException("The activity is null.");

    /// <summary>JSON of ours as JSON of the packages' serializer.</summary>
    public static JToken Json(string json) => JsonConvert.DeserializeObject<JToken>(json, Settings) ?? JValue.CreateNull();

    /// <summary>What the official parser finds fault with in the cards of an activity; empty = nothing.</summary>
    public static IReadOnlyList<string> Warnings(JsonObject activity) =>
    [
        .. (activity["attachments"] as JsonArray ?? [])
            .Where(attachment => (string?)attachment!["contentType"] == AdaptiveCard.ContentType)
            .SelectMany(attachment => Warnings(attachment!["content"]!.ToJsonString())),
    ];

    private static IEnumerable<string> Warnings(string card)
    {
        try
        {
            return AdaptiveCard.FromJson(card).Warnings.Select(warning => warning.Message);
        }
        catch (AdaptiveSerializationException refused)
        {
            return [refused.Message];
        }
    }
}
