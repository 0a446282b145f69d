using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Assertions that a host signs for itself a moment before it sends them (RFC 7523): Adobe IMS and AEM, Salesforce, Box, DocuSign, Okta,
/// Apple, Snowflake. One that is expired on arrival was signed by a clock that is behind by more than its life (KA-10565).
/// </summary>
internal static partial class SelfSignedAssertions
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new RefusedAssertion(),
        Behind("jwt-box", "Please check the 'exp' claim"),
        Behind("jwt-box", "MUST be before the expiration date/time listed in the 'exp' claim"),
        Behind("jwt-salesforce", "token validity expired"),
        Behind("jwt-salesforce", "expired by assertion"),
        Behind("jwt-okta", "client_assertion token is expired"),
        Behind("jwt-docusign", "expired_jwt_assertion"),
        Behind("jwt-snowflake", "JWT_TOKEN_EXPIRED"),
        Ahead("jwt-okta", "expiration that is too far in the future"),
        Ahead("jwt-oauth", "assertion is not yet valid", near: "invalid_"),
        Ahead("jwt-oauth", "assertion issued in the future", near: "invalid_"),
        Ahead("jwt-snowflake", "JWT_TOKEN_INVALID_ISSUE_TIME"),
        new Wording("jwt-apple", "signed bearer token, and make sure that it has not expired", Cause.Likely),
        new Wording("jwt-apple", "ExpiredProviderToken", Cause.Likely) { Expired = true },
    ];

    private static Wording Behind(string kind, string words) => new(kind, words, Cause.Likely, ClockDirection.Behind) { Expired = true };

    private static Wording Ahead(string kind, string words, string? near = null) => new(kind, words, Cause.Clock, ClockDirection.Ahead) { Near = near };

    /// <summary>"invalid_grant" or "invalid_token" together with an expired JWT: the refused grant is the assertion that the host has just signed.</summary>
    private sealed partial class RefusedAssertion() : ClockRule("jwt-assertion", "JWT has expired", "JWT expired", "JWT token has expired", "assertion")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            var text = paste.Window(Math.Max(0, index - 2), 5);
            if (Expired.Match(paste.Lines[index]) is { Success: true } match && Grant.IsMatch(text) && !text.Contains("saml", StringComparison.OrdinalIgnoreCase))
                yield return new Finding(Kind, index + 1, Cause.Likely, match.Value) { Direction = ClockDirection.Behind, Expired = true };
        }

        [GeneratedRegex(@"JWT (?:token )?(?:has )?expired|assertion[^.""]{0,40}expired", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex Expired { get; }

        [GeneratedRegex(@"invalid_grant|invalid_client|access token from authorization server|ImsAccessToken|obtain(?:ing)? (?:an )?access token|jwt-bearer|technical account|\bIMS\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex Grant { get; }
    }
}
