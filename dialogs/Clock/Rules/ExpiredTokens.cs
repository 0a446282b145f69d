using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Tokens, sessions and codes that have expired at a verifier: by default they are old. A clock is proven only by something else in the
/// paste: that the token is fresh, or a pair of clocks. "Allowed clock skew" is printed by jjwt on every expiry and proves nothing.
/// </summary>
internal static partial class ExpiredTokens
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        Stamped("jwt-jjwt", "JWT expired at", Jjwt),
        Stamped("jwt-jjwt", "milliseconds ago at", JjwtSince012),
        Stamped("jwt-dotnet", "The token is expired", DotNet, lines: 5),
        Stamped("jwt-jose4j", "is on or after the Expiration Time", Jose4J),
        Stamped("jwt-java", "The Token has expired on", Auth0Java),
        Stamped("jwt-cognito", "Token expired:", Cognito),
        Stamped("jwt-later-than-expiry", "is later than expiry", LaterThanExpiry),
        Old("jwt-expired", "jwt expired"), Old("jwt-expired", "TokenExpiredError"), Old("jwt-expired", "token is expired"),
        Old("jwt-expired", "Token has expired"), Old("jwt-expired", "JWT has expired"), Old("jwt-expired", "Signature has expired"),
        Old("jwt-expired", "ExpiredSignatureError"), Old("jwt-expired", "ExpiredSignature"), Old("jwt-expired", "Expired token"),
        Old("jwt-expired", "ExpiredJwtException"), Old("jwt-expired", "Expired JWT"), Old("jwt-expired", "The token is expired"),
        Old("jwt-expired", "IDX10223"), Old("jwt-expired", "SecurityTokenExpiredException"), Old("jwt-expired", "token expired"),
        Old("jwt-expired", "Jwt is expired"), Old("jwt-expired", "Bearer token has expired"), Old("jwt-expired", "access token expired"),
        Old("jwt-expired", "\"exp\" claim timestamp check failed"), Old("jwt-expired", "Expiration Time (exp) claim error"),
        Old("session-expired", "session has expired"), Old("session-expired", "session expired"), Old("session-expired", "session timed out"),
        Old("refresh-token-expired", "refresh token has expired"), Old("refresh-token-expired", "refresh token expired"),
        Old("refresh-token-expired", "refresh token is invalid or expired"),
        Old("code-expired", "expired authorization code"), Old("code-expired", "authorization code has expired"), Old("code-expired", "code has expired"),
        Old("password-expired", "password has expired"), Old("password-expired", "password expired"),
        Old("licence-expired", "license has expired"), Old("licence-expired", "license expired"), Old("licence-expired", "licence has expired"),
        Old("key-expired", "EXPKEYSIG"), Old("ticket-expired", "Ticket expired"), Old("ticket-expired", "KRB_AP_ERR_TKT_EXPIRED"),
        Old("api-key-expired", "API key expired"), Old("lease-expired", "lease expired"),
    ];

    private static Wording Old(string kind, string words) => new(kind, words, Cause.Age) { Expired = true };

    private static StampedMessage Stamped(string kind, string anchor, Regex pattern, int lines = 2) =>
        new(kind, anchor, pattern, Bound.AtLeast, Cause.Age) { Lines = lines, Expired = true };

    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    [GeneratedRegex(@"JWT expired at (?<reference>[\d-]{10}T[\d:.]{8,18}(?:Z|[+-][\d:]{4,5}))\.?\s{1,3}Current time: (?<local>[\d-]{10}T[\d:.]{8,18}(?:Z|[+-][\d:]{4,5}))", Plain)]
    private static partial Regex Jjwt { get; }

    [GeneratedRegex(@"JWT expired \d{1,18} milliseconds ago at (?<reference>[\d-]{10}T[\d:.]{8,18}Z)\.\s{1,3}Current time: (?<local>[\d-]{10}T[\d:.]{8,18}Z)", Plain)]
    private static partial Regex JjwtSince012 { get; }

    [GeneratedRegex(@"token is expired\.?[\s\S]{0,60}?ValidTo(?: \(UTC\))?: ?'(?<reference>[^'\n]{8,40})'[\s\S]{0,40}?Current time(?: \(UTC\))?: ?'(?<local>[^'\n]{8,40})'", Plain | RegexOptions.IgnoreCase)]
    private static partial Regex DotNet { get; }

    [GeneratedRegex(@"evaluation time NumericDate\{(?<local>\d{10})[^}]{0,80}\} is on or after the Expiration Time \(exp=NumericDate\{(?<reference>\d{10})", Plain)]
    private static partial Regex Jose4J { get; }

    [GeneratedRegex(@"The Token has expired on (?<reference>[\w: +-]{10,40})\.", Plain)]
    private static partial Regex Auth0Java { get; }

    [GeneratedRegex(@"Token expired: (?<local>\d{10}) >=? (?<reference>\d{10})", Plain)]
    private static partial Regex Cognito { get; }

    [GeneratedRegex(@"clock: (?<local>[\w: +-]{10,40}) is later than expiry (?<reference>[\w: +-]{10,40})\.", Plain)]
    private static partial Regex LaterThanExpiry { get; }
}
