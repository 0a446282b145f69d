namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>What a secret is. Where two rules see the same characters, the kind with the higher rank names them.</summary>
/// <param name="Label">The kind in findings: <c>password_kv</c>.</param>
/// <param name="Word">The kind in placeholders: <c>password</c>.</param>
/// <param name="Rank">Higher wins; the more specific rule ranks higher.</param>
public sealed record SecretKind(string Label, string Word, int Rank)
{
    public static readonly SecretKind
        Email = new("email", "email", 0),
        Card = new("card", "card", 1),
        Password = new("password_kv", "password", 2),
        Query = new("password_query", "parameter", 3),
        Cookie = new("cookie", "cookie", 4),
        Bearer = new("bearer", "bearer", 5),
        Negotiate = new("negotiate", "negotiate", 6),
        BasicAuth = new("basicauth", "basic", 6),
        BasicUrl = new("basicurl", "url-password", 7),
        TimeKey = new("ntpkey", "ntp-key", 8),
        OneTimePassword = new("totp", "otp-seed", 8),
        Aws = new("aws", "aws", 9),
        Azure = new("azure", "azure", 9),
        GitHub = new("github", "github", 9),
        Slack = new("slack", "slack", 9),
        Vendor = new("vendor", "token", 9),
        Saml = new("saml", "saml", 10),
        PrivateKey = new("pem", "private-key", 11),
        Jwt = new("jwt", "jwt", 12),
        Withheld = new("withheld", "withheld", 13);
}
