using System.Buffers;
using System.Net;
using Markdig.Syntax;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>The plain text of one line: a heading, a label, a value of the front matter.</summary>
internal static class InlineText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("<>&*_`[]\\");

    /// <summary>Of a line of Markdown.</summary>
    public static string Of(string markdown) =>
        !markdown.AsSpan().ContainsAny(Marks) ? markdown.Trim()
        : MarkdownSyntax.Parse(markdown.Trim()) is [LeafBlock { Inline: { } inline }] ? PlainText.Of(inline).Replace('\n', ' ')
        : markdown.Trim();

    /// <summary>Of a value of the front matter, which holds no Markdown but entities, sometimes encoded twice.</summary>
    public static string Decoded(string text)
    {
        var decoded = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)) : text;
        return OneLine(string.Concat(decoded.Where(character => !LogRepair.Invisible.Contains(character, StringComparison.Ordinal))));
    }

    /// <summary>All white space as single spaces.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
