namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>A term that can stand for a word of the query, and how much it then tells.</summary>
internal readonly record struct Alternative(int Term, float Bits);

/// <summary>One word of the query with everything that can stand for it; <c>Bits</c> is how much it tells.</summary>
/// <param name="Text">The word as the index knows it.</param>
/// <param name="Written">The word as it was written, folded.</param>
/// <param name="Bits">How much it tells.</param>
/// <param name="Known">False where no article has anything that can stand for it.</param>
/// <param name="Native">True where an article has the word itself.</param>
/// <param name="Position">Which token of the paste it is.</param>
/// <param name="Name">True where it names something.</param>
/// <param name="Alternatives">Everything that can stand for it.</param>
internal sealed record QueryWord(string Text, string Written, float Bits, bool Known, bool Native, int Position, bool Name, ImmutableArray<Alternative> Alternatives);

/// <summary>How the words of a paste are read.</summary>
/// <param name="Only">Numbers of the lines that count; null = all.</param>
/// <param name="ByPerson">True for what a person wrote: people say the same in many words, a program in one.</param>
/// <param name="Typing">True where the last word may be unfinished.</param>
internal readonly record struct Reading(HashSet<int>? Only, bool ByPerson, bool Typing);

/// <summary>The words of a paste that an article should speak of.</summary>
internal static class Query
{
    private const int MostWords = 40;
    private const int ShortText = 5;

    // how well a stand-in stands for the word, on top of how often it is meant
    private const float Translated = 2.4f;
    private const float TranslatedThoughKnown = 1f;
    private const float Synonym = 0.8f;
    private const float Mistyped = 0.8f;
    private const float Inflected = 0.6f;
    private const float HalfWord = 0.36f;
    private const float Heard = 0.9f;
    private const float Phrased = 0.9f;

    private const float SaidNumber = 0.6f;

    /// <summary>Bits of a word that at most every eighth article has.</summary>
    private const float Telling = 3;

    // somebody is still typing: from so many letters on, one where a letter is a syllable, the last word stands for so many that begin like it
    private const float Unfinished = 0.8f;
    private const int ShortestBeginning = 3;
    private const int MostEndings = 40;

    /// <summary>Reads the words.</summary>
    public static List<QueryWord> Of(PasteTerms paste, IndexData index, Reading reading)
    {
        var words = new Dictionary<string, QueryWord>();
        var alternatives = new Dictionary<int, float>();
        var unfinished = reading.Typing ? LastWord(paste.Tokens) : -1;
        foreach (var line in paste.Lines)
        {
            if (reading.Only?.Contains(line.Number) == false)
                continue;
            var terms = paste.TermsOf(line);
            var understood = false;
            var said = -1;
            for (var at = 0; at < terms.Length; at++)
            {
                var token = paste.Tokens[terms[at].Token];
                var text = paste.Tokens.Text(token);
                if (terms[at].Token <= said)
                    continue;
                if (reading.ByPerson && Phrases.Shipped.At(paste.Tokens, terms[at].Token, line.LastToken) is { Meanings: { Length: > 0 } meanings, Last: var last })
                {
                    said = last;
                    var phrase = Phrase(meanings, terms[at].Token, last, paste, index, alternatives);
                    words[phrase.Text] = phrase;
                    continue;
                }

                var isGrammar = StopWords.Contains(text) && (StopWords.Contains(text, paste.Languages) || !Tells(terms[at].Term, index));
                if (token.Kind == TokenKind.Word)
                    understood = isGrammar;
                if (isGrammar || (token.Kind == TokenKind.Gram && understood && Scripts.Of(text[0]) is Script.Hangul or Script.Katakana))
                    continue;
                var key = text.ToString();
                var word = Read(key, terms[at], paste, index, reading.ByPerson, terms[at].Token == unfinished, alternatives);
                if (token.Kind == TokenKind.Word)
                    understood = word is { Known: true };
                if (word is not null && (!words.TryGetValue(key, out var known) || known.Bits < word.Bits))
                    words[key] = word;
            }
        }

        return [.. words.Values.OrderByDescending(word => word.Bits).Take(MostWords)];
    }

    /// <summary>A word that may be grammar, in a text too short to tell its language, is none where few articles have it.</summary>
    private static bool Tells(int term, IndexData index) => term >= 0 && index.Words.Bits(term) >= Telling;

    private static int LastWord(TokenBuffer tokens)
    {
        var at = tokens.Count - 1;
        while (at >= 0 && tokens[at].Kind != TokenKind.Word)
            at--;
        return at >= 0 && (tokens.Surface(tokens[at]) is { Length: >= ShortestBeginning } || Scripts.Of(tokens.Text(tokens[at])[0]) == Script.Hangul) ? at : -1;
    }

