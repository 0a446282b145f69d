using System.Globalization;
using SupportBot.Dialogs.Words;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>A node of a playbook's YAML that knows where it stands, so that every complaint names the place.</summary>
internal sealed class YamlPlace(string path, YamlNode node, IReadOnlyDictionary<string, LocalText> texts)
{
    /// <summary>A playbook needs eight levels: a step's commands for a platform in each language.</summary>
    private const int MaxDepth = 12;

    /// <summary>The last part of the path: a step's id, a platform's id.</summary>
    public string Name => path.Split(' ')[^1];

    /// <summary>True where this is one word: the name of something written elsewhere.</summary>
    public string? Reference => (node as YamlScalarNode)?.Value;

    /// <summary>The root of a file.</summary>
    /// <exception cref="PlaybookException">It is no YAML.</exception>
    public static YamlPlace Parse(string file, string yaml, IReadOnlyDictionary<string, LocalText> texts)
    {
        try
        {
            return new YamlPlace(file, PlainYaml.Load(yaml, MaxDepth).Documents is [var document] ? document.RootNode : new YamlScalarNode(), texts);
        }
        catch (YamlException error)
        {
            throw new PlaybookException($"{file} line {error.Start.Line}: {error.Message}", error);
        }
    }

    /// <summary>A complaint about this place.</summary>
    public PlaybookException Wrong(string what) => new($"{path}: {what} (line {node.Start.Line})");

    /// <summary>Only these keys may stand here: a mistyped one would be left out in silence.</summary>
    public YamlPlace Knowing(params string[] keys)
    {
        if (node is YamlMappingNode map && map.Children.Keys.Select(key => key.ToString()).FirstOrDefault(key => !keys.Contains(key)) is { } wrong)
            throw Wrong($"'{wrong}' is no key here. Possible: {string.Join(", ", keys)}.{Spelling.Suggestion(wrong, keys)}");
        return this;
    }

    /// <summary>A word or block of text that must be there.</summary>
    public string Word(string key) => OptionalWord(key) ?? throw Wrong($"'{key}' is missing.");

    /// <summary>A word or block of text, or null.</summary>
    public string? OptionalWord(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        _ => throw Wrong($"'{key}' must be a text."),
    };

    /// <summary>True for <c>yes</c>.</summary>
    public bool Flag(string key) => OptionalWord(key) switch
    {
        null or "no" => false,
        "yes" => true,
        var other => throw Wrong($"'{key}' is '{other}'. Possible: yes, no."),
    };

    /// <summary>A number, or null.</summary>
    public double? Number(string key) => OptionalWord(key) is not { } word ? null
        : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong($"'{key}' is '{word}', which is no number.");

    /// <summary>A condition, or null.</summary>
    public Condition? Condition(string key)
    {
        try
        {
            return OptionalWord(key) is { } text ? Playbooks.Condition.Parse(text) : null;
        }
        catch (FormatException error)
        {
            throw Wrong(error.Message);
        }
    }

    /// <summary>A text by language that must be there.</summary>
    public LocalText Text(string key) => OptionalText(key) ?? throw Wrong($"'{key}' is missing. Write it as a map of languages: {{ en: ..., ko: ... }}.");

    /// <summary>A text by language, or null.</summary>
    public LocalText? OptionalText(string key) => Find(key) is { } found ? new YamlPlace($"{path}, {key}", found, texts).Text() : null;

    /// <summary>This place itself as a text by language, or the name of one of the playbook's <c>texts</c>.</summary>
    public LocalText Text() => node switch
    {
        YamlMappingNode map when map.Children.FirstOrDefault(pair => !IsTag(pair.Key.ToString()) || pair.Value.ToString().Length == 0) is { Key: { } odd } =>
            throw Wrong($"'{odd}' is no language with a text. Put a text that holds a comma, a colon or a '#' into quotes."),
        YamlMappingNode { Children.Count: > 0 } map => new(map.Children.ToImmutableSortedDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString().TrimEnd('\n'))),
        YamlScalarNode { Value: { Length: > 0 } name } when texts.TryGetValue(name, out var shared) => shared,
        YamlScalarNode { Value: { Length: > 0 } name } when texts.Count > 0 => throw Wrong($"must be a map of languages, or a name in 'texts'; '{name}' is neither.{Spelling.Suggestion(name, texts.Keys)}"),
        _ => throw Wrong("must be a map of languages: { en: ..., ko: ... }."),
    };

    /// <summary>Named children in the order of the file; none where the key is missing.</summary>
    public IEnumerable<YamlPlace> Children(string key) => Find(key) switch
    {
        null => [],
        YamlMappingNode map => map.Children.Select(pair => new YamlPlace($"{path}, {Singular(key)} {pair.Key}", pair.Value, texts)),
        _ => throw Wrong($"'{key}' must be a map."),
    };

    /// <summary>List items; none where the key is missing.</summary>
    public IEnumerable<YamlPlace> Items(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Select(item => new YamlPlace($"{path}, {key}", item, texts)),
        _ => throw Wrong($"'{key}' must be a list."),
    };

    /// <summary>What stands under a key, or null.</summary>
    public YamlPlace? At(string key) => Find(key) is { } found ? new YamlPlace($"{path}, {Singular(key)}", found, texts) : null;

    /// <summary>Children of this place itself.</summary>
    public IEnumerable<YamlPlace> All() => node is YamlMappingNode map
        ? map.Children.Select(pair => new YamlPlace($"{path} {pair.Key}", pair.Value, texts))
        : throw Wrong("must be a map.");

    private static bool IsTag(string key) => key.Length is >= 2 and <= 20 && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string Singular(string key) => key switch { "run" or "check" => "platform", "texts" => "text", _ => key.TrimEnd('s') };

    private YamlNode? Find(string key) => node is YamlMappingNode map
        ? map.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null
        : throw Wrong("must be a map.");
}
