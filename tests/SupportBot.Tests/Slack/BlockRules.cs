using System.Text.Json.Nodes;
using SupportBot.Slack;

namespace SupportBot.Tests.Slack;

/// <summary>The documented rules of Block Kit, for what we use of it. Source: https://docs.slack.dev/reference/block-kit</summary>
internal static class BlockRules
{
    /// <summary>What is wrong with blocks; empty = nothing.</summary>
    public static List<string> Check(JsonArray blocks, int mostBlocks = 50)
    {
        var wrong = new List<string>();
        var text = 0;
        if (blocks.Count > mostBlocks)
            wrong.Add($"{blocks.Count} blocks");
        foreach (var block in blocks.OfType<JsonObject>())
        {
            switch ((string?)block["type"])
            {
                case "header":
                    PlainText(block["text"], 150);
                    break;
                case "context":
                    Count(block["elements"], 1, 10);
                    foreach (var element in block["elements"]!.AsArray())
                        PlainText(element, 3000);
                    break;
                case "section":
                    PlainText(block["text"], 3000);
                    break;
                case "actions":
                    Count(block["elements"], 1, 25);
                    var ids = block["elements"]!.AsArray().Select(element => (string?)element!["action_id"]).ToList();
                    if (ids.Distinct().Count() != ids.Count)
                        wrong.Add("an action_id is used twice");
                    foreach (var element in block["elements"]!.AsArray())
                    {
                        if ((string?)element!["type"] == "static_select")
                            Select(element);
                        else
                            Button(element);
                    }

                    break;
                case "rich_text":
                    Count(block["elements"], 1, 1000);
                    foreach (var element in block["elements"]!.AsArray())
                        Rich(element!);
                    break;
                case var other:
                    wrong.Add($"block {other}");
                    break;
            }
        }

        if (text > 12_000)
            wrong.Add($"{text} characters");
        return wrong;

        void Count(JsonNode? list, int least, int most)
        {
            if (list is not JsonArray array || array.Count < least || array.Count > most)
                wrong.Add($"not {least} to {most} elements: {list?.ToJsonString()}");
        }

        void PlainText(JsonNode? node, int most)
        {
            if ((string?)node?["type"] != "plain_text" || node["emoji"]?.GetValue<bool>() != false)
                wrong.Add($"no plain text without emoji: {node?.ToJsonString()}");
            Characters(node?["text"], most);
        }

        void Characters(JsonNode? node, int most)
        {
            var said = (string?)node ?? "";
            text += said.Length;
            if (said.Length == 0 || said.Length > most)
                wrong.Add($"{said.Length} characters of {most}");
        }

        void Select(JsonNode select)
        {
            PlainText(select["placeholder"], 150);
            Count(select["options"], 1, 100);
            foreach (var option in select["options"]!.AsArray())
            {
                PlainText(option!["text"], 75);
                if ((string?)option["value"] is not { Length: > 0 and <= 150 })
                    wrong.Add($"option {option.ToJsonString()}");
            }

            if (select["initial_option"] is { } initial && !select["options"]!.AsArray().Any(option => JsonNode.DeepEquals(option, initial)))
                wrong.Add("the option chosen beforehand is none of the options");
        }

        void Button(JsonNode button)
        {
            PlainText(button["text"], 75);
            if ((string?)button["action_id"] is not { Length: > 0 and <= 255 } || ((string?)button["value"] ?? "x").Length is 0 or > 2000 || ((string?)button["url"] ?? "x").Length > 3000)
                wrong.Add($"button {button.ToJsonString()}");
            if ((string?)button["url"] is { } url && !Uri.TryCreate(url, UriKind.Absolute, out _))
                wrong.Add($"url {url}");
        }

        void Rich(JsonNode element)
        {
            Count(element["elements"], 1, 1000);
            foreach (var inner in element["elements"]!.AsArray().OfType<JsonObject>())
            {
                switch ((string?)inner["type"])
                {
                    case "rich_text_section" when (string?)element["type"] == "rich_text_list":
                        Rich(inner);
                        break;
                    case "text":
                        Characters(inner["text"], 12_000);
                        break;
                    case "emoji" when (string?)element["type"] == "rich_text_section" && inner["name"] is not null:
                        break;
                    default:
                        wrong.Add($"{(string?)inner["type"]} in {(string?)element["type"]}");
                        break;
                }
            }
        }
    }

    /// <summary>What is wrong with a fallback text, which is mrkdwn: nothing in it may begin a control sequence.</summary>
    public static List<string> CheckFallback(string text)
    {
        var wrong = new List<string>();
        if (text.Length is 0 or > SlackLimits.Fallback)
            wrong.Add($"{text.Length} characters");
        if (text.Contains('<', StringComparison.Ordinal) || text.Contains('>', StringComparison.Ordinal))
            wrong.Add("an angle bracket");
        for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', at + 1))
        {
            if (!((string[])["&amp;", "&lt;", "&gt;"]).Any(entity => text.AsSpan(at).StartsWith(entity, StringComparison.Ordinal)))
                wrong.Add($"an entity at {at}");
        }

        return wrong;
    }
}
