using System.Text.Json.Nodes;

namespace SupportBot.Slack;

/// <summary>Makes rich text, which Slack shows as it is written. Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block</summary>
internal static class RichText
{
    public static JsonObject Block(params IEnumerable<JsonNode> elements) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray([.. elements]) };

    public static JsonObject Section(params IEnumerable<JsonNode> inline) => new() { ["type"] = "rich_text_section", ["elements"] = new JsonArray([.. inline]) };

    public static JsonObject Code(string text) => new() { ["type"] = "rich_text_preformatted", ["elements"] = new JsonArray(Text(text)) };

    public static JsonObject Numbered(IEnumerable<JsonNode> sections) =>
        new() { ["type"] = "rich_text_list", ["style"] = "ordered", ["elements"] = new JsonArray([.. sections]) };

    public static JsonObject Emoji(string name) => new() { ["type"] = "emoji", ["name"] = name };

    public static JsonObject Text(string text, string? style = null)
    {
        var element = new JsonObject { ["type"] = "text", ["text"] = text };
        if (style is not null)
            element["style"] = new JsonObject { [style] = true };
        return element;
    }
}
