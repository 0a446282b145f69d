namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>Every rule, family by family.</summary>
internal static class RuleBook
{
    public static ImmutableArray<ClockRule> All { get; } =
    [
        .. AmazonSignature.Rules, .. ObjectStorage.Rules, .. Azure.Rules, .. GoogleTokens.Rules, .. GitHubApp.Rules,
        .. JwtLibraries.Rules, .. NotYetValidTokens.Rules, .. SelfSignedAssertions.Rules, .. ExpiredTokens.Rules,
        .. Kerberos.Rules, .. Saml.Rules, .. Certificates.Rules, .. FutureFiles.Rules, .. RequestTimestamps.Rules, .. StatedDifferences.Rules, .. Peers.Rules,
    ];
}
