using System.Collections.Frozen;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// How common a word is in everyday talk (<c>data/everyday.txt</c>): "kick", "eye" or "계속" are rare in articles, and yet they tell nothing of a trouble.
/// </summary>
internal static class Everyday
{
    /// <summary>Rank up to which a word is in every article's worth of talk; beyond it, frequency falls with rank (G. K. Zipf, 1949).</summary>
    private const float Common = 60;

    private static readonly FrozenDictionary<string, float> Shares = Read();
    private static readonly FrozenDictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> BySpan = Shares.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>In what share of texts the word occurs, 0 to 1; 0 for a word that is not common in any language.</summary>
    public static float ShareOf(ReadOnlySpan<char> term) => BySpan.TryGetValue(term, out var share) ? share : 0;

    /// <summary>The words of a language, most frequent first; none for a language that is not listed.</summary>
    public static string[] Words(string language) =>
        DataFile.Lines("everyday.txt").Where(line => line.StartsWith(language + ":", StringComparison.Ordinal)).SelectMany(line => line[4..].Split(' ')).ToArray();

    private static FrozenDictionary<string, float> Read()
    {
        var shares = new Dictionary<string, float>();
        var bySpan = shares.GetAlternateLookup<ReadOnlySpan<char>>();
        var buffer = new TokenBuffer();
        foreach (var line in DataFile.Lines("everyday.txt"))
        {
            var rank = 0;
            foreach (var range in line.AsSpan(4).Split(' '))
            {
                rank++;
                buffer.Clear();
                Tokenizer.Cut(line.AsSpan(4)[range], buffer);
                if (buffer.Count > 0 && buffer[0].Kind is TokenKind.Word or TokenKind.Gram && (buffer.Count == 1 || buffer[1].Kind == TokenKind.Gram))
                    bySpan.TryAdd(buffer.Text(buffer[0]), MathF.Min(1, Common / rank));
            }
        }

        return shares.ToFrozenDictionary();
    }
}
