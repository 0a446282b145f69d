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

    private Glossary(IEnumerable<string> lines) => _translations = lines
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' '))
        .GroupBy(parts => parts[1])
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(Pairs).GroupBy(pair => pair.Word).Select(same => same.MaxBy(pair => pair.Share)).ToImmutableArray());

    public static Glossary Shipped { get; } = Read();

    /// <summary>English stems and how often they are meant, most often first.</summary>
    public ImmutableArray<(string Word, float Share)> Translate(string word) => _translations.GetValueOrDefault(word, []);

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
