namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>A pasted line found again in an article.</summary>
/// <param name="Article">Place of the article in the index.</param>
/// <param name="Line">The article's line in the <see cref="LineIndex"/>.</param>
/// <param name="Number">1-based line of the paste.</param>
/// <param name="Bits">Information that both lines share.</param>
/// <param name="Score">Bits times the share of the shorter side that they make up.</param>
/// <param name="OfPaste">Share of the pasted line's information that the article's line has, 0 to 1.</param>
/// <param name="OfArticle">Share of the article's line that the pasted line has, 0 to 1.</param>
internal readonly record struct LineHit(int Article, int Line, int Number, float Bits, float Score, float OfPaste, float OfArticle);

/// <summary>
/// Looks up every distinct line of a paste among the lines of the articles: rare terms find lines, no more than a budget
/// allows, and common terms only add to those, so that time grows with the paste and hardly with the number of articles.
/// </summary>
internal static class LineMatcher
{
    /// <summary>Fewer bits prove nothing.</summary>
    public const float LeastBits = 4;

    /// <summary>How much it matters that both lines, not only one of them, are made up of what they share.</summary>
    private const float BothShare = 0.3f;

    /// <summary>Entries of the index that one pasted line may look at; beyond it only the rarest term counts. Three times as many find nothing more, less than half as many find less.</summary>
    private const int Budget = 6000;

    /// <summary>A term of more lines finds none on its own, unless it is among the two rarest: it only adds to what rarer terms have found.</summary>
    private const int Wide = 600;

    /// <summary>Reading so many entries in order costs as much as one search among them.</summary>
    private const int SearchSteps = 40;

    public static LineHit[] Match(PasteTerms paste, IndexData index, Func<int, bool>? allowed = null)
    {
        var scratch = index.Scratch.Rent();
        var hits = scratch.Hits;
        foreach (var line in paste.Lines)
        {
            var all = Gather(line, paste, index, scratch);
            Collect(line, all, index, scratch, hits);
        }

        if (allowed is not null)
            hits.RemoveAll(hit => !allowed(hit.Article));
        var proved = LineProof.Verify(paste, index, hits, scratch.Alignment);
        scratch.EndHits();
        index.Scratch.Return(scratch);
        return proved;
    }

    /// <summary>Bits times the share of either line that they make up, to the power of 1.5: half a line in common is less than half a proof.</summary>
    public static float ScoreOf(float bits, float ofPaste, float ofArticle)
    {
        var share = MathF.Max(ofPaste, ofArticle);
        return bits * share * MathF.Sqrt(share) * (1 - BothShare + (BothShare * MathF.Min(ofPaste, ofArticle)));
    }

    /// <summary>Adds up what every line of the articles shares with the pasted one; returns the information of the pasted one.</summary>
    private static float Gather(PasteLine line, PasteTerms paste, IndexData index, Scratch scratch)
    {
        var all = 0f;
        var order = scratch.Order;
        order.Clear();
        foreach (var (term, weight, _) in paste.TermsOf(line))
        {
            var bits = term < 0 ? weight * index.Words.Bits0 : index.Words.Bits(term) * weight / MathF.Max(1, MathF.Log2(paste.LinesHaving(term)));
            all += bits;
            if (term >= 0)
                order.Add((index.Lines.Postings.Count(term), term, bits));
        }

        order.Sort(static (one, other) => one.Count.CompareTo(other.Count));
        var left = Budget;
        for (var at = 0; at < order.Count; at++)
        {
            var (count, term, bits) = order[at];
            var lines = index.Lines.Postings.Columns(term);
            var finds = at == 0 || (count <= left && (at == 1 || count <= Wide));
            var searches = !finds && count > scratch.Touched.Count * SearchSteps;
            left -= searches ? scratch.Touched.Count * SearchSteps : count;
            if (at > 0 && left < 0)
                break;
            if (finds)
            {
                scratch.Add(lines, bits);
            }
            else if (searches)
            {
                foreach (var other in scratch.Touched)
                {
                    if (lines.BinarySearch(other) >= 0)
                        scratch.AddIfTouched(other, bits);
                }
            }
            else
            {
                foreach (var other in lines)
                    scratch.AddIfTouched(other, bits);
            }
        }

        return all;
    }

    private static void Collect(PasteLine line, float all, IndexData index, Scratch scratch, List<LineHit> hits)
    {
        foreach (var other in scratch.Touched)
        {
            var bits = scratch.Take(other);
            if (bits < LeastBits)
                continue;
            var (ofPaste, ofArticle) = (MathF.Min(1, bits / all), MathF.Min(1, bits / index.Lines.BitsOf(other)));
            var score = ScoreOf(bits, ofPaste, ofArticle);
            if (score >= LeastBits)
                hits.Add(new(index.Lines.ArticleOf(other), other, line.Number, bits, score, bits / all, ofArticle));
        }

        scratch.Touched.Clear();
    }
}
