using System.Collections.Concurrent;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>
/// Renders the Markdown of articles as sanitised HTML: only formatting, links to https, http and mailto, images from https (of any other, embedded or beside
/// the article, the words stay without an address, so that whoever shows it can say that there is one). Never called with text of a person. Rendered at first
/// show and kept, not at load: the sections of 1,141 articles take 1.4 s of a processor, a cold start has 2 s, and most articles of a base are never shown.
/// </summary>
internal static class SafeHtml
{
    private const int Kept = 4096;
    private static readonly ConcurrentDictionary<string, string> Rendered = new();
    private static readonly HtmlSanitizer Sanitizer = Build();

    /// <summary>The HTML of some Markdown.</summary>
    public static string Of(string markdown)
    {
        if (Rendered.TryGetValue(markdown, out var html))
            return html;
        if (Rendered.Count >= Kept)
            Rendered.Clear();
        return Rendered.GetOrAdd(markdown, Render);
    }

    private static string Render(string markdown)
    {
        var document = MarkdownSyntax.Parse(markdown);
        foreach (var tag in document.Descendants<HtmlInline>().Where(tag => !KnownTags.IsMarkup(tag.Tag)).ToList())
            tag.ReplaceBy(new LiteralInline(tag.Tag));
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        MarkdownSyntax.Pipeline.Setup(renderer);
        renderer.Render(document);
        var safe = Sanitizer.Sanitize(writer.ToString());
        return string.Concat(safe.Where(character => !LogRepair.Invisible.Contains(character, StringComparison.Ordinal))).Trim();
    }

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "a", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
                "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "start", "colspan", "rowspan" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "https", "http", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
        });
        sanitizer.PostProcessDom += (_, dom) =>
        {
            foreach (var link in dom.Document.QuerySelectorAll("a[href]"))
                link.SetAttribute("rel", "noopener noreferrer nofollow");
            foreach (var image in dom.Document.QuerySelectorAll("img:not([src^='https://' i])"))
                image.RemoveAttribute("src");
        };
        return sanitizer;
    }
}
