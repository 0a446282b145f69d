using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Teams;

/// <summary>What a person wrote in a message: without the mention of the bot, with its line breaks.</summary>
internal static partial class MessageText
{
    /// <summary>In a channel or group chat only what mentions the bot is meant for it, even where it is sent everything.</summary>
    public static bool IsForUs(Activity activity) => !activity.IsShared || activity.OwnMentions.Any();

    /// <summary>
    /// The text. Teams flattens <c>text</c>, so the HTML beside it is preferred where it has more line breaks.
    /// Empty = nothing was written (a card was posted, a picture).
    /// </summary>
    public static string Of(Activity activity)
    {
        var plain = Plain(activity);
        var html = activity.Json.Items("attachments")
            .Where(attachment => attachment.Text("contentType") == "text/html")
            .Select(attachment => attachment.Text("content"))
            .FirstOrDefault(content => !string.IsNullOrEmpty(content));
        if (html is null)
            return plain;
        var rich = MessageHtml.ToText(html, OwnNames(activity));
        return Breaks(rich) > Breaks(plain) || plain.Length == 0 ? rich : plain;
    }

    private static string Plain(Activity activity)
    {
        var text = activity.Text ?? "";
        if (text.Contains("<span class=\"inline-compose-card\"", StringComparison.Ordinal))
            text = InlineCard().Replace(text, "");
        foreach (var mention in activity.OwnMentions)
        {
            if ((mention.Text("text") ?? Tag(mention)) is { Length: > 0 } tag)
                text = text.Replace(tag, "", StringComparison.OrdinalIgnoreCase);
        }

        text = OtherMention().Replace(text, "$1");
        return WebUtility.HtmlDecode(text).Replace('\u00A0', ' ').ReplaceLineEndings("\n").Trim();
    }

    private static string? Tag(JsonElement mention) => mention.Text("mentioned", "name") is { Length: > 0 } name ? $"<at>{name}</at>" : null;

    private static HashSet<string> OwnNames(Activity activity) =>
        activity.OwnMentions.Select(mention => mention.Text("mentioned", "name")).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static int Breaks(string text) => text.Count(c => c == '\n');

    /// <summary>Mentions of others stay as their names.</summary>
    [GeneratedRegex("<at(?: [^<>]{0,200})?>([^<>]{0,300})</at>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherMention();

    /// <summary>The place of a card that a person inserted from a message extension.</summary>
    [GeneratedRegex(@"<span class=""inline-compose-card""[^>]{0,300}>\s{0,50}<span[^>]{0,300}></span>\s{0,50}</span>", RegexOptions.CultureInvariant)]
    private static partial Regex InlineCard();
}
