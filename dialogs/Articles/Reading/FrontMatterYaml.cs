using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Reads the YAML of a front matter without what YAML can do to a reader: anchors, aliases, tags and deep nesting are refused.</summary>
internal static partial class FrontMatterYaml
{
    private const int MaxDepth = 6;

    /// <summary>The top-level map of the YAML.</summary>
    /// <exception cref="YamlException">It is no YAML map, or uses what is refused here; the position is that in the YAML.</exception>
    public static YamlMappingNode Strict(string yaml) =>
        PlainYaml.Load(yaml, MaxDepth).Documents switch
        {
            [] => [],
            [{ RootNode: YamlMappingNode map }] => map,
            [{ RootNode: YamlScalarNode { Value: null or "" } }] => [],
            [var document, ..] => throw new YamlException(document.RootNode.Start, document.RootNode.End, "the front matter must be one map of keys and values"),
        };

    /// <summary>What can be saved from broken YAML: every top-level line <c>key: value</c>, the value taken as text.</summary>
    public static YamlMappingNode LineByLine(string yaml)
    {
        var map = new YamlMappingNode();
        foreach (var line in yaml.Split('\n'))
        {
            if (KeyAndValue().Match(line) is { Success: true } pair && !map.Children.ContainsKey(pair.Groups["key"].Value))
                map.Add(pair.Groups["key"].Value, Unquoted(pair.Groups["value"].Value.Trim()));
        }

        return map;
    }

    private static string Unquoted(string value) => value switch
    {
        ['"', .., '"'] => value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal),
        ['\'', .., '\''] => value[1..^1].Replace("''", "'", StringComparison.Ordinal),
        _ => value,
    };

    [GeneratedRegex(@"^(?<key>[A-Za-z][A-Za-z0-9_\-]{0,60}):(?<value>[ \t].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndValue();
}
