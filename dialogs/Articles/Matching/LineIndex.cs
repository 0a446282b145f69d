namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>The lines and sentences of all articles, by their terms: finds the line of an article that a pasted line is a copy of.</summary>
internal sealed class LineIndex(Postings postings, int[] articleOf, float[] bitsOf, int[] passageOf, Place[] placeOf, Sequences sequences)
{
    private readonly int[] _firstOf = FirstLines(articleOf);

    public int Lines => articleOf.Length;

    public Postings Postings => postings;

    public static LineIndex Read(BinaryReader reader) => new(Postings.Read(reader), reader.ReadArray<int>(), reader.ReadArray<float>(), reader.ReadArray<int>(), reader.ReadArray<Place>(), Sequences.Read(reader));

    public void Write(BinaryWriter writer)
    {
        postings.Write(writer);
        writer.WriteArray<int>(articleOf);
        writer.WriteArray<float>(bitsOf);
        writer.WriteArray<int>(passageOf);
        writer.WriteArray<Place>(placeOf);
        sequences.Write(writer);
    }

    public int ArticleOf(int line) => articleOf[line];

    /// <summary>The lines of an article: from the first up to, and without, the second number.</summary>
    public (int From, int To) RangeOf(int article) => (FirstOf(article), FirstOf(article + 1));

    /// <summary>Information of all terms of the line.</summary>
    public float BitsOf(int line) => bitsOf[line];

    /// <summary>Which passage of its article the line is, counted through all editions.</summary>
    public int PassageOf(int line) => passageOf[line];

    /// <summary>Where in its article the line stands.</summary>
    public Place PlaceOf(int line) => placeOf[line];

    /// <summary>The words of the line in their order.</summary>
    public Sequences Sequences => sequences;

    private int FirstOf(int article) => article < _firstOf.Length ? _firstOf[article] : articleOf.Length;

    /// <summary>The first line of each article: lines were added article by article.</summary>
    private static int[] FirstLines(int[] articleOf)
    {
        var first = new List<int>();
        for (var line = 0; line < articleOf.Length; line++)
        {
            while (first.Count <= articleOf[line])
                first.Add(line);
        }

        return [.. first];
    }

    public sealed class Builder
    {
        private readonly List<Place> _places = [];
        private readonly Sequences.Builder _sequences = new();
        private readonly Postings.Builder _postings = new();
        private readonly List<int> _articles = [];
        private readonly List<int> _passages = [];
        private readonly List<(int Term, float Weight)> _terms = [];
        private readonly List<int> _ends = [];

        public void Add(int article, int passage, Place place, List<(int Term, float Weight)> terms, List<int> sequence)
        {
            foreach (var (term, weight) in terms)
                _postings.Add(term, weight);
            _postings.EndColumn();
            _terms.AddRange(terms);
            _ends.Add(_terms.Count);
            _articles.Add(article);
            _passages.Add(passage);
            _places.Add(place);
            foreach (var term in sequence)
                _sequences.Add(term);
            _sequences.EndLine();
        }

        public LineIndex Build(int terms, WordIndex words)
        {
            var bits = new float[_ends.Count];
            for (int line = 0, at = 0; line < bits.Length; line++)
            {
                for (; at < _ends[line]; at++)
                    bits[line] += words.Bits(_terms[at].Term) * _terms[at].Weight;
            }

            return new(_postings.Build(terms), [.. _articles], bits, [.. _passages], [.. _places], _sequences.Build());
        }
    }
}
