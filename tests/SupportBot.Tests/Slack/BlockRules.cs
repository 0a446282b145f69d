using System.Text.Json.Nodes;

namespace SupportBot.Tests.Slack;

/// <summary>
/// The documented limits of messages and views, for the blocks that we use: what is not named here is wrong. (That the shapes are Slack's own is
/// checked in tests/browser/slack, against Slack's types.) Source: https://docs.slack.dev/reference/block-kit
/// </summary>
internal sealed class BlockRules
{
    private readonly List<string> _wrong = [];
    private readonly HashSet<string> _names = [];
    private int _text;
    private int _inputs;

    private BlockRules()
    {
    }

    /// <summary>What is wrong with the blocks of a message; empty = nothing.</summary>
    public static List<string> Check(JsonArray blocks)
    {
        var rules = new BlockRules();
        rules.Blocks(blocks, 50);
        if (rules._text > 12_000)
            rules._wrong.Add($"{rules._text} characters");
        return rules._wrong;
    }

    /// <summary>What is wrong with a form or a home tab.</summary>
    public static List<string> CheckView(JsonObject view)
    {
        var rules = new BlockRules();
        rules.Blocks(view["blocks"]!.AsArray(), 100);
        if ((string?)view["type"] == "modal")
        {
            foreach (var name in (string[])["title", "close", "submit"])
            {
                if (name == "title" || view.ContainsKey(name))
                    rules.PlainText(view[name], 24);
            }

            if (rules._inputs > 0 && !view.ContainsKey("submit"))
                rules._wrong.Add("boxes and nothing to submit them");
        }
        else if ((string?)view["type"] != "home" || rules._inputs > 0)
        {
            rules._wrong.Add($"view {view["type"]} with {rules._inputs} boxes");
        }

        rules.Length("private_metadata", (string?)view["private_metadata"] ?? "x", 3000);
        rules.Length("callback_id", (string?)view["callback_id"] ?? "x", 255);
        return rules._wrong;
    }

    /// <summary>What is wrong with a text that is mrkdwn: nothing in it may begin a control sequence.</summary>
    public static List<string> CheckFallback(string text)
    {
        var rules = new BlockRules();
        rules.Length("text", text, 4000);
        if (text.Contains('<', StringComparison.Ordinal) || text.Contains('>', StringComparison.Ordinal))
            rules._wrong.Add("an angle bracket");
        for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', at + 1))
        {
            if (!((string[])["&amp;", "&lt;", "&gt;"]).Any(entity => text.AsSpan(at).StartsWith(entity, StringComparison.Ordinal)))
                rules._wrong.Add("a bare &");
        }

        return rules._wrong;
    }

    private void Blocks(JsonArray blocks, int most)
    {
        Count(blocks, 1, most);
        foreach (var block in blocks.OfType<JsonObject>())
        {
            if ((string?)block["block_id"] is { } name && (!_names.Add(name) || name.Length is 0 or > 255))
                _wrong.Add($"block_id {name}");
            Block(block);
        }
    }

    private void Block(JsonObject block)
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
                if (block["accessory"] is { } accessory)
                    Element(accessory);
                break;
            case "actions":
                Count(block["elements"], 1, 25);
                var ids = block["elements"]!.AsArray().Select(element => (string?)element!["action_id"]).ToList();
                if (ids.Distinct().Count() != ids.Count)
                    _wrong.Add("an action_id is used twice");
                foreach (var element in block["elements"]!.AsArray())
                    Element(element!);
                break;
            case "input":
                _inputs++;
                PlainText(block["label"], 2000);
                if (block["hint"] is { } hint)
                    PlainText(hint, 2000);
                Element(block["element"]!);
                break;
            case "rich_text":
                Count(block["elements"], 1, 1000);
                foreach (var element in block["elements"]!.AsArray())
                    Rich(element!);
                break;
            case var other:
                _wrong.Add($"block {other}");
                break;
        }
    }

    private void Element(JsonNode element)
    {
        Length("action_id", (string?)element["action_id"] ?? "", 255);
        if (element["placeholder"] is { } placeholder)
            PlainText(placeholder, 150);
        switch ((string?)element["type"])
        {
            case "button":
                PlainText(element["text"], 75);
                Length("value", (string?)element["value"] ?? "x", 2000);
                Length("url", (string?)element["url"] ?? "x", 3000);
                if ((string?)element["url"] is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
                    _wrong.Add($"url {url}");
                if ((string?)element["style"] is not (null or "primary" or "danger"))
                    _wrong.Add($"style {element["style"]}");
                break;
            case "static_select":
                Select(element);
                break;
            case "overflow":
                Options(element, 2, 5);
                break;
            case "external_select" when element["min_query_length"] is { } least && (int)least >= 1:
                break;
            case "plain_text_input" when (int?)element["max_length"] is >= 1 and <= 3000:
                break;
            case var other:
                _wrong.Add($"element {other}");
                break;
        }
    }

    private void Select(JsonNode select)
    {
        PlainText(select["placeholder"], 150);
        Options(select, 1, 100);
        if (select["initial_option"] is { } initial && !select["options"]!.AsArray().Any(option => JsonNode.DeepEquals(option, initial)))
            _wrong.Add("the option chosen beforehand is none of the options");
    }

    private void Options(JsonNode menu, int least, int most)
    {
        Count(menu["options"], least, most);
        foreach (var option in menu["options"]!.AsArray())
        {
            PlainText(option!["text"], 75);
            Length("option", (string?)option["value"] ?? "", 150);
        }
    }

    private void Rich(JsonNode element)
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
                    _wrong.Add($"{(string?)inner["type"]} in {(string?)element["type"]}");
                    break;
            }
        }
    }

    private void PlainText(JsonNode? node, int most)
    {
        if ((string?)node?["type"] != "plain_text" || node["emoji"]?.GetValue<bool>() != false)
            _wrong.Add($"no plain text without emoji: {node?.ToJsonString()}");
        Characters(node?["text"], most);
    }

    private void Characters(JsonNode? node, int most)
    {
        var said = (string?)node ?? "";
        _text += said.Length;
        Length("text", said, most);
    }

    private void Length(string what, string text, int most)
    {
        if (text.Length == 0 || text.Length > most)
            _wrong.Add($"{what}: {text.Length} characters of {most}");
    }

    private void Count(JsonNode? list, int least, int most)
    {
        if (list is not JsonArray array || array.Count < least || array.Count > most)
            _wrong.Add($"not {least} to {most} elements: {(list as JsonArray)?.Count}");
    }
}
