using System.Runtime.InteropServices;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Which articles speak of a term, and how much: BM25F (Robertson, Zaragoza, "The Probabilistic Relevance Framework", 2009), with the
/// saturation computed when the index is built, so that a query only adds up.
/// </summary>
internal sealed class WordIndex(Postings postings, int articles, float[] bits)
{
    private const float UnknownShare = 0.5f;

    public int Articles => articles;

    public Postings Postings => postings;

    /// <summary>Bits of a term that no article has, as a share: it may be a name that matters or a value that does not.</summary>
    public float Bits0 => UnknownShare * Information.Bits(articles, 0, 0);

    public static WordIndex Read(BinaryReader reader) => new(Postings.Read(reader), reader.ReadInt32(), reader.ReadArray<float>());

    public void Write(BinaryWriter writer)
    {
        postings.Write(writer);
        writer.Write(articles);
        writer.WriteArray<float>(bits);
    }

    /// <summary>The same for a word that may be an everyday one.</summary>
    public float BitsUnknown(ReadOnlySpan<char> word) => UnknownShare * Information.Bits(articles, 0, Everyday.ShareOf(word));

    /// <summary>How much the term tells, in bits: the rarer, the more.</summary>
    public float Bits(int term) => bits[term];

    public sealed class Builder
    {
        private const float Saturation = 1.2f;
        private const float LengthShare = 0.6f;
        private readonly Postings.Builder _postings = new();
        private readonly Dictionary<int, float> _article = [];
        private readonly Dictionary<int, float> _edition = [];
        private float _length;

        /// <summary>Weighted length of a usual edition; a constant keeps the build one pass, and its share is small.</summary>
        private const float UsualLength = 300;

        public void Add(int term, float weight)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_edition, term, out _) += weight;
            _length += weight;
        }

        public void EndEdition()
        {
            var norm = Saturation * (1 - LengthShare + (LengthShare * Math.Min(_length / UsualLength, 4)));
            foreach (var (term, frequency) in _edition)
                _article[term] = Math.Max(_article.GetValueOrDefault(term), frequency * (1 + Saturation) / (frequency + norm));
            _edition.Clear();
            _length = 0;
        }

        public void EndArticle()
        {
            foreach (var (term, impact) in _article)
                _postings.Add(term, impact);
            _postings.EndColumn();
            _article.Clear();
        }

        public WordIndex Build(Vocabulary vocabulary)
        {
            var (postings, articles) = (_postings.Build(vocabulary.Count), _postings.Columns);
            var bits = new float[vocabulary.Count];
            for (var term = 0; term < bits.Length; term++)
                bits[term] = Information.Bits(articles, postings.Count(term), Frequencies.ShareOf(vocabulary[term]));
            return new(postings, articles, bits);
        }
    }
}
