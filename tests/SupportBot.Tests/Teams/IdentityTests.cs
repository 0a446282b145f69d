using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Teams;
using SupportBot.Teams.Identity;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

/// <summary>The ways in which the bot proves that it is the registered app, against a login of our own on loopback.</summary>
public sealed class IdentityTests : IAsyncLifetime
{
    private const string Tenant = Activities.Tenant;

    private readonly FakeTimeProvider _time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-identity-").FullName;
    private FakeConnectorLogin _login = null!;

    public async ValueTask InitializeAsync() => _login = await FakeConnectorLogin.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _login.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_secret_is_sent_in_the_form()
    {
        using var tokens = Tokens(("Teams:AppPassword", "not-a-secret"));
        Assert.Equal("connector-token-1", await ConnectorTokenAsync(tokens));
        var form = Assert.Single(_login.TokenRequests).Form;
        Assert.Equal("not-a-secret", form["client_secret"]);
        Assert.Equal(Activities.AppId, form["client_id"]);
    }

    [Theory]
    [InlineData("bot.pfx", null)]
    [InlineData("bot.pfx", "pass word")]
    [InlineData("bot.pem", null)]
    [InlineData("bot.pem", "pass word")]
    public async Task A_certificate_signs_an_assertion_for_the_token_endpoint(string file, string? password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(_folder, file);
        await WriteAsync(certificate, key, path, password);
        using var tokens = Tokens(("Teams:CertificatePath", path), ("Teams:CertificatePassword", password));
        Assert.Equal("connector-token-1", await ConnectorTokenAsync(tokens));

        var (request, form) = Assert.Single(_login.TokenRequests);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.False(form.ContainsKey("client_secret"));
        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync(form["client_assertion"], new()
        {
            ValidIssuer = Activities.AppId,
            ValidAudience = _login.Address + request,
            IssuerSigningKey = new RsaSecurityKey(key),
            LifetimeValidator = (start, end, _, _) => start == _time.GetUtcNow().UtcDateTime && end == _time.GetUtcNow().UtcDateTime.AddMinutes(5),
        });
        Assert.Null(checkedToken.Exception);
        var assertion = (JsonWebToken)checkedToken.SecurityToken;
        Assert.Equal(Activities.AppId, assertion.Subject);
        Assert.NotEmpty(assertion.Id);
        Assert.Equal(Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)), assertion.GetHeaderValue<string>("x5t#S256"));
    }

    [Fact]
    public async Task A_certificate_without_its_key_does_not_start()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        using var open = X509CertificateLoader.LoadCertificate(certificate.RawData);
        var path = Path.Combine(_folder, "public.pfx");
        await File.WriteAllBytesAsync(path, open.Export(X509ContentType.Pfx), TestContext.Current.CancellationToken);
        Assert.Contains("holds no RSA private key", Assert.Throws<InvalidOperationException>(() => Tokens(("Teams:CertificatePath", path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine_and_sends_nothing_to_the_login()
    {
        using var tokens = Tokens(("Teams:ManagedIdentity", "true"), ("IDENTITY_ENDPOINT", _login.IdentityEndpoint), ("IDENTITY_HEADER", "abc"));
        Assert.Equal("identity-token-1", await ConnectorTokenAsync(tokens));
        Assert.Equal(
            ($"/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fapi.botframework.com&client_id={Activities.AppId}", "abc"), Assert.Single(_login.IdentityRequests));
        Assert.Empty(_login.TokenRequests);
        _time.Advance(TimeSpan.FromMinutes(54)); // the answer names the end of the hour
        await ConnectorTokenAsync(tokens);
        Assert.Single(_login.IdentityRequests);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("identity-token-2", await ConnectorTokenAsync(tokens));
    }

    [Fact]
    public void On_a_virtual_machine_the_metadata_service_is_asked()
    {
        using var request = new ManagedIdentityEndpoint(new("http://169.254.169.254/metadata/identity/oauth2/token"), null).Request("id", "https://graph.microsoft.com");
        Assert.Equal(ManagedIdentityEndpoint.Read(Settings([])), new(new("http://169.254.169.254/metadata/identity/oauth2/token"), null));
        Assert.Equal("http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fgraph.microsoft.com&client_id=id", request.RequestUri!.AbsoluteUri);
        Assert.Equal(["true"], request.Headers.GetValues("Metadata"));
    }

    [Fact]
    public async Task The_token_file_of_a_cluster_is_read_anew_for_each_token()
    {
        var file = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(file, "cluster-1\n", TestContext.Current.CancellationToken);
        using var tokens = Tokens(("Teams:FederatedTokenFile", file));
        var first = await ConnectorTokenAsync(tokens);
        await File.WriteAllTextAsync(file, "cluster-2\n", TestContext.Current.CancellationToken);
        tokens.ForConnector!.Forget(first!);
        await ConnectorTokenAsync(tokens);
        Assert.Equal(["cluster-1", "cluster-2"], _login.TokenRequests.Select(request => request.Form["client_assertion"]));
    }

    [Fact]
    public async Task A_token_file_that_is_missing_is_an_answer_to_wait_for_and_no_error()
    {
        using var tokens = Tokens(("Teams:FederatedTokenFile", Path.Combine(_folder, "missing")));
        Assert.Null(await ConnectorTokenAsync(tokens));
        Assert.Empty(_login.TokenRequests);
    }

    [Fact]
    public async Task A_managed_identity_that_the_registration_trusts_gives_the_assertion()
    {
        using var tokens = Tokens(("Teams:FederatedIdentity", "0a0a0a0a-0000-4000-8000-000000000001"), ("IDENTITY_ENDPOINT", _login.IdentityEndpoint), ("IDENTITY_HEADER", "abc"));
        Assert.Equal("connector-token-1", await ConnectorTokenAsync(tokens));
        Assert.Contains("resource=api%3A%2F%2FAzureADTokenExchange&client_id=0a0a0a0a-0000-4000-8000-000000000001", Assert.Single(_login.IdentityRequests).Path, StringComparison.Ordinal);
        Assert.Equal("identity-token-1", Assert.Single(_login.TokenRequests).Form["client_assertion"]);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_is_used_until_its_end()
    {
        using var tokens = Tokens(("Teams:AppPassword", "not-a-secret"));
        await ConnectorTokenAsync(tokens);
        _login.TokenRefusal = (503, "busy");
        _time.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal("connector-token-1", await ConnectorTokenAsync(tokens));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await ConnectorTokenAsync(tokens));
    }

    [Fact]
    public async Task Graph_has_a_token_of_its_own_in_each_tenant()
    {
        using var tokens = Tokens(("Teams:AppPassword", "not-a-secret"));
        await ConnectorTokenAsync(tokens);
        await tokens.ForGraph("customer-a")!.GetAsync(TestContext.Current.CancellationToken);
        await tokens.ForGraph("customer-b")!.GetAsync(TestContext.Current.CancellationToken);
        await tokens.ForGraph("customer-a")!.GetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["/botframework.com/oauth2/v2.0/token", "/customer-a/oauth2/v2.0/token", "/customer-b/oauth2/v2.0/token"], _login.TokenRequests.Select(request => request.Path));
        Assert.Equal("https://graph.microsoft.com/.default", _login.TokenRequests[1].Form["scope"]);
    }

    private static async Task<string?> ConnectorTokenAsync(AccessTokens tokens) => (await tokens.ForConnector!.GetAsync(TestContext.Current.CancellationToken)).Token;

    private static Task WriteAsync(X509Certificate2 certificate, RSA key, string path, string? password) => path.EndsWith(".pfx", StringComparison.Ordinal)
        ? File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, password))
        : File.WriteAllTextAsync(path, certificate.ExportCertificatePem() + "\n" + (password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))));

    private AccessTokens Tokens(params IEnumerable<(string Name, string? Value)> settings)
    {
        var options = TeamsOptions.Read(Settings([("Teams:AppId", Activities.AppId), ("Teams:Login", _login.Address), .. IsManaged(settings) ? [("Teams:TenantId", Tenant)] : ImmutableArray<(string, string?)>.Empty, .. settings]), isDevelopment: false);
        return new(options, _http, _time, NullLogger<AccessTokens>.Instance);
    }

    private static bool IsManaged(IEnumerable<(string Name, string? Value)> settings) => settings.Any(each => each.Name == "Teams:ManagedIdentity");

    private static IConfiguration Settings(IEnumerable<(string Name, string? Value)> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => new KeyValuePair<string, string?>(each.Name, each.Value))).Build();
}
