using System.Text.Json;

namespace SupportBot.Dialogs.Pastes;

/// <summary>Logs written as one JSON object per line.</summary>
internal static class JsonLog
{
    private static readonly string[] MessageFields = ["message", "msg", "log", "@message", "text", "event", "short_message", "MESSAGE"];
    private static readonly string[] TraceFields = ["stack_trace", "stackTrace", "exception", "stack", "error"];

    /// <summary>The message of a JSON log line with its stack trace below it, or null where the line is none.</summary>
    public static string? MessageOf(string text)
    {
        if (text.Length < 10 || text.AsSpan().TrimStart() is not ['{', ..] || text.AsSpan().TrimEnd() is not [.., '}'])
            return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            if (StringOf(json.RootElement, MessageFields) is not { } message)
                return null;
            return StringOf(json.RootElement, TraceFields) is { } trace && trace != message ? message + "\n" + trace : message;
        }
        // Half a surrogate pair, as text (ArgumentException) or as an escape (InvalidOperationException): such a line is read as it stands.
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? StringOf(JsonElement json, string[] names)
    {
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                return value.GetString();
        }

        return null;
    }
}
