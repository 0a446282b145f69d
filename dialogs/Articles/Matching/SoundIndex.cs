namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>The words of the articles by their sound: finds those that another script writes otherwise.</summary>
internal sealed class SoundIndex
{
    /// <summary>Less alike are two words by chance, and so are short ones.</summary>
    private const float LeastAlike = 0.86f;
    private const int ShortestHangul = 3;
    private const int ShortestOther = 4;

    /// <summary>As good as the best, but for the rules being rough.</summary>
    private const float NearlyBest = 0.03f;

    private readonly uint[] _keys;
    private readonly (string Word, int Term)[] _words;

    /// <param name="spellings">Words of Latin letters as the articles spell them, folded, each with its term.</param>
    /// <param name="vocabulary">All terms.</param>
    public SoundIndex(IEnumerable<(string Word, int Term)> spellings, Vocabulary vocabulary)
    {
        var byEar = Enumerable.Range(0, vocabulary.Count).Where(term => Scripts.Of(vocabulary[term][0]) is Script.Hangul or Script.Katakana).Select(term => (Word: vocabulary[term], Term: term));
        var all = spellings.Concat(byEar).Where(each => IsLong(each.Word, Scripts.Of(each.Word[0]))).SelectMany(each => KeysOf(each.Word).Select(key => (Key: key, each.Word, each.Term))).OrderBy(each => each.Key).ToList();
        _keys = [.. all.Select(each => each.Key)];
        _words = [.. all.Select(each => (each.Word, each.Term))];
    }

    /// <summary>The terms that sound like <paramref name="word"/> and are written in another script, and how much they are alike (0.86 to 1).</summary>
    public IReadOnlyList<(int Term, float Likeness)> Like(string word)
    {
        var script = Scripts.Of(word[0]);
        if (!IsLong(word, script))
            return [];
        var found = new List<(int Term, float Likeness)>();
        foreach (var key in KeysOf(word))
        {
            var at = Array.BinarySearch(_keys, key);
            while (at > 0 && _keys[at - 1] == key)
                at--;
            for (; at >= 0 && at < _keys.Length && _keys[at] == key; at++)
            {
                if (Scripts.Of(_words[at].Word[0]) != script && Sounds.Likeness(word, _words[at].Word) is var alike and >= LeastAlike)
                    found.Add((_words[at].Term, alike));
            }
        }

        var best = found.Select(each => each.Likeness).DefaultIfEmpty().Max();
        return [.. found.Where(each => each.Likeness >= best - NearlyBest).DistinctBy(each => each.Term)];
    }

    private static bool IsLong(string word, Script script) => word.Length >= (script == Script.Hangul ? ShortestHangul : ShortestOther);

    private static IEnumerable<uint> KeysOf(string word) => Sounds.Of(word).Select(Sounds.KeyOf).Distinct().Where(key => key != 0);
}
