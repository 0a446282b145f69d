using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Google's client libraries and its token endpoint. In "too early, A &lt; B" A is the local clock. The Python library prints <c>iat</c>
/// as B, the PHP library <c>iat</c> - 300 s, which shows when the claims follow (google-api-php-client#499).
/// </summary>
internal static partial class GoogleTokens
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new StampedMessage("google-token-early", "Token used too early", EarlyWithClaims, Bound.Exact, Cause.Clock, ClockDirection.Behind) { Lines = 3 },
        new StampedMessage("google-token-late", "Token used too late", Late, Bound.AtLeast, Cause.Age) { Expired = true },
        new StampedMessage("google-assertion", "must be a short-lived token", ShortLived, Bound.Exact, Cause.Clock),
        new Wording("google-assertion", "in a reasonable timeframe. Check your iat and exp", Cause.Clock),
        new Wording("google-jwt", "JWT is not yet valid", Cause.Clock, ClockDirection.Behind),
        new Wording("google-refresh-token", "Token has been expired or revoked", Cause.Age) { Expired = true },
    ];

    [GeneratedRegex(@"Token used too early, (?<local>\d{10}(?:\.\d{1,6})?) < (?:\d{10}: ?\{[^}]{0,600}?""iat"" ?: ?(?<reference>\d{10})|(?<reference>\d{10})(?!: ?\{[^}]{0,600}?""iat""))", RegexOptions.CultureInvariant)]
    private static partial Regex EarlyWithClaims { get; }

    [GeneratedRegex(@"Token used too late, \d{10}(?:\.\d{1,6})? > \d{10}", RegexOptions.CultureInvariant)]
    private static partial Regex Late { get; }

    [GeneratedRegex(@"must be a short-lived token", RegexOptions.CultureInvariant)]
    private static partial Regex ShortLived { get; }
}
