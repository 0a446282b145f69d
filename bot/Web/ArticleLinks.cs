using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Web;

/// <summary>
/// Leads from an article to the others: a number in its text, or an address that ends with a number, becomes a link to that article's page where it
/// is loaded. An address without a host that is no article's leads nowhere from here and becomes plain text.
/// </summary>
/// <param name="own">The article on the page; it is not linked to itself.</param>
/// <param name="index">The articles loaded.</param>
/// <param name="language">Language of the page.</param>
public sealed partial class ArticleLinks(ArticleNumber own, ArticleIndex index, string language)
{
    private const string NotText = "a,pre,code,kbd,samp";

    /// <summary>Puts the links into a document.</summary>
    public void Put(IDocument document)
    {
        foreach (var link in document.QuerySelectorAll("a[href]").ToList())
            Lead(link);
        foreach (var text in document.Body!.Descendants<IText>().Where(text => text.ParentElement?.Closest(NotText) is null).ToList())
            Lead(document, text);
    }

    private void Lead(IElement link)
    {
        var address = link.GetAttribute("href")!;
        if (AtEnd().Match(address) is { Success: true } end && AddressOf(end.Groups["number"].Value) is { } page)
        {
            link.SetAttribute("href", page);
            link.RemoveAttribute("rel");
        }
        else if (!Uri.TryCreate(address, UriKind.Absolute, out var absolute) || absolute.IsFile)
        {
            link.Replace([.. link.ChildNodes]);
        }
    }

    private void Lead(IDocument document, IText text)
    {
        var parts = new List<INode>();
        var done = 0;
        foreach (Match match in Numbers().Matches(text.Data))
        {
            if (AddressOf(match.Value) is not { } page)
                continue;
            parts.Add(document.CreateTextNode(text.Data[done..match.Index]));
            var link = document.CreateElement("a");
            link.SetAttribute("href", page);
            link.TextContent = match.Value;
            parts.Add(link);
            done = match.Index + match.Length;
        }

        if (done == 0)
            return;
        parts.Add(document.CreateTextNode(text.Data[done..]));
        text.Replace([.. parts]);
    }

    private string? AddressOf(string number) =>
        ArticleNumber.TryParse(number, null, out var parsed) && parsed != own && index.Find(parsed) is { } article && ArticleList.IsPublic(article)
            ? $"/articles/{parsed}?locale={language}"
            : null;

    /// <summary>Letters of another script may follow at once: Korean particles do.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9_./\-])[A-Z]{1,10}-[0-9]{1,10}(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?:^|/)(?<number>[A-Za-z]{1,10}-[0-9]{1,10})(?:\.html|\.md)?/?(?:[?#].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AtEnd();
}
