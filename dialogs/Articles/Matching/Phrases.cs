namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What people say in several words and articles in one: "log in" is a login, what is "kicked out" was evicted (<c>data/phrases/</c>). The
/// words of such a phrase, each on its own, speak of something else.
/// </summary>
internal sealed class Phrases
{
    private const int Longest = 4;

    /// <summary>How often the first word that stands for a phrase is what is meant, and how often another.</summary>
    private const float Usual = 0.8f;
    private const float Other = 0.5f;

    private readonly Dictionary<string, Meaning[]> _meanings = [];
    private readonly Dictionary<string, Meaning[]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <summary>The first words of all phrases.</summary>
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _first;

    private Phrases()
    {
        var first = new HashSet<string>();
        var entries = new DataEntry();
        (_bySpan, _first) = (_meanings.GetAlternateLookup<ReadOnlySpan<char>>(), first.GetAlternateLookup<ReadOnlySpan<char>>());
        foreach (var parts in DataFile.LinesIn("phrases/").Select(line => line.Split('=')))
        {
            var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => entries.WordsOf(word).ToArray()).ToList();
            if (words.Count < 2)
                continue;
            first.Add(words[0]);
            _meanings.TryAdd(string.Join(' ', words), [.. parts[1].Split(',').SelectMany(word => entries.WordsOf(word).ToArray()).Distinct().Select((word, at) => new Meaning(word, at == 0 ? Usual : Other))]);
        }
    }

    public static Phrases Shipped { get; } = new();

    /// <summary>The longest phrase that begins at a token: what it stands for, and its last token; no meanings where none begins.</summary>
    public (Meaning[] Meanings, int Last) At(TokenBuffer tokens, int at, int end)
    {
        if (tokens[at].Kind != TokenKind.Word || !_first.Contains(tokens.Text(tokens[at])))
            return ([], at);
        var found = (Array.Empty<Meaning>(), at);
        Span<char> phrase = stackalloc char[256];
        var length = 0;
        for (var (here, words) = (at, 0); here < end && words < Longest; here++)
        {
            if (tokens[here].Kind is TokenKind.Part or TokenKind.Gram)
                continue;
            var word = tokens.Text(tokens[here]);
            if (words++ > 0)
                phrase[length++] = ' ';
            word.CopyTo(phrase[length..]);
            length += word.Length;
            if (words > 1 && _bySpan.TryGetValue(phrase[..length], out var meanings))
                found = (meanings, here);
        }

        return found;
    }
}
