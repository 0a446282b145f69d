using System.Collections.Frozen;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Tags that are formatting. Everything else in angle brackets is text that an author forgot to quote.</summary>
internal static class KnownTags
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "b", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption",
        "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small",
        "span", "strike", "strong", "style", "script", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a tag of formatting or a comment, e.g. <c>&lt;b style="..."&gt;</c>.</summary>
    public static bool IsMarkup(string tag) => tag.StartsWith("<!--", StringComparison.Ordinal) || Names.Contains(NameOf(tag));

    /// <summary>True where the tag breaks a line: br, p, div, li, tr and their ends.</summary>
    public static bool BreaksLine(string tag) => NameOf(tag) is var name && (name.Equals("br", StringComparison.OrdinalIgnoreCase) || name.Equals("p", StringComparison.OrdinalIgnoreCase)
        || name.Equals("div", StringComparison.OrdinalIgnoreCase) || name.Equals("li", StringComparison.OrdinalIgnoreCase) || name.Equals("tr", StringComparison.OrdinalIgnoreCase));

    /// <summary>The name in <c>&lt;name ...&gt;</c> or <c>&lt;/name&gt;</c>.</summary>
    public static ReadOnlySpan<char> NameOf(string tag)
    {
        var name = tag.AsSpan().TrimStart("</");
        var end = name.IndexOfAny(" \t\n/>");
        return end < 0 ? name : name[..end];
    }
}
