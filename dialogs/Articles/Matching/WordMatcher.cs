namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>What the articles have of a query's words, by article; and what the query asks for, by term.</summary>
internal sealed class WordScores(int articles, int terms)
{
    /// <summary>What every term that can stand for a word of the query tells; all zero between two queries.</summary>
    public float[] Asked { get; } = new float[terms];

    /// <summary>BM25F.</summary>
    public float[] Score { get; } = new float[articles];

    /// <summary>Share of the query's information that the article speaks of at all, 0 to 1.</summary>
    public float[] Covered { get; } = new float[articles];

    /// <summary>How many of the query's words the article has.</summary>
    public float[] Matched { get; } = new float[articles];

    /// <summary>Words and lines together.</summary>
    public float[] Total { get; } = new float[articles];

    /// <summary>The most information of the query that one sentence has; of the articles whose sentences were read.</summary>
    public float[] Passage { get; } = new float[articles];

    /// <summary>The articles that are being read more closely, numbered from 1; all zero when none is.</summary>
    public int[] Slots { get; } = new int[articles];

    /// <summary>Of the word at hand; all zero between two words.</summary>
    public float[] Best { get; } = new float[articles];

    /// <summary>The articles that have the word at hand; none between two words.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>As new.</summary>
    public void Clear()
    {
        Array.Clear(Score);
        Array.Clear(Covered);
        Array.Clear(Matched);
        Array.Clear(Passage);
    }
}

internal static class WordMatcher
{
    private const float LeastBits = 1.5f;

    /// <summary>A word of so many lines finds no sentence.</summary>
    private const int MostColumns = 50_000;

    /// <summary>Finds the most information of the query that one sentence has, for each of these articles.</summary>
    public static void ReadPassages(List<QueryWord> query, IndexData index, int[] articles, WordScores scores)
    {
        var (sums, word) = (index.Scratch.Rent(), index.Scratch.Rent());
        var near = new NearLines(index.Lines, sums.Found, scores.Slots, articles);
        foreach (var asked in query)
        {
            foreach (var (term, bits) in asked.Alternatives)
            {
                if (index.Words.Bits(term) < LeastBits || index.Lines.Postings.Count(term) > MostColumns)
                    continue;
                if (asked.Alternatives.Length == 1)
                    sums.Add(near.With(term), bits);
                else
                    word.AtLeast(near.With(term), bits);
            }

            foreach (var line in word.Touched)
                sums.Add(line, word.Take(line));
            word.Touched.Clear();
        }

        foreach (var line in sums.Touched)
        {
            ref var best = ref scores.Passage[index.Lines.ArticleOf(line)];
            best = MathF.Max(best, sums.Take(line));
        }

        sums.Touched.Clear();
        near.Leave();
        index.Scratch.Return(sums);
        index.Scratch.Return(word);
    }

    /// <summary>Adds up what each article has of the query's words.</summary>
    public static void Match(List<QueryWord> query, WordIndex words, WordScores scores)
    {
        scores.Clear();
        var (best, touched) = (scores.Best, scores.Touched);
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
                    best[article] = MathF.Max(best[article], bits * Postings.Single(weights[at]));
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
