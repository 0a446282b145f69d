using System.Collections.Frozen;
using System.Globalization;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What the words of other languages stand for in English, and which English words stand for one another: the bridge between a Korean question
/// and an English article that has no Korean twin. Two sources: <c>glossary.txt</c>, learnt from paired articles, and <c>concepts.txt</c>,
/// written by hand.
/// </summary>
internal sealed class Glossary
{
    /// <summary>How often a word of a concept is meant by another: the first named is the usual one.</summary>
    private const float Usual = 0.5f;
    private const float Other = 0.3f;
    private readonly FrozenDictionary<string, ImmutableArray<Meaning>> _meanings;
    private readonly FrozenDictionary<string, ImmutableArray<Meaning>> _synonyms;

    private Glossary(IEnumerable<(string Word, Meaning Meaning)> foreign, IEnumerable<(string Word, Meaning Meaning)> english) =>
        (_meanings, _synonyms) = (Gather(foreign), Gather(english));

    public static Glossary Shipped { get; } = Read();

    /// <summary>English stems that a word of another language stands for, most often first.</summary>
    public ImmutableArray<Meaning> Translate(string word) => _meanings.GetValueOrDefault(word, []);

    /// <summary>Words of the same language that may stand for this one.</summary>
    public ImmutableArray<Meaning> Synonyms(string word) => _synonyms.GetValueOrDefault(word, []);

    private static FrozenDictionary<string, ImmutableArray<Meaning>> Gather(IEnumerable<(string Word, Meaning Meaning)> pairs) => pairs
        .GroupBy(pair => pair.Word, pair => pair.Meaning)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.GroupBy(meaning => meaning.Word).Select(same => same.MaxBy(meaning => meaning.Share)).OrderByDescending(meaning => meaning.Share).ToImmutableArray());

    private static Glossary Read()
    {
        var learnt = DataFile.Lines("glossary.txt").Select(line => line.Split(' ')).SelectMany(Learnt).ToList();
        var concepts = DataFile.Lines("concepts.txt").Select(line => line.Split('|').Select(part => part.Split(',').Select(Words).Where(words => words.Length > 0).ToArray()).ToArray()).ToList();
        return new(learnt.Concat(concepts.SelectMany(Foreign)), concepts.SelectMany(Synonyms));
    }

    private static IEnumerable<(string Word, Meaning Meaning)> Learnt(string[] parts)
    {
        for (var at = 2; at + 1 < parts.Length; at += 2)
            yield return (parts[1], new(parts[at], float.Parse(parts[at + 1], CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<(string Word, Meaning Meaning)> Foreign(string[][][] concept) =>
        from language in concept.Skip(1)
        from words in language
        from word in words
        from english in concept[0].Where(words => words.Length == 1).Select((words, at) => new Meaning(words[0], at == 0 ? Usual : Other))
        where word != english.Word
        select (word, english with { Share = english.Share / words.Length });

    /// <summary>Words of one language that stand for the same concept.</summary>
    private static IEnumerable<(string Word, Meaning Meaning)> Synonyms(string[][][] concept) =>
        from language in concept
        from word in language.Where(words => words.Length == 1)
        from other in language.Where(words => words.Length == 1)
        where word[0] != other[0]
        select (word[0], new Meaning(other[0], Other));

    /// <summary>The terms of an entry; none for a phrase of several words, which a look-up by word cannot find.</summary>
    private static string[] Words(string entry)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Cut(entry, buffer);
        var tokens = Enumerable.Range(0, buffer.Count).Select(at => buffer[at]).ToList();
        var words = tokens.Count(token => token.Kind is TokenKind.Word or TokenKind.Code);
        return words > 1 || entry.Trim().Contains(' ', StringComparison.Ordinal) || tokens.Count > 3
            ? []
            : [.. tokens.Where(token => token.Kind != TokenKind.Gram || words == 0).Select(token => buffer.Text(token).ToString())];
    }
}

/// <summary>An English stem, and how often it is what is meant (0 to 1).</summary>
internal readonly record struct Meaning(string Word, float Share);
