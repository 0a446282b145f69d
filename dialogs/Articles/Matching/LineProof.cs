namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// A second look at the most promising lines, word by word and in order (<see cref="Alignment"/>): a bag of words in common is a hint, a sentence in
/// common is a proof.
/// </summary>
internal static class LineProof
{
    /// <summary>How many hits of a paste are looked at, so that a long log costs no more than that.</summary>
    private const int Most = 100;

    /// <summary>So many hits are kept at all; the others are words that any two lines share.</summary>
    private const int Kept = 600;

    /// <summary>What a hit that was not looked at keeps.</summary>
    private const float Unverified = 0.5f;

    /// <summary>Sorts the hits by what they promise, looks at the first of them and drops those that turn out to be nothing.</summary>
    public static void Verify(PasteTerms paste, IndexData index, List<LineHit> hits, Alignment alignment)
    {
        Promising(hits);
        var byNumber = paste.Lines.ToLookup(line => line.Number);
        for (var at = 0; at < hits.Count; at++)
            hits[at] = at < Most ? Look(hits[at], byNumber[hits[at].Number], paste, index, alignment) : hits[at] with { Score = hits[at].Score * Unverified };
        hits.RemoveAll(hit => hit.Score < LineMatcher.LeastBits);
    }

    /// <summary>Leaves the hits that promise most, best first.</summary>
    private static void Promising(List<LineHit> hits)
    {
        var foremost = new Foremost(Kept);
        for (var at = 0; at < hits.Count; at++)
            foremost.Offer(at, hits[at].Score);
        LineHit[] kept = [.. foremost.BestFirst().Select(at => hits[at])];
        hits.Clear();
        hits.AddRange(kept);
    }

    private static LineHit Look(LineHit hit, IEnumerable<PasteLine> lines, PasteTerms paste, IndexData index, Alignment alignment)
    {
        Span<int> buffer = stackalloc int[Alignment.Longest];
        var best = hit with { Score = 0 };
        foreach (var line in lines)
        {
            var pasted = buffer[..paste.SequenceOf(line, index.Vocabulary, buffer)];
            best = Better(best, pasted, hit.Line, hit.Line, index, alignment);
            // two sentences of an article may stand on one line of the paste
            if (best is not { OfPaste: < 0.8f, OfArticle: > 0.8f })
                continue;
            if (hit.Line > 0 && index.Lines.ArticleOf(hit.Line - 1) == hit.Article)
                best = Better(best, pasted, hit.Line - 1, hit.Line, index, alignment);
            if (hit.Line + 1 < index.Lines.Lines && index.Lines.ArticleOf(hit.Line + 1) == hit.Article)
                best = Better(best, pasted, hit.Line, hit.Line + 1, index, alignment);
        }

        return best;
    }

    private static LineHit Better(LineHit best, ReadOnlySpan<int> pasted, int from, int to, IndexData index, Alignment alignment)
    {
        Span<int> article = stackalloc int[Alignment.Longest];
        var length = index.Lines.Sequences.Read(from, article);
        if (to > from)
            length += index.Lines.Sequences.Read(to, article[length..]);
        article = article[..length];
        var bits = alignment.Shared(pasted, article, index.Words);
        var (ofPaste, ofArticle) = (bits / MathF.Max(1, Alignment.Whole(pasted, index.Words)), bits / MathF.Max(1, Alignment.Whole(article, index.Words)));
        var score = LineMatcher.ScoreOf(bits, ofPaste, ofArticle);
        return score > best.Score ? best with { Bits = bits, Score = score, OfPaste = ofPaste, OfArticle = ofArticle } : best;
    }
}
