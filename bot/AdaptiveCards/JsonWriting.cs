using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.AdaptiveCards;

/// <summary>JSON that is written in one go: no node of it exists before somebody looks at it.</summary>
internal static class JsonWriting
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scrap;

    /// <summary>The object that <paramref name="write"/> writes.</summary>
    public static JsonObject Object(Action<Utf8JsonWriter> write)
    {
        var bytes = _scrap ??= new ArrayBufferWriter<byte>(16 * 1024);
        bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(bytes))
            write(json);
        return JsonNode.Parse(bytes.WrittenSpan)!.AsObject();
    }
}
