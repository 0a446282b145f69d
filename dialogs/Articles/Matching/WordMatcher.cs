namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>What the articles have of a query's words.</summary>
/// <param name="Score">BM25F by article.</param>
/// <param name="Covered">Share of the query's information that the article speaks of at all, 0 to 1.</param>
/// <param name="Matched">How many of the query's words the article has.</param>
internal readonly record struct WordScores(float[] Score, float[] Covered, float[] Matched);

internal static class WordMatcher
{
    private const float LeastBits = 1.5f;

    /// <summary>For every article the most information of the query that one of its sentences has.</summary>
    public static float[] BestPassages(List<QueryWord> query, IndexData index)
    {
        var lines = index.Lines;
        var sums = new float[lines.Lines];
        var best = new float[lines.Lines];
        var (touched, all) = (new List<int>(), new List<int>());
        foreach (var word in query)
        {
            foreach (var (term, bits) in word.Alternatives)
            {
                if (index.Words.Bits(term) < LeastBits)
                    continue;
                foreach (var line in lines.Postings.Columns(term))
                {
                    if (best[line] == 0)
                        touched.Add(line);
                    best[line] = MathF.Max(best[line], bits);
                }
            }

            foreach (var line in touched)
            {
                if (sums[line] == 0)
                    all.Add(line);
                sums[line] += best[line];
                best[line] = 0;
            }

            touched.Clear();
        }

        var byArticle = new float[index.Articles.Length];
        foreach (var line in all)
            byArticle[lines.ArticleOf(line)] = MathF.Max(byArticle[lines.ArticleOf(line)], sums[line]);
        return byArticle;
    }

    public static WordScores Match(List<QueryWord> query, WordIndex words)
    {
        var scores = new WordScores(new float[words.Articles], new float[words.Articles], new float[words.Articles]);
        var best = new float[words.Articles];
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

        return scores;
    }
}
