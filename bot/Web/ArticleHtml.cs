using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SupportBot.Dialogs.Words;

namespace SupportBot.Web;

/// <summary>
/// Fits an article's sanitised HTML into a page: headings below the section's own, pictures as links (a page loads nothing from elsewhere) or as a note, code and
/// tables that scroll by keyboard, other articles linked.
/// </summary>
internal static class ArticleHtml
{
    private const int Highest = 3;
    private static readonly HtmlParser Parser = new();

    /// <param name="html">Sanitised HTML of one section.</param>
    /// <param name="words">Language of the page.</param>
    /// <param name="others">Where other articles are.</param>
    public static string ForPage(string html, Language words, ArticleLinks others)
    {
        var document = Parser.ParseDocument(html);
        var body = document.Body!;
        Lower(document, [.. body.QuerySelectorAll("h1,h2,h3,h4,h5,h6")]);
        foreach (var image in body.QuerySelectorAll("img"))
            image.Replace(image.HasAttribute("src") ? Link(document, image, words["article.picture"]) : Note(document, image, words));
        foreach (var code in body.QuerySelectorAll("pre"))
            Wrap(document, code, "command");
        foreach (var table in body.QuerySelectorAll("table"))
            Wrap(document, table, "table");
        others.Put(document);
        return body.InnerHtml;
    }

    /// <summary>Moves headings down so that the highest of them is an h3, keeping their order of rank.</summary>
    private static void Lower(IDocument document, IReadOnlyList<IElement> headings)
    {
        if (headings.Count == 0)
            return;
        var shift = Highest - headings.Min(Level);
        foreach (var heading in headings)
        {
            var lower = document.CreateElement($"h{Math.Clamp(Level(heading) + shift, Highest, 6)}");
            lower.Append([.. heading.ChildNodes]);
            heading.Replace(lower);
        }
    }

    private static int Level(IElement heading) => heading.LocalName[1] - '0';

    private static INode Link(IDocument document, IElement image, string picture)
    {
        var words = Described(image, picture);
        if (image.Closest("a") is not null)
            return document.CreateTextNode(words);
        var link = document.CreateElement("a");
        link.SetAttribute("href", image.GetAttribute("src") ?? "");
        link.SetAttribute("rel", "noopener noreferrer nofollow");
        link.TextContent = words;
        return link;
    }

    /// <summary>Says that a picture is missing here: one inside the file or beside it, which the bot does not pass on.</summary>
    private static IElement Note(IDocument document, IElement image, Language words)
    {
        var note = document.CreateElement("span");
        note.SetAttribute("lang", words.Tag);
        note.ClassName = "hidden-picture";
        note.TextContent = $"[{Described(image, words["article.hidden-picture"])}]";
        return note;
    }

    private static string Described(IElement image, string picture) => image.GetAttribute("alt") is { Length: > 0 } alt ? $"{picture}: {alt}" : picture;

    private static void Wrap(IDocument document, IElement element, string kind)
    {
        var box = document.CreateElement("div");
        box.ClassName = kind;
        element.Replace(box);
        box.AppendChild(element);
        (kind == "table" ? box : element).SetAttribute("tabindex", "0");
    }
}
