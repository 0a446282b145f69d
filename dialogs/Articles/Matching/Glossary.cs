using System.Collections.Frozen;
using System.Globalization;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What the words of other languages stand for in English (<c>data/glossary.txt</c>): the bridge between a Korean question and an English article
/// that has no Korean twin.
/// </summary>
internal sealed class Glossary
{
    private readonly FrozenDictionary<string, ImmutableArray<(string Word, float Share)>> _translations;

    private readonly FrozenDictionary<string, ImmutableArray<(string Word, float Share)>> _synonyms;

    private Glossary(IEnumerable<string> lines)
    {
        _translations = lines
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' '))
        .GroupBy(parts => parts[1])
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(Pairs).GroupBy(pair => pair.Word).Select(same => same.MaxBy(pair => pair.Share)).ToImmutableArray());
        _synonyms = Pivot(_translations.Values);
    }

    public static Glossary Shipped { get; } = Read();

    /// <summary>English stems and how often they are meant, most often first.</summary>
    public ImmutableArray<(string Word, float Share)> Translate(string word) => _translations.GetValueOrDefault(word, []);

    /// <summary>English words that the same foreign words stand for (Bannard and Callison-Burch, "Paraphrasing with bilingual parallel corpora", 2005).</summary>
    public ImmutableArray<(string Word, float Share)> Synonyms(string word) => _synonyms.GetValueOrDefault(word, []);

    private static FrozenDictionary<string, ImmutableArray<(string Word, float Share)>> Pivot(IEnumerable<ImmutableArray<(string Word, float Share)>> translations)
    {
        var together = new Dictionary<(string, string), float>();
        var alone = new Dictionary<string, float>();
        foreach (var words in translations)
        {
            foreach (var one in words)
            {
                alone[one.Word] = alone.GetValueOrDefault(one.Word) + one.Share;
                foreach (var other in words.Where(other => other.Word != one.Word))
                    together[(one.Word, other.Word)] = together.GetValueOrDefault((one.Word, other.Word)) + (one.Share * other.Share);
            }
        }

        return together.GroupBy(pair => pair.Key.Item1)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => (Word: pair.Key.Item2, Share: pair.Value / alone[group.Key])).Where(pair => pair.Share >= 0.05f).OrderByDescending(pair => pair.Share).Take(6).ToImmutableArray());
    }

    private static IEnumerable<(string Word, float Share)> Pairs(string[] parts)
    {
        for (var at = 2; at + 1 < parts.Length; at += 2)
            yield return (parts[at], float.Parse(parts[at + 1], CultureInfo.InvariantCulture));
    }

    private static Glossary Read()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream("data/glossary.txt");
        if (stream is null)
            return new([]);
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd().Split('\n'));
    }
}
