using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace SupportBot;

/// <summary>Reads JSON that others wrote: what is not there, or is something else, is null.</summary>
internal static class JsonReading
{
    /// <summary>The value at a path of names, or null.</summary>
    public static JsonElement? At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        }

        return json;
    }

    /// <summary>The text at a path of names; null where there is none, or one that is no Unicode (half of a surrogate pair).</summary>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path)
    {
        try
        {
            return json.At(path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The moment at a path of names, written as ISO 8601 with Z or an offset; null where there is none.</summary>
    public static Instant? Moment(this JsonElement json, params ReadOnlySpan<string> path) =>
        OffsetDateTimePattern.ExtendedIso.Parse(json.Text(path) ?? "") is { Success: true, Value: var moment } ? moment.ToInstant() : null;

    /// <summary>The fields of an object; none where there is no object.</summary>
    public static IEnumerable<JsonProperty> Fields(this JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } map)
            yield break;
        foreach (var field in map.EnumerateObject())
            yield return field;
    }

    /// <summary>The items of the array at a path of names; none where there is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];
}
