using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Pastes;

/// <summary>The times of one JSON web token (RFC 7519 section 4.1), by its issuer's clock. The token itself is not kept.</summary>
/// <param name="Line">1-based line where the token begins.</param>
/// <param name="IssuedAt"><c>iat</c>.</param>
/// <param name="NotBefore"><c>nbf</c>.</param>
/// <param name="ExpiresAt"><c>exp</c>.</param>
public sealed record JsonWebToken(int Line, Instant? IssuedAt, Instant? NotBefore, Instant? ExpiresAt)
{
    /// <summary>True where the issuer signs for itself (<c>aud</c> is a token endpoint or <c>iss</c> = <c>sub</c>, RFC 7523): its <c>iat</c> is the local clock.</summary>
    public bool SelfSigned { get; init; }

    /// <summary>True where a time was written in milliseconds, a classic mistake: such a time is not used.</summary>
    public bool HasMilliseconds { get; init; }

    /// <summary>True while the token still opens doors: whoever pasted it should revoke it. A token without <c>exp</c> never ends.</summary>
    public bool IsLiveAt(Instant now) => ExpiresAt is not { } end || end > now;
}

/// <summary>Finds the JSON web tokens of a text and reads their times; header and payload only, nothing is verified, nothing is kept.</summary>
public static partial class JsonWebTokens
{
    /// <summary>Seconds since 1970 beyond this are no seconds (they would be after the year 5138).</summary>
    private const double LargestSeconds = 1e11;

    /// <summary>More tokens than this in one paste say nothing new.</summary>
    private const int Enough = 200;

    private static readonly ImmutableArray<string> TimeClaims = ["iat", "nbf", "exp"];

    /// <summary>Every token of <paramref name="paste"/>, in the order of the lines; also those that a redaction replaced by their times.</summary>
    public static ImmutableArray<JsonWebToken> In(PastedText paste)
    {
        if (!paste.Text.Contains("eyJ", StringComparison.Ordinal) && !paste.Text.Contains("redacted:jwt", StringComparison.Ordinal))
            return [];
        return
        [
            .. paste.Lines.SelectMany((line, index) => Tokens.Matches(line).Select(match => Decode(match.Groups["payload"].ValueSpan, index + 1))
                .Concat(Redacted.Matches(line).Select(match => FromRedaction(match.Value, index + 1)))).Take(Enough).OfType<JsonWebToken>(),
        ];
    }

    private static JsonWebToken? Decode(ReadOnlySpan<char> payload, int line)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return document.RootElement.ValueKind == JsonValueKind.Object ? FromClaims(document.RootElement, line) : null;
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            return null;
        }
    }

    private static JsonWebToken FromClaims(JsonElement claims, int line)
    {
        var numbers = TimeClaims.Select(name => claims.TryGetProperty(name, out var value) ? Seconds(value) : null).ToArray();
        var (issuer, subject, audience) = (TextOf(claims, "iss"), TextOf(claims, "sub"), TextOf(claims, "aud"));
        return new(line, At(numbers[0]), At(numbers[1]), At(numbers[2]))
        {
            SelfSigned = (issuer.Length > 0 && issuer == subject) || IsTokenEndpoint(audience),
            HasMilliseconds = numbers.Any(number => number > LargestSeconds),
        };
    }

    /// <summary>True where <paramref name="audience"/> (claim <c>aud</c>) is one that gives tokens for assertions (RFC 7523).</summary>
    internal static bool IsTokenEndpoint(string audience) => TokenEndpoint.IsMatch(audience);

    private static JsonWebToken FromRedaction(string text, int line)
    {
        Instant? Of(string name) => RedactedTime.Matches(text).FirstOrDefault(match => match.Groups["name"].Value == name) is { } match
            ? Timestamps.TryRead(match.Groups["value"].Value)?.Instant
            : null;
        return new(line, Of("iat"), Of("nbf"), Of("exp"));
    }

    private static double? Seconds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) => number,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static Instant? At(double? seconds) => seconds is >= 0 and < LargestSeconds ? Instant.FromUnixTimeMilliseconds((long)(seconds.Value * 1000)) : null;

    private static string TextOf(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Array ? value.ToString() : "";

    [GeneratedRegex(@"\beyJ[\w-]{4,4000}\.(?<payload>eyJ[\w-]{4,12000})(?:\.[\w-]{0,4000})?", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens { get; }

    [GeneratedRegex(@"\[redacted:jwt[^\]\r\n]{0,300}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Redacted { get; }

    [GeneratedRegex(@"(?<name>iat|nbf|exp)=(?<value>[^\s,;\]]{1,40})", RegexOptions.CultureInvariant)]
    private static partial Regex RedactedTime { get; }

    [GeneratedRegex(@"token|oauth2?/|login|/ims|appstoreconnect|/c/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TokenEndpoint { get; }
}
