namespace SupportBot.Teams.Identity;

/// <summary>
/// With what the bot proves to the login that it is the registered app. One of: a client secret, a certificate, the managed identity of the machine
/// it runs on, or a token of another issuer that the registration trusts (federated credential).
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
/// </summary>
internal abstract class AppIdentity
{
    /// <summary>The settings that name an identity, for messages.</summary>
    public const string Settings = "Teams:AppPassword, Teams:CertificatePath, Teams:ManagedIdentity, Teams:FederatedTokenFile or Teams:FederatedIdentity";

    /// <summary>The identity that the settings name; null where none is named.</summary>
    /// <exception cref="InvalidOperationException">Several are named, or one cannot be used; the message names setting and remedy.</exception>
    public static AppIdentity? Read(IConfiguration configuration)
    {
        var teams = configuration.GetSection("Teams");
        if (Text(teams, "CertificatePassword") is not null && Text(teams, "CertificatePath") is null)
            throw new InvalidOperationException("Teams:CertificatePath is not set, but Teams:CertificatePassword is. There is nothing to open with it, so the bot does not start. Set the path of the PFX or PEM file, or remove the password.");
        AppIdentity?[] named =
        [
            Text(teams, "AppPassword") is { } secret ? new SecretIdentity(secret) : null,
            Text(teams, "CertificatePath") is { } path ? CertificateIdentity.Load(path, Text(teams, "CertificatePassword")) : null,
            IsTrue(teams, "ManagedIdentity") ? new ManagedIdentity(ManagedIdentityEndpoint.Read(configuration)) : null,
            Text(teams, "FederatedTokenFile") is { } file ? new FederatedIdentity(cancellation => FederatedIdentity.ReadFileAsync(file, cancellation)) : null,
            Text(teams, "FederatedIdentity") is { } client ? FederatedIdentity.OfManaged(ManagedIdentityEndpoint.Read(configuration), client) : null,
        ];
        return named.OfType<AppIdentity>().ToArray() switch
        {
            [] => null,
            [var only] => only,
            _ => throw new InvalidOperationException($"Several identities are set, and the bot has one. Keep one of {Settings} and remove the others."),
        };
    }

    /// <summary>The request that asks for a token.</summary>
    /// <exception cref="HttpRequestException">What proves the identity could not be fetched; worth another try later.</exception>
    /// <exception cref="IOException">What proves the identity could not be read; worth another try later.</exception>
    public abstract Task<HttpRequestMessage> RequestAsync(TokenTarget target, HttpClient http, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The form of the client credentials grant with what proves the identity.</summary>
    protected static HttpRequestMessage Form(TokenTarget target, params IEnumerable<KeyValuePair<string, string>> proof) => new(HttpMethod.Post, target.Endpoint)
    {
        Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", target.App), new("scope", target.Scope), .. proof]),
    };

    /// <summary>The form with a signed assertion (RFC 7523).</summary>
    protected static HttpRequestMessage FormWithAssertion(TokenTarget target, string assertion) => Form(
        target,
        new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        new("client_assertion", assertion));

    private static string? Text(IConfigurationSection teams, string name) => string.IsNullOrWhiteSpace(teams[name]) ? null : teams[name]!.Trim();

    private static bool IsTrue(IConfigurationSection teams, string name) => Text(teams, name) switch
    {
        null => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new InvalidOperationException($"Teams:{name} = {text}: neither true nor false. Set it to true, or remove it."),
    };
}
