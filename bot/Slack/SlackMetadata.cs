using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Slack;

/// <summary>What a form remembers for its submission, as its <c>private_metadata</c>: where it was opened and for what.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Thread">The thread, or null.</param>
/// <param name="Message">The message that it was opened on.</param>
internal sealed record SlackMetadata(string Channel, string? Thread, string? Message)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Slack keeps it as it is; escaped, a Korean text would be six times as long
    };

    /// <summary>The <c>value</c> of the button that opened it.</summary>
    public string? Action { get; init; }

    /// <summary>Where the interaction may be answered.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>What was looked up, redacted; cut where it is long.</summary>
    public string? Text { get; init; }

    public string Write()
    {
        var json = JsonSerializer.Serialize(this, Options);
        for (var most = Text?.Length ?? 0; json.Length > SlackLimits.Metadata && most > 0;)
        {
            most = Math.Min(most - 1, most * SlackLimits.Metadata / json.Length);
            json = JsonSerializer.Serialize(this with { Text = SlackMarkup.Cut(Text!, Math.Max(0, most)) }, Options);
        }

        return json;
    }

    /// <summary>Null = not ours.</summary>
    public static SlackMetadata? Read(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<SlackMetadata>(json, Options) is { Channel: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
