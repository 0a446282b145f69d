namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Finds the terms one slip of the finger away from a word that no article has: a letter left out, doubled, changed or swapped with its neighbour.
/// Words and terms meet where both lose one letter (W. Garbe's symmetric deletes), so that a look-up costs a handful of searches in a sorted array.
/// </summary>
internal sealed class Typos
{
    private const int Shortest = 4;
    private const int Longest = 24;
    private readonly int[] _hashes;
    private readonly int[] _words;
    private readonly string[] _spellings;
    private readonly int[] _terms;

    /// <param name="words">Words as the articles spell them, folded, each with its term.</param>
    public Typos(IReadOnlyCollection<KeyValuePair<string, int>> words)
    {
        _spellings = [.. words.Select(word => word.Key)];
        _terms = [.. words.Select(word => word.Value)];
        var (hashes, owners) = (new List<int>(), new List<int>());
        for (var word = 0; word < _spellings.Length; word++)
        {
            foreach (var hash in Hashes(_spellings[word]))
            {
                hashes.Add(hash);
                owners.Add(word);
            }
        }

        (_hashes, _words) = ([.. hashes], [.. owners]);
        Array.Sort(_hashes, _words);
    }

    private Typos(int[] hashes, int[] words, string[] spellings, int[] terms) => (_hashes, _words, _spellings, _terms) = (hashes, words, spellings, terms);

    public static Typos Read(BinaryReader reader) => new(reader.ReadArray<int>(), reader.ReadArray<int>(), reader.ReadStrings(), reader.ReadArray<int>());

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<int>(_hashes);
        writer.WriteArray<int>(_words);
        writer.WriteStrings(_spellings);
        writer.WriteArray<int>(_terms);
    }

    /// <summary>The words, each with its term.</summary>
    public IEnumerable<(string Word, int Term)> Words => _spellings.Zip(_terms);

    /// <summary>The terms of the words one edit away from <paramref name="word"/>.</summary>
    public IEnumerable<int> Near(string word) =>
        IsWord(word) ? Hashes(word).SelectMany(Having).Distinct().Where(near => IsOneEdit(word, _spellings[near])).Select(near => _terms[near]).Distinct() : [];

    private IEnumerable<int> Having(int hash) => SortedKeys.PlacesOf(_hashes, hash).Select(at => _words[at]);

    /// <summary>True for a word that the index of typos holds: plain letters, neither short nor very long.</summary>
    public static bool IsWord(ReadOnlySpan<char> word)
    {
        if (word.Length is < Shortest or > Longest)
            return false;
        foreach (var c in word)
        {
            if (c is < 'a' or > 'z')
                return false;
        }

        return true;
    }

    private static IEnumerable<int> Hashes(string word)
    {
        yield return Hash(word, -1);
        for (var without = 0; without < word.Length; without++)
        {
            if (without == 0 || word[without] != word[without - 1])
                yield return Hash(word, without);
        }
    }

    /// <summary>FNV-1a over the letters but one.</summary>
    private static int Hash(string word, int without)
    {
        var hash = 2166136261u;
        for (var at = 0; at < word.Length; at++)
        {
            if (at != without)
                hash = (hash ^ word[at]) * 16777619u;
        }

        return (int)hash;
    }

    /// <summary>One letter inserted, deleted, substituted, or two neighbours swapped.</summary>
    internal static bool IsOneEdit(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
            return false;
        var from = 0;
        while (from < a.Length && from < b.Length && a[from] == b[from])
            from++;
        var (endA, endB) = (a.Length, b.Length);
        while (endA > from && endB > from && a[endA - 1] == b[endB - 1])
            (endA, endB) = (endA - 1, endB - 1);
        return (endA - from, endB - from) switch
        {
            ( <= 1, <= 1) => true,
            (2, 2) => a[from] == b[from + 1] && a[from + 1] == b[from],
            _ => false,
        };
    }
}
