using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Hostile;

/// <summary>Makes inputs out of good ones: pieces cut, doubled, moved, put from one into another; signs that mean something put in; JSON whose values are exchanged.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<string> seeds)
{
    private const int Longest = 200_000;

#pragma warning disable CA5394 // a seeded generator, so that a failure can be repeated; nothing here is secret
    private readonly Random _random = new(seed);

    private static readonly string[] Signs =
    [
        "\0", "\n", "\r\n", "\t", "\"", "'", "\\", "{", "}", "[", "]", "<", ">", "&", "%", "=", ":", ";", "---", "```", "![](", "](", "<!--", "-----BEGIN RSA PRIVATE KEY-----", "eyJ", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.", "password=",
        "Bearer ", "https://a:b@c", "\uD800", "\uDC00", "\u202E", "\u200B", "\uFEFF", "99999999999999999999", "-1", "1e999", "NaN", "9999-12-31T23:59:59Z", "0000-00-00", "24:60:60", "&x ", "*x", "!!x ", "{{", "${", "$(", "ÿ", "가", "👩‍💻",
    ];

    private static readonly string[] Values = ["null", "true", "0", "-1", "1e400", "99999999999999999999", "\"\"", "\"x\"", "[]", "{}", "[[[[[[[[]]]]]]]]", "\"\\u0000\"", "\"\\ud800\"", "\"<at>x</at><!channel>\"", "\"https://127.0.0.1:1/\""];

    /// <summary>The next input.</summary>
    public string Next()
    {
        var text = seeds[_random.Next(seeds.Count)];
        if (text.StartsWith('{') && _random.Next(3) > 0)
            text = Exchange(text);
        for (var times = _random.Next(6); times > 0 && text.Length < Longest; times--)
            text = Change(text);
        return text;
    }

    private string Change(string text)
    {
        var (from, to) = (_random.Next(text.Length + 1), _random.Next(text.Length + 1));
        (from, to) = from < to ? (from, to) : (to, from);
        var piece = text[from..to];
        return _random.Next(8) switch
        {
            0 => text.Remove(from, to - from),
            1 => text.Insert(from, piece),
            2 => text.Insert(to, string.Concat(Enumerable.Repeat(piece.Length > 200 ? piece[..200] : piece, _random.Next(1, 60)))),
            3 => text.Insert(from, string.Concat(Enumerable.Repeat(Signs[_random.Next(Signs.Length)], _random.Next(1, 200)))),
            4 or 5 => text.Insert(from, Signs[_random.Next(Signs.Length)]),
            6 => text[..from] + seeds[_random.Next(seeds.Count)] + text[to..],
            _ => text.Length == 0 ? "x" : new StringBuilder(text) { [_random.Next(text.Length)] = (char)_random.Next(0x250) }.ToString(),
        };
    }

    /// <summary>JSON with one of its values exchanged for another, or left out; what only begins like JSON stays as it is.</summary>
    private string Exchange(string json)
    {
        if (Parsed(json) is not { } root)
            return json;
        var maps = Walk(root).OfType<JsonObject>().Where(map => map.Count > 0).ToList();
        if (maps.Count == 0)
            return json;
        var map = maps[_random.Next(maps.Count)];
        var name = map.ElementAt(_random.Next(map.Count)).Key;
        if (_random.Next(5) == 0)
            map.Remove(name);
        else
            map[name] = JsonNode.Parse(Values[_random.Next(Values.Length)] is var value && value.Contains("ud800", StringComparison.Ordinal) ? "\"x\"" : value);
        return root.ToJsonString();
    }
#pragma warning restore CA5394

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null; // Ruby's {:password => "x"}
        }
    }

    private static IEnumerable<JsonNode> Walk(JsonNode? node) => node switch
    {
        JsonObject map => [map, .. map.SelectMany(pair => Walk(pair.Value))],
        JsonArray list => [list, .. list.SelectMany(Walk)],
        _ => [],
    };
}
