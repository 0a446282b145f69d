namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>What the articles have of a query's words, by article.</summary>
internal sealed class WordScores(int articles)
{
    /// <summary>BM25F.</summary>
    public float[] Score { get; } = new float[articles];

    /// <summary>Share of the query's information that the article speaks of at all, 0 to 1.</summary>
    public float[] Covered { get; } = new float[articles];

    /// <summary>How many of the query's words the article has.</summary>
    public float[] Matched { get; } = new float[articles];

    /// <summary>Words and lines together.</summary>
    public float[] Total { get; } = new float[articles];

    /// <summary>Of the word at hand; all zero between two words.</summary>
    public float[] Best { get; } = new float[articles];

    /// <summary>As new.</summary>
    public void Clear()
    {
        Array.Clear(Score);
        Array.Clear(Covered);
        Array.Clear(Matched);
    }
}

internal static class WordMatcher
{
    private const float LeastBits = 1.5f;

    /// <summary>A word of so many lines finds no sentence.</summary>
    private const int MostColumns = 50_000;

    /// <summary>Up to so many lines of a word, all are read; of more, those of the articles in question are looked up.</summary>
    private const int FewColumns = 4_000;

    /// <summary>The most information of the query that one sentence of an article has, for each of these articles.</summary>
    /// <param name="best">Working space: one number for each article there is, all zero, and again when this returns.</param>
    public static Dictionary<int, float> BestPassages(List<QueryWord> query, IndexData index, IReadOnlyCollection<int> articles, float[] best)
    {
        var (sums, word) = (index.Scratch.Rent(), index.Scratch.Rent());
        var ranges = articles.Select(index.Lines.RangeOf).ToArray();
        foreach (var asked in query)
        {
            foreach (var (term, bits) in asked.Alternatives)
            {
                var count = index.Lines.Postings.Count(term);
                if (index.Words.Bits(term) < LeastBits || count > MostColumns)
                    continue;
                if (count <= FewColumns)
                    word.AtLeast(index.Lines.Postings.Columns(term), bits);
                else
                    Array.ForEach(ranges, range => word.AtLeast(index.Lines.Postings.Columns(term, range.From, range.To), bits));
            }

            foreach (var line in word.Touched)
                sums.Add(line, word.Take(line));
            word.Touched.Clear();
        }

        foreach (var line in sums.Touched)
        {
            var article = index.Lines.ArticleOf(line);
            best[article] = MathF.Max(best[article], sums.Take(line));
        }

        var found = articles.ToDictionary(article => article, article => best[article]);
        foreach (var line in sums.Touched)
            best[index.Lines.ArticleOf(line)] = 0;
        sums.Touched.Clear();
        index.Scratch.Return(sums);
        index.Scratch.Return(word);
        return found;
    }

    /// <summary>Adds up what each article has of the query's words.</summary>
    public static void Match(List<QueryWord> query, WordIndex words, WordScores scores)
    {
        scores.Clear();
        var best = scores.Best;
        var touched = new List<int>();
        var all = query.Sum(word => word.Bits);
        foreach (var word in query)
        {
            foreach (var (term, bits) in word.Alternatives)
            {
                var columns = words.Postings.Columns(term);
                var weights = words.Postings.Weights(term);
                for (var at = 0; at < columns.Length; at++)
                {
                    var article = columns[at];
                    if (best[article] == 0)
                        touched.Add(article);
                    best[article] = MathF.Max(best[article], bits * (float)weights[at]);
                }
            }

            foreach (var article in touched)
            {
                scores.Score[article] += best[article];
                scores.Matched[article]++;
                scores.Covered[article] += MathF.Min(word.Bits, best[article] * 2) / all;
                best[article] = 0;
            }

            touched.Clear();
        }
    }
}
