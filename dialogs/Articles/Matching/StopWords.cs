using System.Collections.Frozen;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Words of grammar, by language (<c>data/stopwords.txt</c>), in the form that <see cref="Tokenizer"/> gives them.</summary>
internal static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = Read();
    private static readonly FrozenSet<string> All = ByLanguage.Values.SelectMany(words => words).ToFrozenSet();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllBySpan = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a word of grammar in any language.</summary>
    public static bool Contains(ReadOnlySpan<char> term) => AllBySpan.Contains(term);

    private static FrozenDictionary<string, FrozenSet<string>> Read()
    {
        return DataFile.Lines("stopwords.txt")
            .ToFrozenDictionary(line => line[..2], line => line[4..].Split(' ').SelectMany(Forms).ToFrozenSet());
    }

    /// <summary>A stop word as the tokenizer would give it: stemmed like any other word.</summary>
    private static IEnumerable<string> Forms(string word)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Cut(word, buffer);
        for (var at = 0; at < buffer.Count; at++)
            yield return buffer.Text(buffer[at]).ToString();
    }
}
