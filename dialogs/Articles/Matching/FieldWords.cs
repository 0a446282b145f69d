namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>What a query shares with the parts of an article where its author says what it is about, in bits.</summary>
/// <param name="Title">With the title.</param>
/// <param name="Head">With title, summary, symptoms and error messages.</param>
/// <param name="Pairs">Neighbouring words of the query that stand in one sentence of the article; the lesser of the two counts.</param>
internal readonly record struct FieldWords(float Title, float Head, float Pairs)
{
    private const int MostLines = 64;

    /// <summary>Words so far apart in the query, grammar counted, are neighbours.</summary>
    private const int Near = 4;

    /// <summary>Looks the words of the query up among the lines of some articles.</summary>
    /// <param name="articles">Their places in the index.</param>
    /// <param name="query">The words in the order of the text.</param>
    /// <param name="index">The index.</param>
    /// <param name="slots">Working space by article, all zero.</param>
    public static FieldWords[] Of(int[] articles, List<QueryWord> query, IndexData index, int[] slots)
    {
        var lastWordOf = index.Scratch.Rent();
        var near = new NearLines(index.Lines, lastWordOf.Found, slots, articles);
        var readers = new Reader[articles.Length];
        for (var at = 0; at < query.Count; at++)
        {
            foreach (var (term, bits) in query[at].Alternatives)
            {
                foreach (var line in near.With(term))
                    readers[near.SlotOf(line)].Find(line, bits, index.Lines.PlaceOf(line), at + 1, lastWordOf);
            }

            foreach (ref var reader in readers.AsSpan())
                reader.EndWord(query[at], at + 1);
        }

        lastWordOf.Empty();
        index.Scratch.Return(lastWordOf);
        near.Leave();
        return Array.ConvertAll(readers, reader => reader.Read);
    }

    /// <summary>One article, word by word.</summary>
    private struct Reader
    {
        private float _title, _head, _pairs;

        // of the word at hand
        private float _inTitle, _inHead;
        private int _lines;
        private bool _beside;

        // of the last word that the article has; before the first they are zero, and so is what stands beside it
        private int _before, _placeBefore;
        private float _bitsBefore;

        public readonly FieldWords Read => new(_title, _head, _pairs);

        /// <summary>A line has something that stands for the word of this number.</summary>
        public void Find(int line, float bits, Place place, int word, Scratch lastWordOf)
        {
            if (place == Place.Title)
                _inTitle = MathF.Max(_inTitle, bits);
            if (place is Place.Title or Place.Summary or Place.Issue or Place.Error)
                _inHead = MathF.Max(_inHead, bits);
            if (_lines++ < MostLines)
                _beside |= (int)lastWordOf.Replace(line, word) == _before;
        }

        public void EndWord(QueryWord word, int number)
        {
            if (_lines == 0)
                return;
            _title += MathF.Min(_inTitle, word.Bits);
            _head += MathF.Min(_inHead, word.Bits);
            if (_beside && word.Position - _placeBefore <= Near)
                _pairs += MathF.Min(word.Bits, _bitsBefore);
            (_before, _placeBefore, _bitsBefore) = (number, word.Position, word.Bits);
            (_inTitle, _inHead, _lines, _beside) = (0, 0, 0, false);
        }
    }
}
