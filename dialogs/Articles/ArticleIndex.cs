using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles;

/// <summary>All articles, ready to be matched and looked up. Immutable: built off to the side and swapped.</summary>
public sealed class ArticleIndex
{
    private readonly ImmutableSortedDictionary<string, Article> _byNumber;
    private readonly ImmutableArray<string> _prefixes;
    private readonly IndexData _data;

    internal IndexData Data => _data;

    private ArticleIndex(IEnumerable<Article> articles)
    {
        _byNumber = articles.ToImmutableSortedDictionary(article => article.Number.Value, article => article);
        _prefixes = [.. _byNumber.Keys.Select(number => number.Split('-')[0]).Distinct()];
        _data = IndexData.Build([.. _byNumber.Values.Where(article => !article.Hidden)]);
    }

    /// <summary>An index of nothing.</summary>
    public static ArticleIndex Empty { get; } = Build([]);

    /// <summary>Every article, hidden ones too, by number.</summary>
    public IEnumerable<Article> Articles => _byNumber.Values;

    /// <summary>Builds the index.</summary>
    public static ArticleIndex Build(IEnumerable<Article> articles) => new(articles);

    /// <summary>The article with this number, or null.</summary>
    public Article? Find(ArticleNumber number) => _byNumber.GetValueOrDefault(number.Value);

    /// <summary>Which article a pasted text belongs to, with the proving lines, or an honest none.</summary>
    /// <param name="paste">The text; 1 line to some MB.</param>
    /// <param name="language">Language of the person, as a tie-breaker only; null = unknown.</param>
    /// <param name="top">How many candidates at most, 1 to 20.</param>
    public MatchResult Match(PastedText paste, string? language = null, int top = 5) 
    {
        if (References.Find(paste, _byNumber, _prefixes, out var unknown) is { } named)
            return new(MatchDecision.Answer, [new(named, 1, [new(1, paste.Lines[0], named.Number.Value)])], [named.Number.Value]);
        return unknown || _data.Articles.IsEmpty ? MatchResult.Nothing : Matcher.Match(paste, _data, top);
    }

    /// <summary>Look-up by number in any spelling, article URL, error text or keywords (typos allowed), best first. An empty query lists the articles.</summary>
    public ImmutableArray<ArticleMatch> LookUp(string query, string? language = null, int top = 10)
    {
        if (string.IsNullOrWhiteSpace(query))
            return [.. _data.Articles.Take(top).Select(article => new ArticleMatch(article, 0, []))];
        return Match(PastedText.Of(query), language, top).Matches;
    }
}
