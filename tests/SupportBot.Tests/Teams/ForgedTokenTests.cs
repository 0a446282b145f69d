using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Teams;
using SupportBot.Tests.Support;
using SupportBot.Time;

namespace SupportBot.Tests.Teams;

/// <summary>Valid and forged tokens against an issuer of our own on loopback: every forgery is refused, none of them makes an error. The default build only: these are our own checks.</summary>
public sealed class ForgedTokenTests : IAsyncLifetime
{
    private const string Issuer = "https://api.botframework.com";
    private const string OtherApp = "0d0d0d0d-2222-4333-8444-555566667777";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private readonly TestKey _key = new("key-1", "msteams", "webchat");
    private readonly TestKey _unpublished = new("key-1", "msteams");
    private readonly TestKey _plain = new("key-plain");
    private readonly TestKey _slack = new("key-slack", "slack");
    private readonly FakeTimeProvider _time = new(Now);
    private readonly HttpClient _http = new();
    private FakeConnectorLogin _login = null!;

    /// <summary>Name of a case, and whether it must be let in.</summary>
    public static TheoryData<string, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in Valid)
                data.Add(name, true);
            foreach (var name in Forged)
                data.Add(name, false);
            return data;
        }
    }

    private static string[] Valid =>
    [
        "as Teams makes it", "RS384", "RS512", "expired 4 minutes ago", "valid in 4 minutes", "no nbf", "service URL in other case", "unknown claims", "jku header is ignored", "x5u header is ignored",
    ];

    private static string[] Forged =>
    [
        "no header", "empty header", "no scheme", "Basic", "bearer in lower case", "two tokens", "scheme only", "not a token", "two parts", "four parts", "five parts", "not base64", "header no json",
        "payload no json", "giant", "alg none", "alg none with signature", "alg missing", "HS256 with the public key", "HS256 with the key id", "PS256", "ES256 header", "signature missing",
        "signature of another key", "signature of another token", "one bit of the signature", "one byte of the payload", "kid missing", "kid unknown", "kid empty", "kid of another key",
        "key in the header (jwk)", "wrong issuer", "issuer of Entra", "issuer with a slash", "issuer of the government cloud", "no issuer", "other audience", "no audience", "two audiences",
        "empty audience", "expired 6 minutes ago", "valid in 6 minutes", "no exp", "exp is text", "exp negative", "other service URL", "no service URL", "two service URLs", "service URL of another host with ours as prefix",
        "key without endorsement", "key endorsed for another channel", "forged channel id", "no channel id", "emulator token",
    ];

    public async ValueTask InitializeAsync()
    {
        _login = await FakeConnectorLogin.StartAsync();
        _login.Published = [_key, _plain, _slack];
    }

    public async ValueTask DisposeAsync()
    {
        await _login.DisposeAsync();
        _http.Dispose();
        _key.Dispose();
        _unpublished.Dispose();
        _plain.Dispose();
        _slack.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Only_what_the_channel_signed_for_us_is_let_in(string name, bool expected)
    {
        var (authorization, activity) = Case(name);
        Assert.Equal(expected, await RefusalAsync(authorization, activity) is null);
    }

    [Fact]
    public async Task A_key_that_was_rolled_over_is_found_without_a_restart()
    {
        using var keys = Keys();
        Assert.Null(await RefusalAsync(Bearer(Token()), Activity(), keys));
        using var rolled = new TestKey("key-2", "msteams");
        _login.Published = [rolled];
        var token = Bearer(rolled.Sign(Header("key-2"), Claims()));
        Assert.NotNull(await RefusalAsync(token, Activity(), keys)); // asked a moment ago
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await RefusalAsync(token, Activity(), keys));
        Assert.Equal(2, _login.KeyFetches);
    }

    [Fact]
    public async Task Made_up_key_ids_do_not_make_us_ask_again_and_again()
    {
        using var keys = Keys();
        for (var i = 0; i < 50; i++)
            Assert.NotNull(await RefusalAsync(Bearer(_key.Sign(Header($"made-up-{i}"), Claims())), Activity(), keys));
        Assert.Equal(1, _login.KeyFetches);
    }

    [Fact]
    public async Task Keys_that_cannot_be_fetched_refuse_everybody_and_recover()
    {
        using var keys = Keys();
        _login.PublishesKeys = false;
        Assert.NotNull(await RefusalAsync(Bearer(Token()), Activity(), keys));
        _login.PublishesKeys = true;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await RefusalAsync(Bearer(Token(now: _time.GetUtcNow())), Activity(), keys));
        _login.PublishesKeys = false;
        _time.Advance(TimeSpan.FromHours(13));
        Assert.Null(await RefusalAsync(Bearer(Token(now: _time.GetUtcNow())), Activity(), keys)); // what is known stays known
    }

    [Fact]
    public async Task The_host_answers_401_to_a_forged_and_200_to_a_real_token()
    {
        await using var connector = await FakeConnector.StartAsync();
        using var app = new BotApp(Settings(connector));
        async Task<HttpStatusCode> StatusAsync(string? authorization, JsonObject activity)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
            if (authorization is not null)
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var response = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }

        var now = DateTimeOffset.UtcNow;
        var activity = new Activities(connector.ServiceUrl).Message("help");
        var token = Bearer(_key.Sign(Header(), Claims(now, connector.ServiceUrl)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(null, activity));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("Bearer x.y.z", activity));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Bearer(_unpublished.Sign(Header(), Claims(now, connector.ServiceUrl))), activity));
        var foreign = activity.DeepClone().AsObject();
        foreign["channelData"]!["tenant"]!["id"] = "dddddddd-1111-4222-8333-444455556666";
        foreign["conversation"]!["tenantId"] = "dddddddd-1111-4222-8333-444455556666";
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token, foreign));
        var split = activity.DeepClone().AsObject();
        split["conversation"]!["tenantId"] = "dddddddd-1111-4222-8333-444455556666";
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token, split));
        Assert.Empty(connector.All);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token, activity));
        Assert.Equal("Bearer connector-token-1", (await connector.NextAsync()).Authorization);
    }

    [Theory]
    [InlineData(10, true, nameof(OwnClockState.Off), HttpStatusCode.OK)]
    [InlineData(120, true, nameof(OwnClockState.Wrong), HttpStatusCode.ServiceUnavailable)]
    [InlineData(900, true, nameof(OwnClockState.Wrong), HttpStatusCode.ServiceUnavailable)] // signed, and refused only by our clock
    [InlineData(-300, true, nameof(OwnClockState.Fine), HttpStatusCode.OK)]
    [InlineData(900, false, nameof(OwnClockState.Fine), HttpStatusCode.OK)]
    public async Task A_token_of_the_channel_from_our_future_proves_that_our_clock_is_behind(int ahead, bool published, string clock, HttpStatusCode ready)
    {
        await using var connector = await FakeConnector.StartAsync();
        using var app = new BotApp(Settings(connector));
        var claims = Claims(DateTimeOffset.UtcNow, connector.ServiceUrl);
        claims["nbf"] = DateTimeOffset.UtcNow.AddSeconds(ahead).ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(new Activities(connector.ServiceUrl).Message("help").ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", Bearer((published ? _key : _unpublished).Sign(Header(), claims)));

        using var response = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(published && ahead < 300 ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal((ready, clock), await app.ReadyAsync());
    }

    private (string, string)[] Settings(FakeConnector connector) =>
    [
        ("Teams:AppId", Activities.AppId), ("Teams:AppPassword", "not-a-secret"), ("Teams:AllowedTenants:0", Activities.Tenant),
        ("Teams:Metadata", _login.Metadata), ("Teams:Login", _login.Address), ("Teams:ServiceUrls:0", new Uri(connector.ServiceUrl).GetLeftPart(UriPartial.Authority)),
    ];

    private (string? Authorization, JsonObject Activity) Case(string name)
    {
        var header = Header();
        var claims = Claims();
        var activity = Activity();
        (string?, JsonObject) Signed() => (Bearer(_key.Sign(header, claims)), activity);
        (string?, JsonObject) With(Action change)
        {
            change();
            return Signed();
        }

        var token = Token();
        var parts = token.Split('.');
        return name switch
        {
            "as Teams makes it" => Signed(),
            "RS384" or "RS512" => With(() => header["alg"] = name),
            "expired 4 minutes ago" => With(() => claims["exp"] = At(-4)),
            "valid in 4 minutes" => With(() => claims["nbf"] = At(4)),
            "no nbf" => With(() => claims.Remove("nbf")),
            "service URL in other case" => With(() => claims["serviceurl"] = ServiceUrl.ToUpperInvariant()),
            "unknown claims" => With(() => claims["tid"] = "anything"),
            "jku header is ignored" => With(() => header["jku"] = _login.Address + "/evil"),
            "x5u header is ignored" => With(() => header["x5u"] = "https://evil.example/cert"),

            "no header" => (null, activity),
            "empty header" => ("", activity),
            "no scheme" => (token, activity),
            "Basic" => ("Basic " + token, activity),
            "bearer in lower case" => ("bearer " + token, activity),
            "two tokens" => ($"Bearer {token} {token}", activity),
            "scheme only" => ("Bearer ", activity),
            "not a token" => ("Bearer token", activity),
            "two parts" => (Bearer($"{parts[0]}.{parts[1]}"), activity),
            "four parts" => (Bearer(token + ".x"), activity),
            "five parts" => (Bearer(token + ".x.y"), activity),
            "not base64" => (Bearer($"{parts[0]}.§$%.{parts[2]}"), activity),
            "header no json" => (Bearer($"{TestKey.Encode("nope"u8.ToArray())}.{parts[1]}.{parts[2]}"), activity),
            "payload no json" => (Bearer(TestKey.Sign(header, "nope", Signature)), activity),
            "giant" => With(() => claims["padding"] = new string('x', 100_000)),
            "alg none" => (Bearer(TestKey.Sign(Header(alg: "none"), claims.ToJsonString(), _ => [])), activity),
            "alg none with signature" => With(() => header["alg"] = "none"),
            "alg missing" => With(() => header.Remove("alg")),
            "HS256 with the public key" => (Bearer(TestKey.Sign(Header(alg: "HS256"), claims.ToJsonString(), text => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_key.PublicPem), text))), activity),
            "HS256 with the key id" => (Bearer(TestKey.Sign(Header(alg: "HS256"), claims.ToJsonString(), text => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_key.Id), text))), activity),
            "PS256" => With(() => header["alg"] = "PS256"),
            "ES256 header" => With(() => header["alg"] = "ES256"),
            "signature missing" => (Bearer($"{parts[0]}.{parts[1]}."), activity),
            "signature of another key" => (Bearer(_unpublished.Sign(header, claims)), activity),
            "signature of another token" => (Bearer($"{parts[0]}.{parts[1]}.{_key.Sign(header, Claims(Now.AddSeconds(1))).Split('.')[2]}"), activity),
            "one bit of the signature" => (Bearer($"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}"), activity),
            "one byte of the payload" => (Bearer($"{parts[0]}.{TestKey.Encode(Encoding.UTF8.GetBytes(claims.ToJsonString().Replace("exp", "exq", StringComparison.Ordinal)))}.{parts[2]}"), activity),
            "kid missing" => With(() => header.Remove("kid")),
            "kid unknown" => With(() => header["kid"] = "key-9"),
            "kid empty" => With(() => header["kid"] = ""),
            "kid of another key" => With(() => header["kid"] = "key-slack"),
            "key in the header (jwk)" => (Bearer(_unpublished.Sign(Adding(header, "jwk", _unpublished.Published()), claims)), activity),
            "wrong issuer" => With(() => claims["iss"] = "https://api.botframework.example"),
            "issuer of Entra" => With(() => claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
            "issuer with a slash" => With(() => claims["iss"] = Issuer + "/"),
            "issuer of the government cloud" => With(() => claims["iss"] = "https://api.botframework.us"),
            "no issuer" => With(() => claims.Remove("iss")),
            "other audience" => With(() => claims["aud"] = OtherApp),
            "no audience" => With(() => claims.Remove("aud")),
            "two audiences" => With(() => claims["aud"] = new JsonArray(Activities.AppId, OtherApp)),
            "empty audience" => With(() => claims["aud"] = ""),
            "expired 6 minutes ago" => With(() => claims["exp"] = At(-6)),
            "valid in 6 minutes" => With(() => claims["nbf"] = At(6)),
            "no exp" => With(() => claims.Remove("exp")),
            "exp is text" => With(() => claims["exp"] = "tomorrow"),
            "exp negative" => With(() => claims["exp"] = -1),
            "other service URL" => With(() => activity["serviceUrl"] = "https://smba.trafficmanager.net/amer/"),
            "no service URL" => With(() => claims.Remove("serviceurl")),
            "two service URLs" => With(() => claims["serviceurl"] = new JsonArray(ServiceUrl, "https://evil.example/")),
            "service URL of another host with ours as prefix" => With(() => claims["serviceurl"] = ServiceUrl + ".evil.example/"),
            "key without endorsement" => Other("key-plain"),
            "key endorsed for another channel" => Other("key-slack"),
            "forged channel id" => With(() => activity["channelId"] = "directline"),
            "no channel id" => With(() => activity.Remove("channelId")),
            "emulator token" => With(() => (claims["iss"], claims["appid"], claims["ver"]) = ("https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/", Activities.AppId, "1.0")),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such case."),
        };

        (string?, JsonObject) Other(string kid) => (Bearer(_login.Published.First(key => key.Id == kid).Sign(Header(kid), claims)), activity);
        static JsonObject Adding(JsonObject map, string key, JsonNode value)
        {
            map[key] = value;
            return map;
        }
    }

    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private byte[] Signature(byte[] text) => Encoding.ASCII.GetBytes(_key.Sign(Header(), Claims()).Split('.')[2]);

    private string Token(DateTimeOffset? now = null) => _key.Sign(Header(), Claims(now));

    private static JsonObject Header(string kid = "key-1", string alg = "RS256") => new() { ["typ"] = "JWT", ["alg"] = alg, ["kid"] = kid };

    private static JsonObject Claims(DateTimeOffset? now = null, string serviceUrl = ServiceUrl) => new()
    {
        ["iss"] = Issuer,
        ["aud"] = Activities.AppId,
        ["nbf"] = (now ?? Now).AddMinutes(-5).ToUnixTimeSeconds(),
        ["exp"] = (now ?? Now).AddHours(1).ToUnixTimeSeconds(),
        ["serviceurl"] = serviceUrl,
    };

    private static long At(int minutes) => Now.AddMinutes(minutes).ToUnixTimeSeconds();

    private static string Bearer(string token) => "Bearer " + token;

    private static JsonObject Activity() => new Activities(ServiceUrl).Message("help");

    private SigningKeys Keys() => new(Options(), _http, _time);

    private TeamsOptions Options() => TeamsOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Teams:AppId"] = Activities.AppId, ["Teams:AppPassword"] = "not-a-secret", ["Teams:Metadata"] = _login.Metadata,
        }).Build(),
        isDevelopment: false);

    private async Task<string?> RefusalAsync(string? authorization, JsonObject activity, SigningKeys? keys = null)
    {
        using var own = Keys();
        return await new ChannelTokens(Options(), keys ?? own, new(new Turns.NoTrustedTime(), _time), _time).RefusalAsync(
            authorization, SupportBot.Teams.Activity.TryParse(Encoding.UTF8.GetBytes(activity.ToJsonString()))!, TestContext.Current.CancellationToken);
    }
}