    /// <summary>Words that say one thing together: what they stand for, and themselves.</summary>
    private static QueryWord Phrase(Meaning[] meanings, int first, int last, PasteTerms paste, IndexData index, Dictionary<int, float> alternatives)
    {
        alternatives.Clear();
        var own = new List<string>();
        for (var at = first; at <= last; at++)
        {
            var text = paste.Tokens.Text(paste.Tokens[at]);
            if (paste.Tokens[at].Kind != TokenKind.Part && !StopWords.Contains(text))
                own.Add(text.ToString());
        }

        foreach (var word in own)
            Offer(word, own.Count == 1 ? 1 : HalfWord);
        foreach (var (word, share) in meanings)
            Offer(word, MathF.Sqrt(share) * Phrased);
        var name = own.Count > 0 ? own[0] : paste.Tokens.Text(paste.Tokens[first]).ToString();
        var bits = alternatives.Count > 0 ? alternatives.Values.Max() : index.Words.BitsUnknown(name);
        var written = string.Join(' ', Enumerable.Range(first, last - first + 1).Select(at => paste.Tokens.Surface(paste.Tokens[at]).ToString()));
        return new(name, written, bits, alternatives.Count > 0, own.Count == 1 && index.Vocabulary.Find(name) >= 0, first, false, [.. alternatives.Select(pair => new Alternative(pair.Key, pair.Value))]);

        void Offer(string word, float share)
        {
            if (index.Vocabulary.Find(word) is var term and >= 0)
                alternatives[term] = MathF.Max(alternatives.GetValueOrDefault(term), share * index.Words.Bits(term));
        }
    }

    private static QueryWord? Read(string text, PasteTerm term, PasteTerms paste, IndexData index, bool byPerson, bool unfinished, Dictionary<int, float> alternatives)
    {
        alternatives.Clear();
        var bits = index.Words;
        var known = term.Term >= 0;
        if (known)
            alternatives[term.Term] = bits.Bits(term.Term);
        // nothing tells more than the word that it stands for
        var cap = known ? bits.Bits(term.Term) : MathF.Max(2, Information.Bits(bits.Articles, 0, Everyday.ShareOf(text)));
        foreach (var (word, share) in Glossary.Shipped.Translate(text))
            Offer(index.Vocabulary.Find(word), MathF.Sqrt(share) * (known ? TranslatedThoughKnown : Translated));
        if (unfinished)
        {
            // the more articles have a word, the likelier it is the one that is being typed: no rarer one tells more
            var finished = index.Spellings.Beginning(paste.Tokens.Surface(paste.Tokens[term.Token]).ToString(), MostEndings).ToList();
            var usual = finished.Count == 0 ? 0 : finished.Min(bits.Bits);
            foreach (var like in finished.Where(like => bits.Bits(like) > 0))
                Offer(like, Unfinished * usual / bits.Bits(like));
        }

        if (byPerson)
        {
            foreach (var (word, share) in Glossary.Shipped.Synonyms(text))
                Offer(index.Vocabulary.Find(word), MathF.Sqrt(share) * Synonym);
        }

        if (paste.Lines.Count <= ShortText && alternatives.Count == 0)
            Guess(paste.Tokens.Surface(paste.Tokens[term.Token]).ToString());

        if (alternatives.Count == 0 && paste.Tokens[term.Token].Kind == TokenKind.Gram)
            return null;
        // in a log a number is a value; a person who writes one means it
        var number = paste.Tokens[term.Token].Kind == TokenKind.Number && paste.Lines.Count == 1 && text.Length >= 3 ? SaidNumber / term.Weight : 1;
        var weight = number * term.Weight / MathF.Max(1, MathF.Log2(paste.LinesHaving(term.Term)));
        var own = known ? bits.Bits(term.Term) : alternatives.Count == 0 ? bits.BitsUnknown(text) : alternatives.Values.Max();
        return new(text, paste.Tokens.Surface(paste.Tokens[term.Token]).ToString(), own * weight, alternatives.Count > 0, known, term.Token, paste.Tokens[term.Token].Name, [.. alternatives.Select(pair => new Alternative(pair.Key, pair.Value * weight))]);

        void Offer(int id, float share)
        {
            if (id >= 0)
                alternatives[id] = MathF.Max(alternatives.GetValueOrDefault(id), share * MathF.Min(bits.Bits(id), cap));
        }

        // a word that nobody knows: mistyped, with an unknown ending, two words in one, or a name in another script
        void Guess(string surface)
        {
            foreach (var near in index.Typos.Near(surface))
                Offer(near, Mistyped);
            if (alternatives.Count > 0)
                return;
            if (surface.Length >= 8 && index.Spellings.Parts(surface) is var (first, second))
            {
                Offer(first, HalfWord);
                Offer(second, HalfWord);
            }

            foreach (var like in index.Spellings.Inflected(text))
                Offer(like, Inflected);
            if (alternatives.Count > 0)
                return;
            foreach (var (like, likeness) in index.Sounds.Like(surface))
                Offer(like, likeness * Heard);
        }
    }
}
