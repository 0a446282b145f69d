namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>A term that can stand for a word of the query, and how well (0 to 1).</summary>
internal readonly record struct Alternative(int Term, float Weight);

/// <summary>One word of the query with everything that can stand for it; <c>Bits</c> is how much it tells.</summary>
internal sealed record QueryWord(string Text, float Bits, bool Known, ImmutableArray<Alternative> Alternatives);

/// <summary>The words of a paste that an article should speak of.</summary>
internal static class Query
{
    private const int MostWords = 40;

    public static List<QueryWord> Of(PasteTerms paste, IndexData index)
    {
        var words = new Dictionary<string, QueryWord>();
        foreach (var line in paste.Lines)
        {
            var terms = paste.TermsOf(line);
            for (var at = 0; at < terms.Length; at++)
            {
                var text = paste.Tokens.Text(paste.Tokens[terms[at].Token]);
                if (StopWords.Contains(text))
                    continue;
                var key = text.ToString();
                var word = Read(key, terms[at], paste, index);
                if (!words.TryGetValue(key, out var known) || known.Bits < word.Bits)
                    words[key] = word;
            }
        }

        return [.. words.Values.OrderByDescending(word => word.Bits).Take(MostWords)];
    }

    private static QueryWord Read(string text, PasteTerm term, PasteTerms paste, IndexData index)
    {
        var repeated = MathF.Max(1, MathF.Log2(paste.LinesHaving(term.Term)));
        if (term.Term >= 0)
            return new(text, index.Words.Bits(term.Term) * term.Weight / repeated, true, [new(term.Term, 1)]);
        var alternatives = paste.Lines.Count > 5 ? [] : index.Typos.Near(text).Select(near => new Alternative(near, 0.8f)).ToImmutableArray();
        var bits = alternatives.IsEmpty ? index.Words.Bits0 : alternatives.Max(near => index.Words.Bits(near.Term)) ;
        return new(text, bits * term.Weight, false, alternatives);
    }
}
