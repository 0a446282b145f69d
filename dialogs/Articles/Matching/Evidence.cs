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

    /// <summary>So many lines before and after a proving line belong to its story.</summary>
    private const int Around = 4;

    /// <summary>Bits of a word that is not in every tenth article.</summary>
    private const float LeastTelling = 4;

    private static readonly ImmutableArray<string> LineSigns = ["line", "line-bits", "line-of-paste", "line-of-article", "line-both", "line-margin", "lines", "lines-margin", "symptom", "message", "frames", "proof", "line-and-ahead", "near", "near-and-ahead", "weakest", "weakest-lead"];

    /// <summary>The signs, each between about 0 and 1: the more, the surer.</summary>
    public static readonly ImmutableArray<string> Signs =
    [
        "strength", "margin", "covered", "covered-margin", "fit", "passage", "words", "title", "known", "asked", "rarest", "rarest-covered", "agree", "native", "second-line", "explained",
        "said-by-title", "head", "head-margin", "pairs", "pairs-margin", "passage-margin", "words-margin", "spread", "speaks-of-known", "count", "names", "names-known", "unusual-known", "covered-and-ahead", "head-and-ahead", "said-and-ahead", "foreign", "familiar", .. LineSigns,
    ];

    /// <summary>
    /// The same signs with their lower, middle and upper third apart, so that weights can bend: for all short texts, for each shape of text, and for short texts in
    /// another language than English, of which the articles and the glossary tell less.
    /// </summary>
    public static readonly ImmutableArray<string> Names =
    [
        .. new[] { "short", "words", "prose", "line", "log", "other" }
            .SelectMany(kind => Signs.SelectMany(sign => new[] { " low", " middle", " high" }.Select(bend => $"{kind} {sign}{bend}")).Append($"{kind} one")),
    ];

    private static readonly int Block = (Signs.Length * 3) + 1;

    /// <summary>What speaks for the first candidate, in the order of <see cref="Signs"/>.</summary>
    public static float[] Of(Ranking ranking, IndexData index)
    {
        var first = ranking.Candidates[0];
        var siblings = Siblings(ranking, index);
        var others = ranking.Candidates.Skip(1).Where(other => !siblings.Contains(other.Article)).ToList();
        var second = others.FirstOrDefault();
        var explained = ranking.Explainable > 0 ? first.Hits.Sum(one => one.Score) / ranking.Explainable : 0;
        var asked = MathF.Max(ranking.Asked, 0.1f);
        var known = ranking.Query.Where(word => word.Known).Sum(word => word.Bits);
        float MostOf(Func<Candidate, float> judge) => others.Select(judge).DefaultIfEmpty().Max();
        var ahead = MathF.Max(0, Margin(first.Score, second?.Score));
        var products = ranking.Shape == TextShape.Log ? [] : Products.Shipped.NamedIn(ranking.Paste.Tokens);
        var familiar = products.Count(product => product.IsIn(first.Article, index)) / (float)Math.Max(1, products.Count);
        return
        [
            Saturated(first.Score, UsualScore),
            Margin(first.Score, second?.Score),
            first.Covered,
            Lead(first.Covered, second?.Covered),
            first.Words / (asked * 1.5f),
            first.Passage / asked,
            first.Matched / Math.Max(1, ranking.Query.Count),
            first.Title,
            known / asked,
            Saturated(asked, 20),
            ranking.Query.Where(word => word.Known).Select(word => word.Bits).DefaultIfEmpty().Max() / 12,
            RarestCovered(ranking, first.Article, index),
            Agreement(ranking),
            ranking.Query.Where(word => word.Native).Sum(word => word.Bits) / asked,
            first.Hits.Length > 1 ? Saturated(first.Hits[1].Score, 15) : 0,
            explained,
            first.Fields.Title / asked,
            first.Fields.Head / asked,
            Lead(first.Fields.Head / asked, MostOf(other => other.Fields.Head) / asked),
            first.Fields.Pairs / asked,
            Lead(first.Fields.Pairs / asked, MostOf(other => other.Fields.Pairs) / asked),
            Lead(first.Passage / asked, MostOf(other => other.Passage) / asked),
            Margin(first.Words, MostOf(other => other.Words)),
            Margin(first.Score, others.Count > 0 ? others.Average(other => other.Score) : 0),
            1 - ((known - MathF.Min(known, first.Covered * asked)) / asked),
            Saturated(first.Matched, 4),
            ShareOf(ranking.Query.Where(word => word.Name), word => Has(word, first.Article, index)),
            ShareOf(ranking.Query.Where(word => word.Name), word => word.Known),
            ShareOf(ranking.Query.Where(word => Everyday.ShareOf(word.Text) == 0), word => word.Known),
            Both(first.Covered, ahead),
            Both(first.Fields.Head / asked, ahead),
            Both(first.Fields.Title / asked, ahead),
            products.Count > 0 ? 1 - familiar : 0,
            familiar,
            .. Lines(ranking, others, index),
        ];
    }

    /// <summary>The signs as the weighted sum of <see cref="Decision"/> reads them, in the order of <see cref="Names"/>.</summary>
    /// <param name="signs">The signs (<see cref="Of"/>).</param>
    /// <param name="shape">What sort of text they are of.</param>
    /// <param name="isEnglish">False where the text is in another language.</param>
    /// <param name="into">As many as there are names, all zero.</param>
    public static void Bend(ReadOnlySpan<float> signs, TextShape shape, bool isEnglish, Span<float> into)
    {
        Write(signs, into[(Block * (1 + (int)shape))..]);
        if (shape == TextShape.Log)
            return;
        Write(signs, into);
        if (!isEnglish)
            Write(signs, into[(Block * 5)..]);
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
        var near = Near(ranking.Paste, hit.Number, first.Article, index);
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
            first.Hits.Any(one => one.Score > 0.5f * hit.Score && !ranking.Paste.IsFrame(one.Number)) ? 1 : 0,
            FramesExplained(ranking.Paste, first),
            Both(ofPaste * ofArticle, Saturated(hit.Bits, 25)),
            Both(ofPaste * ofArticle, Saturated(MathF.Max(0, hit.Score - otherLine), 10)),
            near,
            Both(near, Saturated(MathF.Max(0, sum - otherSum), 15)),
            // a chain of proof is as strong as its weakest link: a whole line, a telling line, a line of nobody else's
            MathF.Min(ofPaste * ofArticle, MathF.Min(Saturated(hit.Bits, 25), Saturated(MathF.Max(0, sum - otherSum), 15)) / 0.75f),
            MathF.Min(Saturated(hit.Bits, 25), Saturated(MathF.Max(0, sum - otherSum), 15)),
        ];
    }

    /// <summary>Share of the pasted calls of stack traces that the article has too; 1 where there are none.</summary>
    private static float FramesExplained(PasteTerms paste, Candidate first)
    {
        var (known, all) = (0f, 0);
        foreach (var number in paste.Lines.Select(line => line.Number).Where(paste.IsFrame).Distinct())
        {
            all++;
            known += first.Hits.Where(hit => hit.Number == number).Select(hit => MathF.Min(1, hit.OfPaste)).DefaultIfEmpty().Max();
        }

        return all == 0 ? 1 : known / Math.Min(all, Ranker.MostLines);
    }

    /// <summary>
    /// Share of the telling words around the proving line that the article uses: a log of its trouble speaks its language, one exception in another log
    /// does not. Words that no article knows are another program's and do not count.
    /// </summary>
    private static float Near(PasteTerms paste, int number, int article, IndexData index)
    {
        var (has, all) = (0f, 0f);
        foreach (var line in paste.Lines)
        {
            if (Math.Abs(line.Number - number) > Around)
                continue;
            foreach (var (term, weight, _) in paste.TermsOf(line))
            {
                if (term < 0 || index.Words.Bits(term) < LeastTelling)
                    continue;
                var bits = weight * index.Words.Bits(term);
                all += bits;
                if (index.Words.Postings.Columns(term).BinarySearch(article) >= 0)
                    has += bits;
            }
        }

        return all > 0 ? has / all : 0.5f;
    }

    /// <summary>The geometric mean: as much as both have.</summary>
    private static float Both(float one, float other) => MathF.Sqrt(MathF.Max(0, one) * MathF.Max(0, other));

    /// <summary>Share of the three most telling words that the article has, in any form.</summary>
    private static float RarestCovered(Ranking ranking, int article, IndexData index)
    {
        var (have, all) = (0f, 0f);
        foreach (var word in ranking.Query.Take(3))
        {
            all += word.Bits;
            if (Has(word, article, index))
                have += word.Bits;
        }

        return all > 0 ? have / all : 0;
    }

    private static bool Has(QueryWord word, int article, IndexData index) => word.Alternatives.Any(other => index.Words.Postings.Columns(other.Term).BinarySearch(article) >= 0);

    /// <summary>Share of the information of these words that meets the condition; one half where there are none.</summary>
    private static float ShareOf(IEnumerable<QueryWord> words, Func<QueryWord, bool> condition)
    {
        var (met, all) = (0f, 0f);
        foreach (var word in words)
        {
            all += word.Bits;
            met += condition(word) ? word.Bits : 0;
        }

        return all > 0 ? met / all : 0.5f;
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

    /// <summary>How far the first is ahead, one half where both are equal.</summary>
    private static float Lead(float first, float? second) => 0.5f + (0.5f * (first - (second ?? 0)));

    private static float Margin(float first, float? second) => first > 0 ? (first - (second ?? 0)) / first : 0;

    private static float Saturated(float value, float half) => value / (value + half);
}
