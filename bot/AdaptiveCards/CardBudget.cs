using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.AdaptiveCards;

/// <summary>
/// Makes a card small enough to be taken: long texts are cut, then lists of texts. Commands to copy, inputs and buttons are never touched,
/// since half of a command is worse than none.
/// </summary>
internal static class CardBudget
{
    /// <summary>Fits every limit that Teams was ever documented with (28 KB), with room for what stands around a card.</summary>
    public const int Bytes = 25 * 1024;

    private const string Cut = " …";
    private static readonly int[] TextLengths = [4000, 2000, 1000, 500, 250, 120, 60];
    private static readonly int[] ListLengths = [40, 20, 10, 5, 3];

    /// <summary>The card itself, shortened in place until its JSON fits, or as far as it can be.</summary>
    public static JsonObject Fit(JsonObject card, int bytes = Bytes)
    {
        foreach (var length in TextLengths)
        {
            if (Size(card) <= bytes)
                return card;
            foreach (var text in Texts(card).ToList())
                Shorten(text, length);
        }

        foreach (var length in ListLengths)
        {
            if (Size(card) <= bytes)
                return card;
            foreach (var items in Lists(card).ToList())
                Shorten(items, length);
        }

        return card;
    }

    /// <summary>As it is sent.</summary>
    private static long Size(JsonObject card)
    {
        using var writer = new Utf8JsonWriter(new Nowhere());
        card.WriteTo(writer);
        return writer.BytesCommitted + writer.BytesPending;
    }

    private static void Shorten(JsonObject block, int length)
    {
        var text = (string)block["text"]!;
        if (text.Length <= length)
            return;
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        block["text"] = text[..end].TrimEnd('\\', ' ', '\n') + Cut;
    }

    /// <summary>Takes texts out of the end of a list; what can be pressed or filled in stays.</summary>
    private static void Shorten(JsonArray items, int length)
    {
        var texts = items.OfType<JsonObject>().Where(IsText).Skip(length).ToList();
        foreach (var text in texts.Skip(1))
            items.Remove(text);
        if (texts is [var first, _, ..])
            first["text"] = Cut.Trim();
    }

    private static bool IsText(JsonObject node) => (string?)node["type"] == "TextBlock" && node["text"] is not null;

    private static IEnumerable<JsonObject> Texts(JsonNode node) => node switch
    {
        JsonObject map when IsText(map) => [map],
        JsonObject map when IsCommand(map) => [],
        JsonObject map => map.Where(pair => pair.Key is "body" or "items" or "columns").SelectMany(pair => Texts(pair.Value!)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Texts),
        _ => [],
    };

    private static IEnumerable<JsonArray> Lists(JsonNode node) => node switch
    {
        JsonObject map when IsCommand(map) => [],
        JsonObject map => map.Where(pair => pair.Key is "body" or "items" or "columns").SelectMany(pair => Lists(pair.Value!)),
        JsonArray list => [list, .. list.OfType<JsonNode>().SelectMany(Lists)],
        _ => [],
    };

    private static bool IsCommand(JsonObject node) => ((string?)node["id"])?.StartsWith("code-", StringComparison.Ordinal) == true;

    /// <summary>What is written here is only counted.</summary>
    private sealed class Nowhere : IBufferWriter<byte>
    {
        [ThreadStatic]
        private static byte[]? _scrap;

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint) => _scrap is { } scrap && scrap.Length >= sizeHint ? scrap : _scrap = new byte[Math.Max(sizeHint, 16 * 1024)];

        public Span<byte> GetSpan(int sizeHint) => GetMemory(sizeHint).Span;
    }
}
