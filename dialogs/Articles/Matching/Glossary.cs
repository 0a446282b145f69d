using System.Collections.Concurrent;
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

    private static readonly Task<Glossary> Reading = Task.Run(() => new Glossary());

    private readonly Dictionary<string, Meaning[]> _learnt = [];
    private readonly Dictionary<string, List<Entry>> _entries = [];

    // put together where a word is asked for, and only for words that the files know
    private readonly ConcurrentDictionary<string, Meaning[]> _translations = new();
    private readonly ConcurrentDictionary<string, Meaning[]> _synonyms = new();

    private Glossary()
    {
        foreach (var parts in DataFile.Lines("glossary.txt").Select(line => line.Split(' ')))
            _learnt[parts[1]] = [.. _learnt.GetValueOrDefault(parts[1], []), .. Learnt(parts)];
        var entries = new DataEntry();
        foreach (var line in DataFile.LinesIn("concepts/"))
            Add(line, entries);
    }

    public static Glossary Shipped => Reading.GetAwaiter().GetResult();

    /// <summary>Begins to read the files on another thread, which takes a quarter of a second in code just compiled.</summary>
    public static void ReadAhead() => _ = Reading;

    /// <summary>English stems that a word of another language stands for; the same stem may come twice.</summary>
    public Meaning[] Translate(string word)
    {
        if (_translations.TryGetValue(word, out var known))
            return known;
        List<Meaning> meanings = [.. _learnt.GetValueOrDefault(word, [])];
        foreach (var entry in EntriesOf(word))
            entry.AddEnglish(word, meanings);
        return meanings.Count == 0 ? [] : _translations[word] = [.. meanings];
    }

    /// <summary>Words of the same language that may stand for this one; the same word may come twice.</summary>
    public Meaning[] Synonyms(string word)
    {
        if (_synonyms.TryGetValue(word, out var known))
            return known;
        var meanings = new List<Meaning>();
        foreach (var entry in EntriesOf(word))
            entry.AddOthers(word, meanings);
        return meanings.Count == 0 ? [] : _synonyms[word] = [.. meanings];
    }

    private static IEnumerable<Meaning> Learnt(string[] parts)
    {
        for (var at = 2; at + 1 < parts.Length; at += 2)
            yield return new(parts[at], float.Parse(parts[at + 1], CultureInfo.InvariantCulture));
    }

    private ReadOnlySpan<Entry> EntriesOf(string word) => CollectionsMarshal.AsSpan(_entries.GetValueOrDefault(word));

    /// <summary>Takes in a line of concepts: English | Korean | Japanese | German | French, each with its entries between commas.</summary>
    private void Add(ReadOnlySpan<char> line, DataEntry entries)
    {
        string[]? english = null;
        var (single, pieces) = (new List<string>(), new Dictionary<string, int>());
        foreach (var language in line.Split('|'))
        {
            single.Clear();
            pieces.Clear();
            foreach (var entry in line[language].Split(','))
            {
                var words = entries.WordsOf(line[language][entry]);
                if (words.Count == 1 && !single.Contains(words[0]))
                    single.Add(words[0]);
                foreach (var word in words)
                    pieces.TryAdd(word, words.Count);
            }

            var concept = new Concept([.. single], english ?? []);
            english ??= concept.Words;
            foreach (var (word, count) in pieces)
                (CollectionsMarshal.GetValueRefOrAddDefault(_entries, word, out _) ??= []).Add(new(concept, count));
        }
    }

    /// <summary>The words of one language for one thing.</summary>
    /// <param name="Words">Those that are one word to a look-up.</param>
    /// <param name="English">What they stand for in English; empty for English itself.</param>
    private sealed record Concept(string[] Words, string[] English);

    /// <summary>A word, or a piece of one, in a concept.</summary>
    /// <param name="Concept">The concept.</param>
    /// <param name="Pieces">Of how many pieces its word consists.</param>
    private readonly record struct Entry(Concept Concept, int Pieces)
    {
        public void AddOthers(string word, List<Meaning> meanings)
        {
            foreach (var other in Pieces > 1 ? [] : Concept.Words)
            {
                if (other != word)
                    meanings.Add(new(other, Other));
            }
        }

        public void AddEnglish(string word, List<Meaning> meanings)
        {
            for (var at = 0; at < Concept.English.Length; at++)
            {
                if (Concept.English[at] != word)
                    meanings.Add(new(Concept.English[at], (at == 0 ? Usual : Other) / Pieces));
            }
        }
    }
}

/// <summary>A word, and how often it is what is meant (0 to 1).</summary>
internal readonly record struct Meaning(string Word, float Share);
