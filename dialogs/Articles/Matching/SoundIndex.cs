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
        var byEar = Enumerable.Range(0, vocabulary.Count).Select(term => (Word: vocabulary[term], Term: term)).Where(each => ScriptOf(each.Word) is Script.Hangul or Script.Katakana);
        var all = spellings.Concat(byEar).SelectMany(each => KeysOf(each.Word, Sounds.Of(each.Word)).Select(key => (Key: key, each.Word, each.Term))).OrderBy(each => each.Key).ToList();
        _keys = [.. all.Select(each => each.Key)];
        _words = [.. all.Select(each => (each.Word, each.Term))];
    }

    /// <summary>The terms that sound like <paramref name="word"/> and are written in another script, and how much they are alike (0.86 to 1).</summary>
    public IReadOnlyList<(int Term, float Likeness)> Like(string word)
    {
        var (script, sounds) = (ScriptOf(word), Sounds.Of(word));
        var found = new List<(int Term, float Likeness)>();
        foreach (var (other, term) in KeysOf(word, sounds).SelectMany(key => SortedKeys.PlacesOf(_keys, key)).Select(at => _words[at]))
        {
            if (ScriptOf(other) != script && Sounds.Likeness(sounds, Sounds.Of(other)) is var alike and >= LeastAlike)
                found.Add((term, alike));
        }

        var best = found.Select(each => each.Likeness).DefaultIfEmpty().Max();
        return [.. found.Where(each => each.Likeness >= best - NearlyBest).DistinctBy(each => each.Term)];
    }

    private static Script ScriptOf(string word) => Scripts.Of(word[0]);

    private static IEnumerable<uint> KeysOf(string word, ImmutableArray<string> sounds) =>
        word.Length < (ScriptOf(word) == Script.Hangul ? ShortestHangul : ShortestOther) ? [] : sounds.Select(Sounds.KeyOf).Distinct().Where(key => key != 0);
}
