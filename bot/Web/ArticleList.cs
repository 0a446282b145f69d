using SupportBot.Dialogs.Articles;

namespace SupportBot.Web;

/// <summary>What the list of articles shows for a search: rows, products to narrow it down by, pages.</summary>
/// <param name="Total">Articles found before the product was chosen and the page was cut.</param>
public sealed record ArticleList(
    string Query, string? Product, IReadOnlyList<ArticleRow> Rows, IReadOnlyList<ProductCount> Products, int Found, int Total, int Page, int Pages)
{
    private const int PerPage = 50;
    private const int MostHits = 100;
    private const int MostProducts = 14;

    /// <param name="page">1-based; out of range counts as the nearest.</param>
    public static ArticleList Of(ArticleIndex index, string? query, string? product, int page, string language)
    {
        query = query?.Trim() ?? "";
        var articles = query.Length == 0
            ? index.Articles.Where(article => !article.Hidden)
            : index.LookUp(query, language, MostHits).Select(match => match.Article);
        var all = articles.Where(IsPublic).Select(article => ArticleRow.Of(article.In(language))).ToList();
        var chosen = string.IsNullOrEmpty(product) ? null : product;
        var rows = chosen is null ? all : all.Where(row => row.Products.Contains(chosen)).ToList();
        var pages = Math.Max(1, (rows.Count + PerPage - 1) / PerPage);
        page = Math.Clamp(page, 1, pages);
        return new(query, chosen, [.. rows.Skip((page - 1) * PerPage).Take(PerPage)], Count(all), rows.Count, all.Count, page, pages);
    }

    /// <summary>The pages are open to everybody: an article kept for some audience is not on them, unless the audience is "web".</summary>
    public static bool IsPublic(Article article) => article.IsFor(WebChannel.ChannelName);

    /// <summary>The address of this list with something changed; null takes a part out.</summary>
    public static string Address(string? query, string? product, int page, string language) =>
        "/articles" + QueryString.Create(new Dictionary<string, string?>
        {
            ["q"] = string.IsNullOrEmpty(query) ? null : query,
            ["product"] = product,
            ["page"] = page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            ["locale"] = language,
        }.Where(pair => pair.Value is not null));

    private static List<ProductCount> Count(IEnumerable<ArticleRow> rows) =>
        [.. rows.SelectMany(row => row.Products)
            .CountBy(product => product)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MostProducts)
            .Select(pair => new ProductCount(pair.Key, pair.Value))];
}

/// <summary>One line of the list.</summary>
public sealed record ArticleRow(string Number, string Title, string Language, IReadOnlyList<string> Products)
{
    public static ArticleRow Of(ArticleEdition edition) => new(edition.Number.Value, edition.Title, edition.Language, edition.Products);
}

/// <summary>A product and how many of the articles found are about it.</summary>
public sealed record ProductCount(string Product, int Count);
