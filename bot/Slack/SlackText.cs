using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Slack;

/// <summary>
/// What a message says, as plain text with its line breaks: from its blocks where it has some (code and links stand apart there), else from its
/// <c>text</c>; then what other apps attach. Sources: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block,
/// https://docs.slack.dev/messaging/formatting-message-text
/// </summary>
internal static partial class SlackText
{
    /// <summary>Blocks may be nested; nobody nests them deeper than this.</summary>
    private const int Deepest = 12;

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message object.</param>
    /// <param name="bot">Our own user id: mentions of it are left out; others stay as <c>@U123</c>.</param>
    public static string Of(JsonElement message, string? bot)
    {
        var text = new StringBuilder();
        AppendBlocks(text, message.Items("blocks"), bot, 0);
        if (text.Length == 0)
            text.Append(Plain(message.Text("text") ?? "", bot));
        foreach (var attachment in message.Items("attachments"))
            AppendAttachment(text, attachment, bot);
        return string.Join('\n', text.ToString().ReplaceLineEndings("\n").Replace('\u00A0', ' ').Split('\n').Select(line => line.TrimEnd())).Trim('\n', ' ');
    }

    /// <summary>True when the message calls the bot by name.</summary>
    public static bool Mentions(JsonElement message, string? bot) =>
        bot is { Length: > 0 } && ((message.Text("text") ?? "").Contains($"<@{bot}>", StringComparison.Ordinal) || (message.Text("text") ?? "").Contains($"<@{bot}|", StringComparison.Ordinal));

    /// <summary>Undoes Slack's markup: control sequences in angle brackets first, then its three entities, each once.</summary>
    public static string Plain(string markup, string? bot) =>
        Sequence().Replace(markup, match => Said(match.Groups["what"].Value, match.Groups["label"].Value, bot))
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static string Said(string what, string label, string? bot) => what switch
    {
        ['@', .. var user] => user == bot ? "" : "@" + (label.Length > 0 ? label : user),
        ['#', .. var channel] => "#" + (label.Length > 0 ? label : channel),
        ['!', .. var order] => label.Length > 0 ? label : "@" + order.Split('^')[0],
        _ => Link(what, label),
    };

    /// <summary>A link as a reader needs it: its label, and the address where the label does not say it already.</summary>
    private static string Link(string url, string label)
    {
        var address = url.StartsWith("mailto:", StringComparison.Ordinal) ? url["mailto:".Length..] : url;
        var bare = address.Split("://")[^1].TrimEnd('/');
        return label.Length == 0 ? address
            : label.Split("://")[^1].TrimEnd('/') == bare ? label
            : $"{label} ({address})";
    }

    private static void AppendBlocks(StringBuilder text, IEnumerable<JsonElement> blocks, string? bot, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (var block in blocks)
        {
            switch (block.Text("type"))
            {
                case "rich_text":
                    AppendRich(text, block.Items("elements"), bot, depth);
                    break;
                case "section" or "header" or "alert":
                    AppendLine(text, TextObject(block.At("text"), bot));
                    foreach (var field in block.Items("fields"))
                        AppendLine(text, TextObject(field, bot));
                    break;
                case "context":
                    AppendLine(text, string.Join(' ', block.Items("elements").Select(element => TextObject(element, bot)).Where(each => each.Length > 0)));
                    break;
                case "markdown":
                    AppendLine(text, WebUtility.HtmlDecode(block.Text("text") ?? ""));
                    break;
                case "container":
                    AppendBlocks(text, block.Items("child_blocks"), bot, depth + 1);
                    break;
                case "table" or "data_table":
                    foreach (var row in block.Items("rows").Where(row => row.ValueKind == JsonValueKind.Array))
                        AppendLine(text, string.Join('\t', row.EnumerateArray().Select(cell => Cell(cell, bot, depth))));
                    break;
            }
        }
    }

    private static string Cell(JsonElement cell, string? bot, int depth)
    {
        var text = new StringBuilder(cell.Text("text") ?? "");
        AppendRich(text, cell.Items("elements"), bot, depth + 1);
        return text.ToString().Trim('\n');
    }

    private static void AppendRich(StringBuilder text, IEnumerable<JsonElement> elements, string? bot, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (var element in elements)
        {
            switch (element.Text("type"))
            {
                case "rich_text_list":
                    foreach (var item in element.Items("elements"))
                        AppendLine(text, "- " + Inline(item, bot));
                    break;
                case "rich_text_section" or "rich_text_preformatted" or "rich_text_quote":
                    AppendLine(text, Inline(element, bot));
                    break;
            }
        }
    }

    private static string Inline(JsonElement parent, string? bot) => string.Concat(parent.Items("elements").Select(element => element.Text("type") switch
    {
        "text" => element.Text("text"),
        "link" => Link(element.Text("url") ?? "", element.Text("text") ?? ""),
        "user" => element.Text("user_id") is { } user && user != bot ? "@" + user : "",
        "channel" => "#" + element.Text("channel_id"),
        "usergroup" => "@" + element.Text("usergroup_id"),
        "broadcast" => "@" + element.Text("range"),
        "emoji" => $":{element.Text("name")}:",
        "date" => element.Text("fallback"),
        _ => "",
    }));

    /// <summary>A text object: mrkdwn has markup, plain_text has none but is escaped like everything that Slack hands back.</summary>
    private static string TextObject(JsonElement? text, string? bot) => text?.Text("type") switch
    {
        "mrkdwn" => Plain(text.Value.Text("text") ?? "", bot),
        "plain_text" => (text.Value.Text("text") ?? "").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal),
        _ => "",
    };

    /// <summary>What alerting apps still send, and what a forwarded message looks like.</summary>
    private static void AppendAttachment(StringBuilder text, JsonElement attachment, string? bot)
    {
        var before = text.Length;
        AppendLine(text, Plain(attachment.Text("pretext") ?? "", bot));
        AppendLine(text, Plain(attachment.Text("title") ?? "", bot));
        AppendLine(text, Plain(attachment.Text("text") ?? "", bot));
        foreach (var field in attachment.Items("fields"))
            AppendLine(text, Plain($"{field.Text("title")}: {field.Text("value")}", bot));
        AppendBlocks(text, attachment.Items("blocks"), bot, 1);
        foreach (var nested in attachment.Items("message_blocks"))
            AppendBlocks(text, nested.Items("message", "blocks"), bot, 1);
        if (text.Length == before)
            AppendLine(text, Plain(attachment.Text("fallback") ?? "", bot));
    }

    private static void AppendLine(StringBuilder text, string line)
    {
        if (line.Trim('\n').Length == 0)
            return;
        if (text is [.., not '\n'])
            text.Append('\n');
        text.Append(line);
    }

    [GeneratedRegex("<(?<what>[^<>|\n]{1,3000})(?:[|](?<label>[^<>\n]{0,3000}))?>", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
