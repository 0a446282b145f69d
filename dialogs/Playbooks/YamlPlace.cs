using SupportBot.Dialogs.Words;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>A node of a playbook's YAML that knows where it stands, so that every complaint names the place.</summary>
internal sealed class YamlPlace(string path, YamlNode node)
{
    /// <summary>The last part of the path: a step's id, a platform's id.</summary>
    public string Name => path.Split(' ')[^1];

    /// <summary>A complaint about this place.</summary>
    public PlaybookException Wrong(string what) => new($"{path}: {what} (line {node.Start.Line})");

    /// <summary>A word or block of text that must be there.</summary>
    public string Word(string key) => OptionalWord(key) ?? throw Wrong($"'{key}' is missing.");

    /// <summary>A word or block of text, or null.</summary>
    public string? OptionalWord(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        _ => throw Wrong($"'{key}' must be a text."),
    };

    /// <summary>A text by language that must be there.</summary>
    public LocalText Text(string key) => OptionalText(key) ?? throw Wrong($"'{key}' is missing. Write it as a map of languages: {{ en: ..., ko: ... }}.");

    /// <summary>A text by language, or null.</summary>
    public LocalText? OptionalText(string key) => Find(key) is { } found ? new YamlPlace($"{path}, {key}", found).Text() : null;

    /// <summary>This place itself as a text by language.</summary>
    public LocalText Text() => node is YamlMappingNode { Children.Count: > 0 } map
        ? new(map.Children.ToImmutableSortedDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString().TrimEnd('\n')))
        : throw Wrong("must be a map of languages: { en: ..., ko: ... }.");

    /// <summary>Named children in the order of the file; none where the key is missing.</summary>
    public IEnumerable<YamlPlace> Children(string key) => Find(key) switch
    {
        null => [],
        YamlMappingNode map => map.Children.Select(pair => new YamlPlace($"{path}, {Singular(key)} {pair.Key}", pair.Value)),
        _ => throw Wrong($"'{key}' must be a map."),
    };

    /// <summary>List items; none where the key is missing.</summary>
    public IEnumerable<YamlPlace> Items(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Select(item => new YamlPlace($"{path}, {key}", item)),
        _ => throw Wrong($"'{key}' must be a list."),
    };

    private static string Singular(string key) => key switch { "run" => "platform", _ => key.TrimEnd('s') };

    private YamlNode? Find(string key) => node is YamlMappingNode map
        ? map.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null
        : throw Wrong("must be a map.");
}
