using System.Text.Json.Nodes;
using SupportBot.Dialogs;

namespace SupportBot.Storage;

/// <summary>Takes a person out of JSON: of a page only out of what is read, not out of what its buttons carry, which must stay as it was sealed.</summary>
/// <param name="read">What was read from the person's pastes.</param>
internal sealed class PageErasure(Erasure erasure, IReadOnlyCollection<string> read)
{
    /// <summary>What a button sends back.</summary>
    private const string Data = "data";

    /// <summary>Properties of messages and Adaptive Cards that people read.</summary>
    private static readonly ImmutableArray<string> Read = ["text", "title", "value", "label", "by", "altText", "placeholder", "errorMessage", "fallbackText", "speak"];

    /// <summary>The content as JSON where it changes; null = the person is not in it.</summary>
    public string? Of(JsonObject content)
    {
        var before = content.ToJsonString();
        var after = Without(content, null, Read.Contains)?.ToJsonString() ?? before;
        return after == before ? null : after;
    }

    /// <summary>True where a card quotes the person's pastes: excerpts of them, their host. Such a card goes as a whole.</summary>
    public bool Quotes(JsonNode? node) => node switch
    {
        JsonObject map => map.Any(pair => pair.Key != Data && Quotes(pair.Value)),
        JsonArray list => list.Any(Quotes),
        JsonValue value when value.TryGetValue(out string? text) => read.Any(quote => Plain(text).Contains(Plain(quote), StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>Without the backslashes of Markdown.</summary>
    private static string Plain(string text) => text.Replace("\\", "", StringComparison.Ordinal);

    /// <summary>JSON text without the person, wherever they stand in it.</summary>
    public string OfJson(string json) => Without(JsonNode.Parse(json), null, static _ => true)?.ToJsonString() ?? json;

    private JsonNode? Without(JsonNode? node, string? name, Func<string, bool> isRead) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, pair.Key == Data ? pair.Value?.DeepClone() : Without(pair.Value, pair.Key, isRead)))),
        JsonArray list => new JsonArray([.. list.Select(each => Without(each, name, isRead))]),
        JsonValue value when value.TryGetValue(out string? text) && isRead(name ?? "") => JsonValue.Create(erasure.In(text)),
        JsonNode other => other.DeepClone(),
        null => null,
    };
}
