namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What speaks for claiming the first candidate, as numbers between about 0 and 1 that a weighted sum can judge (<see cref="Decision"/>).
/// Their order is that of the calibration file.
/// </summary>
internal static class Evidence
{
    /// <summary>Bits of a usual match; the score that is shown is one half there.</summary>
    public const float UsualScore = 40;

    /// <summary>A line that so few articles share is still a proof: whichever is named first is right.</summary>
    private const int MostSiblings = 3;

    /// <summary>Bits of a line that is somebody's, not everybody's ("NullPointerException: null").</summary>
    private const float ProvingLine = 25;

    private static readonly ImmutableArray<string> LineSigns = ["line", "line-bits", "line-of-paste", "line-of-article", "line-both", "line-margin", "lines", "lines-margin", "symptom"];

    private static readonly ImmutableArray<string> Signs =
        ["strength", "margin", "covered", "covered-margin", "fit", "passage", "words", "title", "known", "asked", "rarest", "rarest-covered", "agree", "native", "second-line", "explained", .. LineSigns];

    /// <summary>How far every sign is through its lower, middle and upper third, so that weights can bend; for short texts, and again for logs.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        .. new[] { ("short", Signs), ("log", Signs) }
            .SelectMany(kind => kind.Item2.SelectMany(sign => new[] { " low", " middle", " high" }.Select(bend => $"{kind.Item1} {sign}{bend}")).Append($"{kind.Item1} one")),
    ];

    public static float[] Of(Ranking ranking, IndexData index)
    {
        var first = ranking.Candidates[0];
        var siblings = Siblings(ranking, index);
        var others = ranking.Candidates.Skip(1).Where(other => !siblings.Contains(other.Article)).ToList();
        var second = others.FirstOrDefault();
        var lines = Lines(ranking, others, index);
        var evidence = new float[Names.Length];
        var explained = ranking.Explainable > 0 ? first.Hits.Sum(one => one.Score) / ranking.Explainable : 0;
        var asked = MathF.Max(ranking.Asked, 0.1f);
        Write(
        [
            Saturated(first.Score, UsualScore),
            Margin(first.Score, second?.Score),
            first.Covered,
            0.5f + (0.5f * (first.Covered - (second?.Covered ?? 0))),
            first.Words / (asked * 1.5f),
            first.Passage / asked,
            first.Matched / Math.Max(1, ranking.Query.Count),
            first.Title,
            ranking.Query.Where(word => word.Known).Sum(word => word.Bits) / asked,
            Saturated(asked, 20),
            ranking.Query.Where(word => word.Known).Select(word => word.Bits).DefaultIfEmpty().Max() / 12,
            RarestCovered(ranking, first.Article, index),
            Agreement(ranking),
            ranking.Query.Where(word => word.Native).Sum(word => word.Bits) / asked,
            first.Hits.Length > 1 ? Saturated(first.Hits[1].Score, 15) : 0,
            explained,
            .. lines,
        ],
            evidence.AsSpan(ranking.IsLog ? evidence.Length / 2 : 0));
        return evidence;
    }

    /// <summary>Near-duplicates of the first candidate, and articles that quote the very line that proves it.</summary>
    public static HashSet<int> Siblings(Ranking ranking, IndexData index)
    {
        var first = ranking.Candidates[0];
        var same = first.Hits.IsEmpty || first.Hits[0].OfPaste < 0.7f || first.Hits[0].Bits < ProvingLine ? [] : ranking.Candidates.Skip(1)
            .Where(other => !other.Hits.IsEmpty && other.Hits[0].Number == first.Hits[0].Number && other.Hits[0].Score >= 0.85f * first.Hits[0].Score).Select(other => other.Article).ToList();
        return [.. same.Count <= MostSiblings ? same : [], .. ranking.Candidates.Skip(1).Select(other => other.Article).Where(other => index.Twins.Are(first.Article, other))];
    }

    private static float[] Lines(Ranking ranking, List<Candidate> others, IndexData index)
    {
        var first = ranking.Candidates[0];
        if (first.Hits.IsEmpty)
            return new float[LineSigns.Length];
        var hit = first.Hits[0];
        var (ofPaste, ofArticle) = (MathF.Min(1, hit.OfPaste), MathF.Min(1, hit.OfArticle));
        var sum = first.Hits.Sum(one => one.Score);
        var otherLine = others.Select(other => other.Hits.FirstOrDefault().Score).DefaultIfEmpty().Max();
        var otherSum = others.Select(other => other.Hits.Sum(one => one.Score)).DefaultIfEmpty().Max();
        return
        [
            Saturated(hit.Score, 20),
            Saturated(hit.Bits, 25),
            ofPaste,
            ofArticle,
            ofPaste * ofArticle,
            Saturated(MathF.Max(0, hit.Score - otherLine), 10),
            Saturated(sum, 30),
            Saturated(MathF.Max(0, sum - otherSum), 15),
            index.Lines.PlaceOf(hit.Line) switch { Place.Error => 1, Place.Title or Place.Issue or Place.Summary => 0.67f, _ => 0 },
        ];
    }

    /// <summary>Share of the three most telling words that the article has, in any form.</summary>
    private static float RarestCovered(Ranking ranking, int article, IndexData index)
    {
        var (have, all) = (0f, 0f);
        foreach (var word in ranking.Query.Take(3))
        {
            all += word.Bits;
            if (word.Alternatives.Any(other => index.Words.Postings.Columns(other.Term).BinarySearch(article) >= 0))
                have += word.Bits;
        }

        return all > 0 ? have / all : 0;
    }

    /// <summary>Share of four judges (words, coverage, sentences, titles) that put the first candidate first too.</summary>
    private static float Agreement(Ranking ranking)
    {
        var first = ranking.Candidates[0];
        Func<Candidate, float>[] judges = [one => one.Words, one => one.Covered, one => one.Passage, one => one.Title];
        return judges.Count(judge => ranking.Candidates.All(other => judge(other) <= judge(first))) / 4f;
    }

    private static void Write(ReadOnlySpan<float> signs, Span<float> into)
    {
        var at = 0;
        foreach (var sign in signs)
        {
            for (var third = 0; third < 3; third++)
                into[at++] = Math.Clamp((sign * 3) - third, 0, 1);
        }

        into[at] = 1;
    }

    private static float Margin(float first, float? second) => first > 0 ? (first - (second ?? 0)) / first : 0;

    private static float Saturated(float value, float half) => value / (value + half);
}
