using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Time;

namespace SupportBot.Teams;

/// <summary>
/// Checks the token of an incoming activity: signed by the channel's issuer with a published key that is endorsed for the channel, meant for us,
/// in its time, and for the very service URL that the activity names.
/// Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication (connector to bot).
/// </summary>
internal sealed class ChannelTokens(TeamsOptions options, SigningKeys keys, OwnClock clock, TimeProvider time)
{
    /// <summary>How far the clocks of the issuer and of this machine may be apart.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestToken = 16 * 1024;
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };

    /// <summary>Null = the token proves the activity; else why not.</summary>
    public async Task<string?> RefusalAsync(string? authorization, Activity activity, CancellationToken cancellation)
    {
        if (authorization?.Split(' ') is not ["Bearer", { Length: > 0 and <= LongestToken } text])
            return "no bearer token";
        if (Parse(text) is not { } token)
            return "the token cannot be read";
        if (!Algorithms.Contains(token.Alg))
            return "the token's algorithm is not allowed";
        if (string.IsNullOrEmpty(token.Kid) || await keys.FindAsync(token.Kid, cancellation) is not { } key)
            return "the token's key is not known";
        if ((await Handler.ValidateTokenAsync(text, Parameters(key))).Exception is { } error)
            return $"the token is not valid ({error.GetType().Name})";
        if (activity.ChannelId is not { Length: > 0 } channel || !Endorsements(key).Contains(channel))
            return "the token's key is not endorsed for the channel";
        return token.Claims.Where(claim => claim.Type == "serviceurl").Select(claim => claim.Value).ToArray() is [var serviceUrl]
            && string.Equals(serviceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)
            ? null
            : "the token is for another service URL";
    }

    private static JsonWebToken? Parse(string text)
    {
        try
        {
            return Handler.CanReadToken(text) ? Handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(JsonWebKey key) => new()
    {
        ValidIssuer = options.Cloud.Issuer,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        AudienceValidator = (audiences, _, _) => audiences.ToArray() is [var audience] && audience == options.AppId,
        LifetimeValidator = (notBefore, expires, _, _) => IsInTime(notBefore, expires),
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires)
    {
        // The signature has been checked before this: whoever issued it knows that this moment has come.
        if (notBefore is { } issued)
            clock.NoteSigned(new(DateTime.SpecifyKind(issued, DateTimeKind.Utc)));
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Tolerance && (notBefore is not { } start || now >= start - Tolerance);
    }

    /// <summary>The channels that a key may sign for, which stand beside it where keys are published.</summary>
    private static IEnumerable<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];
}
