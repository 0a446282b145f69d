using System.Numerics;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Words of grammar, by language (<c>data/stopwords.txt</c>), in the form that <see cref="Tokenizer"/> gives them.</summary>
internal static class StopWords
{
    /// <summary>So many tokens tell a text's language.</summary>
    private const int MostTokens = 200;

    /// <summary>The bit of English: the file's first language.</summary>
    public const uint English = 1;

    /// <summary>For each word the languages whose grammar it is, one bit each.</summary>
    private static readonly Dictionary<string, uint> Languages = Read();
    private static readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> BySpan = Languages.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a word of grammar in any language.</summary>
    public static bool Contains(ReadOnlySpan<char> term) => BySpan.ContainsKey(term);

    /// <summary>True for a word of grammar in one of these languages (<see cref="LanguagesOf"/>).</summary>
    public static bool Contains(ReadOnlySpan<char> term, uint languages) => BySpan.TryGetValue(term, out var of) && (of & languages) != 0;

    /// <summary>
    /// The languages that most words of grammar in the text belong to, one bit each: "font" and "comment" are grammar in French and a subject in English.
    /// None where fewer than two words say so: "font missing" is not French.
    /// </summary>
    public static uint LanguagesOf(TokenBuffer tokens)
    {
        Span<int> votes = stackalloc int[32];
        for (var at = 0; at < Math.Min(tokens.Count, MostTokens); at++)
        {
            for (var languages = BySpan.TryGetValue(tokens.Text(tokens[at]), out var of) ? of : 0; languages != 0; languages &= languages - 1)
                votes[BitOperations.TrailingZeroCount(languages)]++;
        }

        var most = 2;
        var found = 0u;
        for (var language = 0; language < votes.Length; language++)
        {
            if (votes[language] > most)
                (most, found) = (votes[language], 0);
            if (votes[language] == most)
                found |= 1u << language;
        }

        return found;
    }

    private static Dictionary<string, uint> Read()
    {
        var languages = new Dictionary<string, uint>();
        foreach (var (at, line) in DataFile.Lines("stopwords.txt").Index())
        {
            foreach (var word in line[4..].Split(' ').SelectMany(Forms))
                languages[word] = languages.GetValueOrDefault(word) | (1u << at);
        }

        return languages;
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
