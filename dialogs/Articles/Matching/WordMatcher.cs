namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>What the articles have of a query's words.</summary>
/// <param name="Score">BM25F by article.</param>
/// <param name="Covered">Share of the query's information that the article speaks of at all, 0 to 1.</param>
internal readonly record struct WordScores(float[] Score, float[] Covered);

internal static class WordMatcher
{
    public static WordScores Match(List<QueryWord> query, WordIndex words)
    {
        var scores = new WordScores(new float[words.Articles], new float[words.Articles]);
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
                scores.Covered[article] += MathF.Min(word.Bits, best[article] * 2) / all;
                best[article] = 0;
            }

            touched.Clear();
        }

        return scores;
    }
}
