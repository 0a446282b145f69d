using System.Text.Json;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>ntpdig -j</c>: one JSON object a server.</summary>
internal sealed class SntpJson : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        var line = output[at].Trim().Trim('[', ']', ',');
        if (!line.StartsWith("{\"", StringComparison.Ordinal) || !line.Contains("\"offset\"", StringComparison.Ordinal) || !line.Contains("\"stratum\"", StringComparison.Ordinal))
            return null;
        try
        {
            using var json = JsonDocument.Parse(line);
            var answer = json.RootElement;
            return answer.TryGetProperty("offset", out var offset) && offset.ValueKind == JsonValueKind.Number
                ? new(SntpAnswer.ToReading(
                    output.ToolOr("sntp"),
                    platform: null,
                    Text(answer, "leap")?.StartsWith("unsync", StringComparison.Ordinal) ?? false ? null : offset.GetDouble(),
                    answer.TryGetProperty("precision", out var bound) && bound.ValueKind == JsonValueKind.Number ? bound.GetDouble() : null,
                    Text(answer, "host") ?? Text(answer, "ip"),
                    answer.TryGetProperty("stratum", out var stratum) && stratum.ValueKind == JsonValueKind.Number && stratum.TryGetInt32(out var number) ? number : null))
                : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException) // half a surrogate pair is no JSON either
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
