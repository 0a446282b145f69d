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
    private readonly int[] _terms;
    private readonly Vocabulary _vocabulary;

    public Typos(Vocabulary vocabulary, Func<int, bool> isWord)
    {
        _vocabulary = vocabulary;
        var (hashes, terms) = (new List<int>(), new List<int>());
        for (var term = 0; term < vocabulary.Count; term++)
        {
            if (!IsWord(vocabulary[term]) || !isWord(term))
                continue;
            foreach (var hash in Hashes(vocabulary[term]))
            {
                hashes.Add(hash);
                terms.Add(term);
            }
        }

        (_hashes, _terms) = ([.. hashes], [.. terms]);
        Array.Sort(_hashes, _terms);
    }

    /// <summary>The terms one edit away from <paramref name="word"/>.</summary>
    public IEnumerable<int> Near(string word) => IsWord(word) ? Hashes(word).SelectMany(Having).Distinct().Where(term => IsOneEdit(word, _vocabulary[term])) : [];

    private IEnumerable<int> Having(int hash)
    {
        var at = Array.BinarySearch(_hashes, hash);
        while (at > 0 && _hashes[at - 1] == hash)
            at--;
        for (; at >= 0 && at < _hashes.Length && _hashes[at] == hash; at++)
            yield return _terms[at];
    }

    private static bool IsWord(string word)
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
