using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportBot.Slack;

/// <summary>What a request of Slack is about. Slash commands travel as forms over HTTP and as JSON over a socket; here both are JSON.</summary>
internal enum SlackKind
{
    /// <summary>Nothing we know: acknowledged and left alone.</summary>
    Unknown,

    /// <summary>The question whether the address is ours, asked when it is set.</summary>
    UrlVerification,

    /// <summary>Something happened in a conversation.</summary>
    Event,

    /// <summary>More events happened than Slack delivers.</summary>
    RateLimited,

    /// <summary>A button, a form, a shortcut, or the options of a menu.</summary>
    Interaction,

    Command,
}

/// <summary>One request of Slack, parsed: over HTTP after its signature was checked, or from a socket.</summary>
internal sealed record SlackRequest(SlackKind Kind, JsonElement Payload)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a body. Null = neither JSON nor a form that could be Slack's.</summary>
    public static SlackRequest? Read(string? contentType, ReadOnlyMemory<byte> body)
    {
        try
        {
            return (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant() switch
            {
                "application/json" => OfJson(Parse(body)),
                "application/x-www-form-urlencoded" => OfForm(QueryHelpers.ParseQuery(Strict.GetString(body.Span))),
                _ => null,
            };
        }
        catch (Exception error) when (error is JsonException or DecoderFallbackException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The one kind of request that comes unsigned: a test of the certificate. It is answered, and nothing else of it is looked at.</summary>
    public static bool IsCertificateCheck(string? contentType, ReadOnlySpan<byte> body) =>
        (contentType ?? "").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (body.SequenceEqual("ssl_check=1"u8) || body.StartsWith("ssl_check=1&"u8));

    /// <summary>Reads what an envelope of a socket carries.</summary>
    public static SlackRequest OfEnvelope(string type, JsonElement payload) => type switch
    {
        "events_api" => OfJson(payload),
        "interactive" => new(SlackKind.Interaction, payload),
        "slash_commands" => new(SlackKind.Command, payload),
        _ => new(SlackKind.Unknown, payload),
    };

    private static SlackRequest OfJson(JsonElement json) => new(
        json.Text("type") switch
        {
            "url_verification" => SlackKind.UrlVerification,
            "event_callback" => SlackKind.Event,
            "app_rate_limited" => SlackKind.RateLimited,
            _ => SlackKind.Unknown,
        },
        json);

    private static SlackRequest OfForm(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form)
    {
        if (form.TryGetValue("payload", out var payload) && payload is [{ } json])
            return new(SlackKind.Interaction, Parse(Encoding.UTF8.GetBytes(json)));
        var fields = new JsonObject([.. form.Where(field => field.Value.Count == 1).Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value[0]))]);
        return new(form.ContainsKey("command") ? SlackKind.Command : SlackKind.Unknown, JsonSerializer.SerializeToElement(fields));
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
