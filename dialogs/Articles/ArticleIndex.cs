using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles;

/// <summary>
/// All articles, ready to be matched and looked up. Immutable: built off to the side and swapped.
/// <para>
/// How a text finds its article: a number or an article's URL in a short text names it. Else an article's own signature decides, if one fits.
/// Else evidence is added up, in bits (rare words tell more, <see cref="Information"/>): lines that are copies of an article's line with
/// other values in it (<see cref="LineMatcher"/>), and words that the article uses (<see cref="WordMatcher"/>), mistyped, inflected, in other words
/// or in another language (<see cref="Query"/>, <see cref="Glossary"/>). How far the best candidate can be trusted is a calibrated
/// judgement of that evidence and of its lead over the runner-up (<see cref="Evidence"/>, <see cref="Decision"/>): answer, ask, or none.
/// All languages lie in one index under the article's number, so that a Korean question reaches an English article through its Korean twin.
/// </para>
/// </summary>
public sealed class ArticleIndex
{
    private readonly ImmutableSortedDictionary<string, Article> _byNumber;
    private readonly ImmutableArray<string> _prefixes;

    private ArticleIndex(IEnumerable<Article> articles, Func<ImmutableArray<Article>, IndexData> index)
    {
        Glossary.ReadAhead();
        Products.ReadAhead();
        _byNumber = articles.ToImmutableSortedDictionary(article => article.Number.Value, article => article);
        _prefixes = [.. _byNumber.Keys.Select(number => number.Split('-')[0]).Distinct()];
        Data = index([.. _byNumber.Values.Where(article => !article.Hidden)]);
    }

    /// <summary>An index of nothing.</summary>
    public static ArticleIndex Empty { get; } = Build([]);

    /// <summary>Every article, hidden ones too, by number.</summary>
    public IEnumerable<Article> Articles => _byNumber.Values;

    internal IndexData Data { get; }

    /// <summary>Builds the index.</summary>
    public static ArticleIndex Build(IEnumerable<Article> articles) => new(articles, IndexData.Build);

    /// <summary>Reads what <see cref="Write"/> wrote of an index of these very articles, by this build of the library (<see cref="ArticleBytes.Version"/>).</summary>
    /// <exception cref="IOException">The bytes end early.</exception>
    public static ArticleIndex Read(BinaryReader reader, IEnumerable<Article> articles) => new(articles, visible => IndexBytes.Read(reader, visible));

    /// <summary>Writes what was built, without the articles, for a cache.</summary>
    public void Write(BinaryWriter writer) => IndexBytes.Write(writer, Data);

    /// <summary>The article with this number, or null.</summary>
    public Article? Find(ArticleNumber number) => _byNumber.GetValueOrDefault(number.Value);

    /// <summary>Which article a pasted text belongs to, with the proving lines, or an honest none.</summary>
    /// <param name="paste">The text; 1 line to some MB.</param>
    /// <param name="language">Language of the person, as a tie-breaker only; null = unknown.</param>
    /// <param name="top">How many candidates at most, 1 to 20.</param>
    /// <param name="clock">What the paste proves about clocks, for articles that name it under <c>not-if</c>.</param>
    /// <param name="allowed">Which articles the person may see; null = all.</param>
    /// <param name="verdicts">What people said of the articles before, as a tie-breaker only; null = nothing is known.</param>
    public MatchResult Match(PastedText paste, string? language = null, int top = 5, ClockEvidence? clock = null, Func<Article, bool>? allowed = null, Verdicts? verdicts = null)
    {
        var found = Find(paste, new(language, top, clock, allowed, Verdicts: verdicts));
        return found.Decision == MatchDecision.Ask ? found with { Matches = [.. found.Matches.Take(Matcher.MostAsked)] } : found;
    }

    private MatchResult Find(PastedText paste, Asked asked)
    {
        if (References.Find(paste, _byNumber, _prefixes, out var unknown) is { } named && asked.Allowed?.Invoke(named) != false)
            return new(MatchDecision.Answer, [new(named, 1, [new(1, paste.Lines[0], named.Number.Value)])], [named.Number.Value]);
        return unknown || Data.Articles.IsEmpty ? MatchResult.Nothing : Matcher.Match(paste, Data, asked);
    }

    /// <summary>
    /// Look-up by number in any spelling, article URL, error text or keywords (typos allowed, the last word may be unfinished), best first; what has
    /// less than two thirds of the evidence of the best is left out. An empty query lists the articles.
    /// </summary>
    /// <param name="query">What was typed so far.</param>
    /// <param name="language">Language of the person, as a tie-breaker only; null = unknown.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="allowed">Which articles the person may see; null = all.</param>
    public ImmutableArray<ArticleMatch> LookUp(string query, string? language = null, int top = 10, Func<Article, bool>? allowed = null)
    {
        if (string.IsNullOrWhiteSpace(query))
            return [.. Data.Articles.Where(article => allowed?.Invoke(article) != false).Take(top).Select(article => new ArticleMatch(article, 0, []))];
        var numbered = References.Beginning(query, Data.Articles, _prefixes).Where(article => allowed?.Invoke(article) != false)
            .Take(top).Select(article => new ArticleMatch(article, 1, [])).ToImmutableArray();
        return numbered.IsEmpty ? Telling(Find(PastedText.Of(query), new(language, top, null, allowed, Typing: !char.IsWhiteSpace(query[^1]))).Matches) : numbered;
    }

    /// <summary>The matches with at least two thirds of the evidence of the best; a score is evidence / (evidence + a constant).</summary>
    private static ImmutableArray<ArticleMatch> Telling(ImmutableArray<ArticleMatch> matches) =>
        matches is [var best, ..] ? [.. matches.Where(match => match.Score >= 2 * best.Score / (3 - best.Score))] : [];
}
