namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>A term that can stand for a word of the query, and how much it then tells.</summary>
internal readonly record struct Alternative(int Term, float Bits);

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
                if (word is not null && (!words.TryGetValue(key, out var known) || known.Bits < word.Bits))
                    words[key] = word;
            }
        }

        return [.. words.Values.OrderByDescending(word => word.Bits).Take(MostWords)];
    }

    private static QueryWord? Read(string text, PasteTerm term, PasteTerms paste, IndexData index)
    {
        var repeated = MathF.Max(1, MathF.Log2(paste.LinesHaving(term.Term)));
        var known = term.Term >= 0;
        var alternatives = new List<Alternative>();
        if (known)
            alternatives.Add(new(term.Term, index.Words.Bits(term.Term)));
        foreach (var (word, share) in Glossary.Shipped.Translate(text))
        {
            if (index.Vocabulary.Find(word) is var id and >= 0)
                alternatives.Add(new(id, MathF.Sqrt(share) * index.Tuning.Foreign * (known ? index.Tuning.ForeignKnown : 1) * index.Words.Bits(id)));
        }

        foreach (var (word, share) in paste.Lines.Count <= 5 ? Glossary.Shipped.Synonyms(text) : [])
        {
            if (index.Vocabulary.Find(word) is var id and >= 0 && !alternatives.Exists(a => a.Term == id))
                alternatives.Add(new(id, MathF.Sqrt(share) * index.Tuning.Synonyms * index.Words.Bits(id)));
        }

        if (alternatives.Count == 0 && paste.Lines.Count <= 5)
            alternatives.AddRange(index.Typos.Near(text).Select(near => new Alternative(near, 0.8f * index.Words.Bits(near))));
        if (alternatives.Count == 0 && paste.Tokens[term.Token].Kind == TokenKind.Gram)
            return null;
        var bits = known ? index.Words.Bits(term.Term) : alternatives.Count == 0 ? index.Words.Bits0 : alternatives.Max(alternative => alternative.Bits);
        return new(text, bits * term.Weight / repeated, alternatives.Count > 0, [.. alternatives.Select(alternative => alternative with { Bits = alternative.Bits * term.Weight / repeated })]);
    }
}
