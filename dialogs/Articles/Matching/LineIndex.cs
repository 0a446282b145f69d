namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>The lines and sentences of all articles, by their terms: finds the line of an article that a pasted line is a copy of.</summary>
internal sealed class LineIndex(Postings postings, int[] articleOf, float[] bitsOf, Place[] placeOf, ReadOnlyMemory<char>[] textOf)
{
    public int Lines => articleOf.Length;

    public Postings Postings => postings;

    public int ArticleOf(int line) => articleOf[line];

    /// <summary>Information of all terms of the line.</summary>
    public float BitsOf(int line) => bitsOf[line];

    public Place PlaceOf(int line) => placeOf[line];

    public ReadOnlyMemory<char> TextOf(int line) => textOf[line];

    public sealed class Builder
    {
        private readonly Postings.Builder _postings = new();
        private readonly List<int> _articles = [];
        private readonly List<Place> _places = [];
        private readonly List<ReadOnlyMemory<char>> _texts = [];
        private readonly List<(int Term, float Weight)> _terms = [];
        private readonly List<int> _ends = [];

        public void Add(int article, Passage passage, List<(int Term, float Weight)> terms)
        {
            foreach (var (term, weight) in terms)
                _postings.Add(term, weight);
            _postings.EndColumn();
            _terms.AddRange(terms);
            _ends.Add(_terms.Count);
            _articles.Add(article);
            _places.Add(passage.Place);
            _texts.Add(passage.Text);
        }

        public LineIndex Build(int terms, WordIndex words)
        {
            var bits = new float[_ends.Count];
            for (int line = 0, at = 0; line < bits.Length; line++)
            {
                for (; at < _ends[line]; at++)
                    bits[line] += words.Bits(_terms[at].Term) * _terms[at].Weight;
            }

            return new(_postings.Build(terms), [.. _articles], bits, [.. _places], [.. _texts]);
        }
    }
}
