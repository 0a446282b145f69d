using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>Both logins of Teams, on loopback: publishes the keys that sign what comes in, gives out tokens for what goes out.</summary>
internal sealed class FakeConnectorLogin : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeConnectorLogin(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public string Metadata => Address + "/v1/.well-known/openidconfiguration";

    /// <summary>The keys as they are published now.</summary>
    public ImmutableArray<TestKey> Published { get; set; } = [];

    /// <summary>How often the keys were asked for.</summary>
    public int KeyFetches { get; private set; }

    /// <summary>False = the metadata cannot be read.</summary>
    public bool PublishesKeys { get; set; } = true;

    /// <summary>Every form that asked for a token: path, then fields.</summary>
    public ImmutableList<(string Path, ImmutableDictionary<string, string> Form)> TokenRequests { get; private set; } = [];

    /// <summary>Where a managed identity gives out tokens.</summary>
    public string IdentityEndpoint => Address + "/msi/token";

    /// <summary>Every question to the managed identity: path with query, and its header.</summary>
    public ImmutableList<(string Path, string? Header)> IdentityRequests { get; private set; } = [];

    /// <summary>How long a token given out is said to live, in seconds.</summary>
    public int TokenSeconds { get; set; } = 3600;

    /// <summary>Status and body of the token answers; null = a token.</summary>
    public (int Status, string Body)? TokenRefusal { get; set; }

    public static async Task<FakeConnectorLogin> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var login = new FakeConnectorLogin(app);
        app.MapGet("/v1/.well-known/openidconfiguration", login.Configuration);
        app.MapGet("/v1/keys", login.Keys);
        app.MapPost("/{tenant}/oauth2/v2.0/token", (Delegate)login.TokenAsync); // as a RequestDelegate its result would be dropped
        app.MapGet("/msi/token", (Delegate)login.Identity);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return login;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Configuration() => PublishesKeys
        ? Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = Address + "/v1/keys" })
        : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private IResult Keys()
    {
        KeyFetches++;
        return Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Published.Select(key => key.Published())]) }.ToJsonString(), "application/json");
    }

    private IResult Identity(HttpContext context)
    {
        lock (_app)
            IdentityRequests = IdentityRequests.Add((context.Request.Path + context.Request.QueryString.Value, context.Request.Headers["X-IDENTITY-HEADER"]));
        return Results.Json(new { token_type = "Bearer", expires_on = "1795428000", access_token = $"identity-token-{IdentityRequests.Count}" }); // 2026-11-23T10:00:00Z
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        lock (_app)
            TokenRequests = TokenRequests.Add((context.Request.Path, form.ToImmutableDictionary(field => field.Key, field => field.Value.ToString())));
        return TokenRefusal is { } refusal
            ? Results.Text(refusal.Body, "application/json", statusCode: refusal.Status)
            : Results.Json(new { token_type = "Bearer", expires_in = TokenSeconds, access_token = $"connector-token-{TokenRequests.Count}" });
    }
}

/// <summary>A key of the issuer, and tokens signed with it. JWTs are put together by hand here, so that wrong ones can be made.</summary>
internal sealed class TestKey(string id, params string[] endorsements) : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);

    public string Id => id;

    public string PublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    public JsonObject Published()
    {
        var key = _rsa.ExportParameters(false);
        return new()
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Encode(key.Modulus!), ["e"] = Encode(key.Exponent!),
            ["endorsements"] = new JsonArray([.. endorsements.Select(each => (JsonNode)each)]),
        };
    }

    /// <summary>A token of this header and these claims.</summary>
    public string Sign(JsonObject header, JsonObject claims) => Sign(header, claims.ToJsonString(), text => _rsa.SignData(text, HashOf(header), RSASignaturePadding.Pkcs1));

    public static string Sign(JsonObject header, string claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Encode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{text}.{Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    public void Dispose() => _rsa.Dispose();

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static HashAlgorithmName HashOf(JsonObject header) => (string?)header["alg"] switch
    {
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };
}
