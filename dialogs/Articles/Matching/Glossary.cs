using System.Globalization;
using System.Runtime.InteropServices;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What the words of other languages stand for in English, and which words of a language stand for one another: the bridge between a Korean question
/// and an English article that has no Korean twin, and between what people say and what articles write. Two sources: <c>glossary.txt</c>, learnt from
/// paired articles, and the concepts of <c>concepts/</c>, written by hand.
/// </summary>
internal sealed class Glossary
{
    /// <summary>How often a word of a concept is meant by another: the first named is the usual one.</summary>
    private const float Usual = 0.5f;
    private const float Other = 0.3f;

    private readonly Dictionary<string, Meaning[]> _learnt;
    private readonly Dictionary<string, List<Concept>> _concepts = [];

    private Glossary()
    {
        _learnt = DataFile.Lines("glossary.txt").Select(line => line.Split(' ')).GroupBy(parts => parts[1], Learnt).ToDictionary(word => word.Key, word => word.SelectMany(meanings => meanings).ToArray());
        foreach (var line in DataFile.LinesIn("concepts/"))
            Add(line.Split('|'));
    }

    public static Glossary Shipped { get; } = new();

    /// <summary>English stems that a word of another language stands for; the same stem may come twice.</summary>
    public IEnumerable<Meaning> Translate(string word) => _learnt.GetValueOrDefault(word, []).Concat(ConceptsOf(word).Where(concept => concept.IsForeign).SelectMany(concept => concept.InEnglish(word)));

    /// <summary>Words of the same language that may stand for this one; the same word may come twice.</summary>
    public IEnumerable<Meaning> Synonyms(string word) => ConceptsOf(word).SelectMany(concept => concept.Others(word));

    /// <summary>The words of an entry of a data file as a text has them; none for several words, which a look-up by word cannot find.</summary>
    public static string[] Words(string entry)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Cut(entry, buffer);
        var tokens = Enumerable.Range(0, buffer.Count).Select(at => buffer[at]).ToList();
        var words = tokens.Count(token => token.Kind is TokenKind.Word or TokenKind.Code);
        return words > 1 || entry.Trim().Contains(' ', StringComparison.Ordinal) || (words == 0 && tokens.Count > MostGrams)
            ? []
            : [.. tokens.Where(token => token.Kind != TokenKind.Gram || IsHan(buffer.Text(token))).Select(token => buffer.Text(token).ToString())];
    }

    /// <summary>Pairs of Chinese characters are words; pieces of a Korean or katakana word only bridge its spellings.</summary>
    private static bool IsHan(ReadOnlySpan<char> token) => Scripts.Of(token[0]) == Script.Han;

    /// <summary>A word of Chinese characters of more pairs than this is a sentence.</summary>
    private const int MostGrams = 3;

    private static IEnumerable<Meaning> Learnt(string[] parts)
    {
        for (var at = 2; at + 1 < parts.Length; at += 2)
            yield return new(parts[at], float.Parse(parts[at + 1], CultureInfo.InvariantCulture));
    }

    private List<Concept> ConceptsOf(string word) => _concepts.GetValueOrDefault(word, []);

    /// <summary>Reads a line of concepts: English | Korean | Japanese | German | French.</summary>
    private void Add(string[] languages)
    {
        var english = SingleWords(languages[0].Split(',').Select(Words));
        foreach (var (at, language) in languages.Index())
        {
            var entries = language.Split(',').Select(Words).Where(words => words.Length > 0).ToList();
            var concept = new Concept(SingleWords(entries), at == 0 ? null : english, entries.SelectMany(words => words.Select(word => (word, words.Length))).DistinctBy(pair => pair.word).ToDictionary(pair => pair.word, pair => pair.Length));
            foreach (var word in concept.Pieces.Keys)
                (CollectionsMarshal.GetValueRefOrAddDefault(_concepts, word, out _) ??= []).Add(concept);
        }
    }

    private static string[] SingleWords(IEnumerable<string[]> entries) => [.. entries.Where(words => words.Length == 1).Select(words => words[0]).Distinct()];

    /// <summary>The words of one language for one thing.</summary>
    /// <param name="Words">Those that are one word to a look-up.</param>
    /// <param name="English">What they stand for in English; null for English itself.</param>
    /// <param name="Pieces">Every word of the entries, and of how many its entry consists.</param>
    private sealed record Concept(string[] Words, string[]? English, Dictionary<string, int> Pieces)
    {
        public bool IsForeign => English is not null;

        public IEnumerable<Meaning> Others(string word) => Pieces[word] > 1 ? [] : Words.Where(other => other != word).Select(other => new Meaning(other, Glossary.Other));

        public IEnumerable<Meaning> InEnglish(string word) => English!.Where(other => other != word).Select((other, at) => new Meaning(other, (at == 0 ? Usual : Glossary.Other) / Pieces[word]));
    }
}

/// <summary>A word, and how often it is what is meant (0 to 1).</summary>
internal readonly record struct Meaning(string Word, float Share);
