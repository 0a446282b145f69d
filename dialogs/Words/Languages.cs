using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs.Words;

/// <summary>All languages the bot speaks, read from the YAML files beside this class (<c>Words/en/*.yaml</c>, <c>Words/ko/*.yaml</c>).</summary>
public sealed class Languages
{
    private readonly ImmutableSortedDictionary<string, Language> _byTag;

    private Languages(ImmutableSortedDictionary<string, Language> byTag) => _byTag = byTag;

    /// <summary>The languages that ship with the bot.</summary>
    public static Languages Shipped { get; } = ReadShipped();

    /// <summary>Every language.</summary>
    public IEnumerable<Language> All => _byTag.Values;

    /// <summary>The best language for a tag such as "ko-KR"; English where it is not spoken here.</summary>
    public Language For(string? tag)
    {
        var wanted = (tag ?? "").ToLowerInvariant();
        return _byTag.GetValueOrDefault(wanted) ?? _byTag.GetValueOrDefault(wanted.Split('-', '_')[0]) ?? _byTag["en"];
    }

    /// <summary>True when the bot has sentences in this language.</summary>
    public bool Speaks(string? tag) => tag is not null && _byTag.ContainsKey(tag.ToLowerInvariant().Split('-', '_')[0]);

    /// <summary>The language of a tag or a name in any language ("ko", "Korean", "한국어"); null where none is meant.</summary>
    public Language? Named(string? name) => All.FirstOrDefault(language => language["language.words"].Split(", ").Append(language.Tag).Contains((name ?? "").Trim(), StringComparer.OrdinalIgnoreCase));

    private static Languages ReadShipped()
    {
        var assembly = typeof(Languages).Assembly;
        var sentences = new Dictionary<string, ImmutableDictionary<string, string>.Builder>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("words/", StringComparison.Ordinal)))
        {
            var tag = name.Split('/', '\\')[1];
            if (!sentences.TryGetValue(tag, out var builder))
                sentences[tag] = builder = ImmutableDictionary.CreateBuilder<string, string>();
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var (key, text) in ReadFile(name, reader))
                builder.Add(key, text);
        }

        var english = sentences["en"].ToImmutable();
        return new(sentences.ToImmutableSortedDictionary(pair => pair.Key, pair => new Language(pair.Key, pair.Value.ToImmutable(), english)));
    }

    /// <summary>A file is a map of groups, each a map of sentences: <c>evidence: { behind: "…" }</c> gives the key <c>evidence.behind</c>.</summary>
    private static IEnumerable<(string Key, string Text)> ReadFile(string name, TextReader reader)
    {
        var yaml = new YamlStream();
        yaml.Load(reader);
        foreach (var (group, entries) in (YamlMappingNode)yaml.Documents[0].RootNode)
        {
            if (entries is not YamlMappingNode map)
                throw new InvalidDataException($"{name}: '{group}' must hold sentences, one per line.");
            foreach (var (key, text) in map)
                yield return ($"{group}.{key}", text.ToString().TrimEnd('\n'));
        }
    }
}
