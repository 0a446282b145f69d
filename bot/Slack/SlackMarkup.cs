using System.Globalization;
using System.Text;

namespace SupportBot.Slack;

/// <summary>
/// The one place where text enters a Slack message. In blocks we only use plain text and rich text, which Slack shows as it is written; the
/// fallback text beside them is mrkdwn, where <c>&lt;!channel&gt;</c> would call everybody.
/// Source: https://docs.slack.dev/messaging/formatting-message-text (escaping text).
/// </summary>
internal static class SlackMarkup
{
    private const string Ellipsis = "…";

    /// <summary>A text for plain text and rich text: without control characters, zero-width and bidirectional marks; line breaks and tabs stay.</summary>
    public static string Plain(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c is '\n')
                safe.Append(c);
            else if (c is '\t')
                safe.Append("    ");
            else if (!IsHidden(c))
                safe.Append(c);
        }

        return safe.ToString();
    }

    /// <summary>A text for mrkdwn: Slack's three entities, and nothing that begins a control sequence.</summary>
    public static string Mrkdwn(string text) => Plain(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>At most so many UTF-16 units; what is left out leaves an ellipsis, and no half of a character stays.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = Math.Max(0, most - Ellipsis.Length);
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return most < Ellipsis.Length ? "" : text[..end] + Ellipsis;
    }

    /// <summary>Characters that change how others are shown without being seen themselves, and halves of characters.</summary>
    private static bool IsHidden(char c) =>
        char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
