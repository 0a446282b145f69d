using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>Something that happened on a platform, as it is told to the bot. Its number is part of its ids, so that its row is found again.</summary>
/// <param name="Number">Order in which it happened, unique in the run.</param>
/// <param name="Place">The conversation.</param>
internal abstract partial record PlatformEvent(int Number, string Place)
{
    /// <summary>The request, made anew for each delivery.</summary>
    public abstract HttpRequestMessage Request(Uri door);

    /// <summary>The number in the key of an event's row; null = it is none of ours (the bot woke itself).</summary>
    public static int? NumberIn(string key) => KeyNumber().Match(key) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(?:message:17|invoke:f:1|:1790000000\.)(\d{6,11})\b")]
    private static partial Regex KeyNumber();
}

/// <summary>An activity of Teams.</summary>
internal sealed record TeamsEvent(int Number, string Place, JsonObject Activity) : PlatformEvent(Number, Place)
{
    public override HttpRequestMessage Request(Uri door) => new(HttpMethod.Post, new Uri(door, "api/messages")) { Content = new StringContent(Activity.ToJsonString(), Encoding.UTF8, "application/json") };
}

/// <summary>A request of Slack, signed when it is sent.</summary>
/// <param name="Path">Below the bot's address.</param>
internal sealed record SlackEvent(int Number, string Place, string Path, string ContentType, string Body) : PlatformEvent(Number, Place)
{
    public override HttpRequestMessage Request(Uri door)
    {
        var stamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(FakePlatform.SlackSecret), Encoding.UTF8.GetBytes($"v0:{stamp}:{Body}"));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(door, Path)) { Content = new StringContent(Body, Encoding.UTF8, ContentType) };
        request.Headers.Add("X-Slack-Request-Timestamp", stamp);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(signature)}");
        return request;
    }
}
