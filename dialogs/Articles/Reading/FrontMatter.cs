using System.Globalization;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>
/// The front matter of an article, typed. Only keys that may be shown are read: <c>internal-notes</c> and <c>dynamics-url</c>
/// are for staff, and a key that is never read can never leak.
/// </summary>
internal sealed class FrontMatter(YamlMappingNode map, int firstLine)
{
    private static readonly string[] Truths = ["true", "yes", "on", "1"];

    private static readonly LocalDatePattern[] Dates =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("M/d/uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu"),
    ];

    private readonly List<(int Line, string Message)> _notUnderstood = [];

    /// <summary>Values that were there but could not be read, with their line in the file.</summary>
    public IReadOnlyList<(int Line, string Message)> NotUnderstood => _notUnderstood;

    /// <summary>The text of a key, trimmed; null where it is missing, empty or <c>null</c>.</summary>
    public string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode scalar => Value(scalar),
        var other => Refuse<string>(key, other, "a text"),
    };

    /// <summary>One value or a list of values.</summary>
    public ImmutableArray<string> Texts(string key) => Texts(key, Node(key));

    /// <summary>A flag in any usual writing; false where it is missing.</summary>
    public bool Flag(string key) => Text(key) is { } text && Truths.Contains(text.ToLowerInvariant());

    /// <summary>A date as yyyy-mm-dd, m/d/yyyy or d.m.yyyy; null where it is missing or none.</summary>
    public LocalDate? Date(string key)
    {
        if (Text(key) is not { } text)
            return null;
        foreach (var pattern in Dates)
        {
            if (pattern.Parse(text) is { Success: true, Value: var date })
                return date;
        }

        Refuse<string>(key, Node(key)!, "a date such as 2027-03-31");
        return null;
    }

    /// <summary>The <c>samples:</c> map.</summary>
    public ArticleSamples Samples()
    {
        switch (Node("samples"))
        {
            case null:
                return new([], []);
            case YamlMappingNode samples:
                return new(Texts("samples.match", Child(samples, "match")), Texts("samples.no-match", Child(samples, "no-match")));
            case var other:
                Refuse<string>("samples", other, "a map with 'match' and 'no-match'");
                return new([], []);
        }
    }

    /// <summary>The 1-based line in the file where a key stands; 1 where it is missing.</summary>
    public int Line(string key) => map.Children.FirstOrDefault(pair => pair.Key.ToString() == key).Key is { } node ? LineOf(node.Start) : 1;

    private ImmutableArray<string> Texts(string key, YamlNode? node) => node switch
    {
        null => [],
        YamlScalarNode scalar => Value(scalar) is { } one ? [one] : [],
        YamlSequenceNode list => [.. list.Select(entry => entry is YamlScalarNode scalar ? Value(scalar) : Refuse<string>(key, entry, "a list of texts")).OfType<string>()],
        _ => Refuse<string>(key, node, "a text or a list of texts") is { } never ? [never] : [],
    };

    private YamlNode? Node(string key) => Child(map, key);

    private static YamlNode? Child(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? node : null;

    private static string? Value(YamlScalarNode scalar) =>
        scalar.Value?.Trim() is { Length: > 0 } text && !(scalar.Style is ScalarStyle.Plain && text is "null" or "~" or "Null" or "NULL") ? text : null;

    private T? Refuse<T>(string key, YamlNode node, string expected)
        where T : class
    {
        _notUnderstood.Add((LineOf(node.Start), string.Create(CultureInfo.InvariantCulture, $"'{key}' must be {expected}. It is ignored.")));
        return null;
    }

    private int LineOf(Mark mark) => (int)mark.Line + firstLine - 1;
}
