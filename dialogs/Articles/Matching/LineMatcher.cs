namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>A pasted line found again in an article.</summary>
/// <param name="Article">Place of the article in the index.</param>
/// <param name="Line">The article's line in the <see cref="LineIndex"/>.</param>
/// <param name="Number">1-based line of the paste.</param>
/// <param name="Bits">Information that both lines share.</param>
/// <param name="Score">Bits times the share of the shorter side that they make up.</param>
/// <param name="OfPaste">Share of the pasted line's information that the article's line has, 0 to 1.</param>
internal readonly record struct LineHit(int Article, int Line, int Number, float Bits, float Score, float OfPaste);

/// <summary>Looks up every distinct line of a paste among the lines of the articles.</summary>
internal static class LineMatcher
{
    private const float LeastBits = 4;

    /// <summary>Half a line in common is less than half a proof.</summary>
    private const float SharePower = 1.5f;

    /// <summary>How much it matters that both lines, not only one of them, are made up of what they share.</summary>
    private const float BothShare = 0.3f;

    /// <summary>A term of so many lines finds nothing that rarer ones do not.</summary>
    private const int MostColumns = 20_000;

    public static List<LineHit> Match(PasteTerms paste, IndexData index)
    {
        var hits = new List<LineHit>();
        var shared = new float[index.Lines.Lines];
        var touched = new List<int>();
        foreach (var line in paste.Lines)
            Match(line, paste, index, shared, touched, hits);
        return hits;
    }

    private static void Match(PasteLine line, PasteTerms paste, IndexData index, float[] shared, List<int> touched, List<LineHit> hits)
    {
        var all = 0f;
        foreach (var (term, weight, _) in paste.TermsOf(line))
        {
            if (term < 0)
            {
                all += weight * index.Words.Bits0;
                continue;
            }

            var bits = index.Words.Bits(term) * weight / MathF.Max(1, MathF.Log2(paste.LinesHaving(term)));
            all += bits;
            if (index.Lines.Postings.Count(term) > MostColumns)
                continue;
            foreach (var other in index.Lines.Postings.Columns(term))
            {
                if (shared[other] == 0)
                    touched.Add(other);
                shared[other] += bits;
            }
        }

        foreach (var other in touched)
        {
            var bits = shared[other];
            shared[other] = 0;
            if (bits < LeastBits)
                continue;
            var (ofPaste, ofArticle) = (MathF.Min(1, bits / all), MathF.Min(1, bits / index.Lines.BitsOf(other)));
            var score = bits * MathF.Pow(MathF.Max(ofPaste, ofArticle), SharePower) * (1 - BothShare + (BothShare * MathF.Min(ofPaste, ofArticle)));
            if (score >= LeastBits)
                hits.Add(new(index.Lines.ArticleOf(other), other, line.Number, bits, score, bits / all));
        }

        touched.Clear();
    }
}
