using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>Links from article to article that lead nowhere: by number in an address (<c>.../KA-12345</c>, <c>KA-12345.html</c>) or as a file (<c>KA-12345.md</c>).</summary>
internal sealed partial class LinksCheck : IArticleCheck
{
    public string Name => "links between articles";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles)
    {
        var numbers = articles.Editions.Select(entry => entry.Edition.Number).ToHashSet();
        var families = numbers.Select(Family).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var hidden = articles.Editions.Where(entry => entry.Edition.Hidden).Select(entry => entry.Edition.Number).ToHashSet();
        foreach (var (file, edition) in articles.Editions)
        {
            foreach (var link in ArticleLinks().Matches(file.Content).DistinctBy(match => match.Groups["number"].Value, StringComparer.OrdinalIgnoreCase))
            {
                if (!ArticleNumber.TryParse(link.Groups["number"].Value, null, out var number) || number == edition.Number || !families.Contains(Family(number)))
                    continue;
                var line = file.Content.AsSpan(0, link.Index).Count('\n') + 1;
                if (!numbers.Contains(number))
                    yield return new(file.Source, line, ProblemSeverity.Warning, "link-missing", $"links to {number}, which is not in this folder.");
                else if (hidden.Contains(number) && !edition.Hidden)
                    yield return new(file.Source, line, ProblemSeverity.Note, "link-hidden", $"links to {number}, which is hidden.");
            }
        }
    }

    /// <summary>The letters of a number: numbers of another base (CVE-2021) are not ours to judge.</summary>
    private static string Family(ArticleNumber number) => number.Value[..number.Value.IndexOf('-', StringComparison.Ordinal)];

    [GeneratedRegex(@"[/(](?<number>[A-Za-z]{1,10}-[0-9]{2,10})(?:\.html|\.md)?(?=[)\s?#""'>\]]|$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ArticleLinks();
}
