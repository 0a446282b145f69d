namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// The terms in alphabetical order: finds those that begin like a word (for type-ahead, and for endings that no stemmer knows) and the parts of a
/// word that was written together (Sprachkopie, segmentnotfound).
/// </summary>
internal sealed class Spellings
{
    private const int ShortestPart = 4;
    private readonly Vocabulary _vocabulary;
    private readonly int[] _sorted;

    public Spellings(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _sorted = [.. Enumerable.Range(0, vocabulary.Count).Where(term => char.IsLetter(vocabulary[term][0]))];
        Array.Sort(_sorted, (one, other) => string.CompareOrdinal(vocabulary[one], vocabulary[other]));
    }

    private Spellings(Vocabulary vocabulary, int[] sorted) => (_vocabulary, _sorted) = (vocabulary, sorted);

    public static Spellings Read(BinaryReader reader, Vocabulary vocabulary) => new(vocabulary, reader.ReadArray<int>());

    public void Write(BinaryWriter writer) => writer.WriteArray<int>(_sorted);

    /// <summary>Terms that begin with <paramref name="prefix"/>, at most <paramref name="most"/>.</summary>
    public IEnumerable<int> Beginning(string prefix, int most)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_vocabulary[_sorted[middle]], prefix) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        for (var at = low; at < _sorted.Length && at < low + most && _vocabulary[_sorted[at]].StartsWith(prefix, StringComparison.Ordinal); at++)
            yield return _sorted[at];
    }

    /// <summary>Terms that differ from an unknown word in their ending only: at least five letters and all but three in common.</summary>
    public IEnumerable<int> Inflected(string word) =>
        word.Length < 6 ? [] : Beginning(word[..Math.Max(5, word.Length - 3)], 40).Where(term => Math.Abs(_vocabulary[term].Length - word.Length) <= 3);

    /// <summary>Two known parts that make up the word, a linking s, n, en or es between them allowed; the pair with the longest first part.</summary>
    public (int First, int Second)? Parts(string word)
    {
        for (var cut = word.Length - ShortestPart; cut >= ShortestPart; cut--)
        {
            var second = Find(word.AsSpan(cut));
            if (second < 0)
                continue;
            var first = Find(word.AsSpan(0, cut));
            if (first < 0 && cut > ShortestPart + 1 && word[cut - 1] is 's' or 'n')
                first = Find(word.AsSpan(0, cut - 1));
            if (first < 0 && cut > ShortestPart + 2 && word[cut - 2] == 'e' && word[cut - 1] is 's' or 'n')
                first = Find(word.AsSpan(0, cut - 2));
            if (first >= 0)
                return (first, second);
        }

        return null;
    }

    private int Find(ReadOnlySpan<char> part)
    {
        Span<char> stem = stackalloc char[64];
        return part.Length > 64 ? -1 : _vocabulary.Find(stem[..Stems.Of(part, stem)]);
    }
}
