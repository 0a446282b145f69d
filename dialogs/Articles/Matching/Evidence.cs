namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What speaks for claiming the first candidate, as numbers between about 0 and 1 that a weighted sum can judge (<see cref="Decision"/>).
/// Their order is that of the calibration file.
/// </summary>
internal static class Evidence
{
    /// <summary>Bits of a usual match; the score that is shown is one half there.</summary>
    public const float UsualScore = 40;

    private static readonly ImmutableArray<string> Signs =
        ["strength", "margin", "covered", "covered-margin", "fit", "passage", "words", "title", "known", "line", "line-of-paste", "line-of-article", "line-both", "line-margin", "lines", "asked", "rarest"];

    /// <summary>How far every sign is through its lower, middle and upper third, so that weights can bend; for short texts, and again for logs.</summary>
    public static readonly ImmutableArray<string> Names =
        [.. new[] { "short", "log" }.SelectMany(kind => Signs.SelectMany(sign => new[] { " low", " middle", " high" }.Select(bend => $"{kind} {sign}{bend}")).Append($"{kind} one"))];

    public static float[] Of(Ranking ranking, IndexData index)
    {
        var first = ranking.Candidates[0];
        var others = ranking.Candidates.Skip(1).Where(other => !index.Twins.Are(first.Article, other.Article)).ToList();
        var second = others.FirstOrDefault();
        var asked = ranking.Asked;
        var hit = first.Hits.FirstOrDefault();
        var ofArticle = first.Hits.IsEmpty ? 0 : MathF.Min(1, hit.Bits / index.Lines.BitsOf(hit.Line));
        var otherLine = others.Select(other => other.Hits.FirstOrDefault().Score).DefaultIfEmpty().Max();
        float[] signs =
        [
            Saturated(first.Score, UsualScore),
            (first.Score - (second?.Score ?? 0)) / first.Score,
            first.Covered,
            0.5f + (0.5f * (first.Covered - (second?.Covered ?? 0))),
            asked > 0 ? first.Words / (asked * 1.5f) : 0,
            asked > 0 ? first.Passage / asked : 0,
            ranking.Query.Count > 0 ? first.Matched / ranking.Query.Count : 0,
            first.Title,
            asked > 0 ? ranking.Query.Where(word => word.Known).Sum(word => word.Bits) / asked : 0,
            Saturated(hit.Score, 30),
            MathF.Min(1, hit.OfPaste),
            ofArticle,
            MathF.Min(1, hit.OfPaste) * ofArticle,
            first.Hits.IsEmpty ? 0 : MathF.Max(0, hit.Score - otherLine) / hit.Score,
            Saturated(first.Hits.Length, 3),
            Saturated(asked, 20),
            ranking.Query.Where(word => word.Known).Select(word => word.Bits).DefaultIfEmpty().Max() / 12,
        ];
        var evidence = new float[Names.Length];
        var at = ranking.IsLog ? evidence.Length / 2 : 0;
        foreach (var sign in signs)
        {
            for (var third = 0; third < 3; third++)
                evidence[at++] = Math.Clamp((sign * 3) - third, 0, 1);
        }

        evidence[at] = 1;
        return evidence;
    }

    private static float Saturated(float value, float half) => value / (value + half);
}
