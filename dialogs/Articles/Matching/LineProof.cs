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

    /// <summary>Of the hits that promise most, best first, those that prove to be something.</summary>
    public static LineHit[] Verify(PasteTerms paste, IndexData index, List<LineHit> hits, Alignment alignment)
    {
        var promising = new Foremost(Math.Min(Kept, hits.Count));
        for (var at = 0; at < hits.Count; at++)
            promising.Offer(at, hits[at].Score);
        var byNumber = paste.Lines.ToLookup(line => line.Number);
        return
        [
            .. promising.BestFirst()
                .Select((hit, place) => place < Most ? Look(hits[hit], byNumber[hits[hit].Number], paste, index, alignment) : hits[hit] with { Score = hits[hit].Score * Unverified })
                .Where(hit => hit.Score >= LineMatcher.LeastBits),
        ];
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
