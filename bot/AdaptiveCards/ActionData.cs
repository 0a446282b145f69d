using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Cards;
using SupportBot.Turns;

namespace SupportBot.AdaptiveCards;

/// <summary>A button's action as the data of Action.Execute and Action.Submit, and back. Clients merge the card's inputs into the same object.</summary>
internal static class ActionData
{
    private const string Name = "supportBot";

    public static JsonObject Write(CardAction action, ActionSeal seal) => JsonWriting.Object(json => Write(json, action, seal.Of(action)));

    /// <param name="json">Where it is written to.</param>
    /// <param name="action">The action.</param>
    /// <param name="seal">Its seal here.</param>
    public static void Write(Utf8JsonWriter json, CardAction action, string seal)
    {
        json.WriteStartObject();
        json.WriteStartObject(Name);
        json.WriteString("verb", action.Verb);
        json.WriteNumber("revision", action.Revision);
        json.WriteString("seal", seal);
        if (action.On is { } on)
            json.WriteString("on", on);
        if (action.Value is { } value)
            json.WriteString("value", value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Reads what a client sent; null = not one of our cards.</summary>
    public static SealedPress? Read(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(Name, out var own) || own.ValueKind != JsonValueKind.Object || Text(own, "verb") is not { } verb)
            return null;
        var revision = own.TryGetProperty("revision", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var read) ? read : 0;
        var inputs = data.EnumerateObject()
            .Where(property => property.Name != Name && property.Value.ValueKind == JsonValueKind.String)
            .ToImmutableDictionary(property => property.Name, property => property.Value.GetString()!);
        return new(new(verb, Text(own, "on"), revision, Text(own, "value")), Text(own, "seal"), inputs);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
