using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// What libraries say, without times, of a token from the future: whoever verifies it is behind whoever issued it.
/// One row per library's words; a token that was just issued can be "too early" for no other reason than a clock.
/// </summary>
internal static partial class NotYetValidTokens
{
    private const int Around = 2;

    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        Early("jwt-go", "token used before issued"),
        Early("jwt-go", "token is not valid yet"),
        Early("jwt-go", "token not valid yet"),
        Early("jwt-go", "token issued in the future"),
        Early("jwt-go", "token not yet valid"),
        Early("jwt-go", "token is not yet valid"),
        Early("jwt-go", "\"iat\" not satisfied"),
        Early("jwt-go", "\"nbf\" not satisfied"),
        Early("jwt-node", "jwt not active"),
        Early("jwt-node", "jwt issued in the future"),
        Early("jwt-jose", "\"nbf\" claim timestamp check failed"),
        Early("jwt-jose", "\"iat\" claim timestamp check failed (it should be in the past)"),
        Early("jwt-python", "ImmatureSignatureError"),
        Early("jwt-python", "cannot be in the future", near: "iat"),
        Early("jwt-python", "The token was issued in the future"),
        Early("jwt-php", "The token cannot be used yet"),
        Early("jwt-php", "BeforeValidException"),
        Early("jwt-java", "PrematureJwtException"),
        Early("jwt-java", "JWT before use time"),
        Early("jwt-java", "JWT issue time after current time"),
        Early("jwt-java", "IncorrectClaimException: The Token can't be used before"),
        Early("jwt-java", "Jwt not yet valid"),
        Early("jwt-java", "JWT is not yet valid"),
        Early("jwt-envoy", "Jwt is not yet valid"),
        Early("jwt-dotnet", "IDX10222"),
        Early("jwt-dotnet", "SecurityTokenNotYetValidException"),
        Early("jwt-dotnet", "SecurityTokenNotYetValid"),
        Early("jwt-ruby", "Signature nbf has not been reached"),
        Early("jwt-ruby", "JWT::ImmatureSignature"),
        Early("jwt-ruby", "JWT::InvalidIatError"),
        Early("jwt-rust", "ImmatureSignature"),
        Early("jwt-swift", "Issued At claim is greater than the current time"),
        Early("jwt-swift", "claim verification failed: too soon"),
        Early("jwt-oidc", "iat is in the future"),
        Early("jwt-oidc", "issued at time is in the future"),
        Early("jwt-oidc", "Issued At (iat) claim error", near: "future"),
        Early("jwt-oidc", "JWT was issued in the future"),
        Early("jwt-oidc", "ID token was issued in the future"),
        Early("jwt-oidc", "id token issued in the future"),
        Early("jwt-oidc", "token used too early"),
        Early("jwt-spring", "ID Token contains invalid claims: {iat"),
        Early("jwt-vault", "invalid not before (nbf) claim"),
        Early("jwt-vault", "invalid issued at (iat) claim", near: "future"),
        Early("jwt-kubernetes", "service account token is not valid yet"),
        new Wording("jwt-oidc", "was issued too far away from the current time", Cause.Clock),
        new Translated(),
    ];

    private static EarlyToken Early(string kind, string words, string? near = null) => new(kind, words, near);

    /// <summary>
    /// Who is wrong where a token is "too early" on line <paramref name="index"/>: a token endpoint that refuses an assertion is the other side, and the
    /// host which signed the assertion is ahead; everywhere else the host that prints the message verifies, and is behind.
    /// </summary>
    public static ClockDirection DirectionAt(PasteClocks paste, int index) =>
        TokenEndpoint.IsMatch(paste.Window(Math.Max(0, index - Around), (2 * Around) + 1)) ? ClockDirection.Ahead : ClockDirection.Behind;

    [GeneratedRegex(@"invalid_grant|invalid_client\b|client_assertion|jwt-bearer", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TokenEndpoint { get; }

    /// <summary>A token that is not valid yet, in another language than English.</summary>
    private sealed partial class Translated() : ClockRule("jwt-translated", FutureFiles.NotYetValid)
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Named.Match(paste.Lines[index]) is { Success: true } match && !Surroundings.IsStory(paste, index))
                yield return new Finding(Kind, index + 1, Cause.Clock, match.Value) { Direction = DirectionAt(paste, index) };
        }

        [GeneratedRegex(@"(?:\b(?:token|jwt|jeton|nbf)|токен|トークン|토큰|令牌)[^\n]{0,120}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex Named { get; }
    }

    private sealed partial class EarlyToken(string kind, string words, string? near) : ClockRule(kind, words)
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Surroundings.IsStory(paste, index))
                yield break;
            var text = paste.Window(Math.Max(0, index - Around), (2 * Around) + 1);
            if (near is not null && !HoldsWord(text, near))
                yield break;
            // a delay that somebody configured is kept by every clock (verdaccio#1481)
            yield return new Finding(Kind, index + 1, ConfiguredDelay.IsMatch(paste.Window(Math.Max(0, index - 5), 11)) ? Cause.Other : Cause.Clock, words) { Direction = DirectionAt(paste, index) };
        }

        [GeneratedRegex(@"\bnot-?before[""']?\s?[:=]\s?[""']?[1-9]\d{0,6}(?:\s?(?:d|h|m|s|days?|hours?|min\w{0,4}|sec\w{0,4}))?[""']?\s{0,3}[,}\n]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex ConfiguredDelay { get; }
    }
}
