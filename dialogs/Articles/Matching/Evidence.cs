namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What speaks for claiming the first candidate, as numbers between about 0 and 1 that a weighted sum can judge (<see cref="Decision"/>).
/// Their order is that of the calibration file.
/// </summary>
internal static class Evidence
{
    public static readonly ImmutableArray<string> Names =
        ["one", "strength", "margin", "covered", "known", "line", "line-of-paste", "line-of-article", "line-bits", "lines", "asked", "covered-margin", "log", "log-margin", "log-line"];

    public static float[] Of(Ranking ranking, IndexData index)
    {
        var first = ranking.Candidates[0];
        var second = ranking.Candidates.Skip(1).FirstOrDefault(other => !index.AreTwins(first.Article, other.Article));
        var margin = (first.Score - (second?.Score ?? 0)) / first.Score;
        var asked = ranking.Query.Sum(word => word.Bits);
        var known = asked > 0 ? ranking.Query.Where(word => word.Known).Sum(word => word.Bits) / asked : 0;
        var hit = first.Hits.FirstOrDefault();
        var ofArticle = first.Hits.IsEmpty ? 0 : MathF.Min(1, hit.Bits / index.Lines.BitsOf(hit.Line));
        var log = ranking.Paste.Lines.Count > 5 ? 1f : 0;
        return
        [
            1,
            Saturated(first.Score, 40),
            margin,
            first.Covered,
            known,
            Saturated(hit.Score, 30),
            MathF.Min(1, hit.OfPaste),
            ofArticle,
            Saturated(hit.Bits, 40),
            Saturated(first.Hits.Length, 3),
            Saturated(asked, 40),
            first.Covered - (second?.Covered ?? 0),
            log,
            log * margin,
            log * Saturated(hit.Score, 30),
        ];
    }

    private static float Saturated(float value, float half) => value / (value + half);
}
