using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Teams;
using SupportBot.Teams.Identity;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Teams;

/// <summary>Where the bot may be sent to: the connectors of its cloud, and nowhere else, whatever an activity says.</summary>
public sealed class ServiceUrlsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/amer")]
    [InlineData("https://smba.trafficmanager.net:443/apac/")]
    [InlineData("https://SMBA.TrafficManager.net/in/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams/")]
    [InlineData("https://webchat.botframework.com/")]
    public void The_connectors_of_the_public_cloud_are_trusted(string url) => Assert.True(Urls().Allows(url));

    [Theory]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams/", true)]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams/", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    public void The_government_cloud_has_its_own(string url, bool expected) => Assert.Equal(expected, Urls(("Teams:Cloud", "usgov")).Allows(url));

    [Theory]
    [MemberData(nameof(Evil))]
    public async Task Nothing_else_is_called_and_no_socket_is_opened_for_it_not_even_for_a_token(string url)
    {
        var (result, sockets) = await PostAsync(url, Options());
        Assert.IsType<SendRefused>(result);
        Assert.Equal(0, sockets);
    }

    [Fact]
    public async Task For_a_trusted_one_a_socket_is_opened_to_the_login_and_one_to_the_connector()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var login = await FakeConnectorLogin.StartAsync();
        var options = Options(("Teams:Login", login.Address), ("Teams:ServiceUrls:0", new Uri(connector.ServiceUrl).GetLeftPart(UriPartial.Authority)));
        var (result, sockets) = await PostAsync(connector.ServiceUrl, options);
        Assert.IsType<Sent>(result);
        Assert.Equal(2, sockets);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var login = await FakeConnectorLogin.StartAsync();
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        connector.AnswerNext(status, location: $"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}/latest/meta-data/");
        var options = Options(("Teams:Login", login.Address), ("Teams:ServiceUrls:0", new Uri(connector.ServiceUrl).GetLeftPart(UriPartial.Authority)));
        var (result, sockets) = await PostAsync(connector.ServiceUrl, options);
        Assert.IsType<SendRefused>(result);
        Assert.Equal(2, sockets);
        Assert.False(elsewhere.Pending());
    }

    /// <summary>Posts through the real clients; every socket they open passes the counted callback.</summary>
    private static async Task<(SendResult Result, int Sockets)> PostAsync(string url, TeamsOptions options)
    {
        var sockets = 0;
        using var handler = PublicSockets.Handler((host, port) => new ServiceUrls(options).MayBeLocal(host, port) || port == options.Cloud.Login.Port);
        var connect = handler.ConnectCallback!;
        handler.ConnectCallback = (context, cancellation) =>
        {
            Interlocked.Increment(ref sockets);
            return connect(context, cancellation);
        };
        using var http = new HttpClient(handler);
        using var tokens = new AccessTokens(options, http, TimeProvider.System, NullLogger<AccessTokens>.Instance);
        var connector = TheConnector.Of(http, options, tokens, TimeProvider.System);
        var result = await connector.PostAsync(new(url, "19:x@thread.v2", "28:bot", null, TeamsAnswer.Nothing), new JsonObject { ["type"] = "message" }, TestContext.Current.CancellationToken);
        return (result, sockets);
    }

    public static TheoryData<string> Evil =>
    [
        "", " ", "https://smba.traffic\uFFFDmanager.net/emea/", "null", "smba.trafficmanager.net", "//smba.trafficmanager.net/", "/emea/", "https://", "https:///emea/",
        "http://smba.trafficmanager.net/emea/", "ftp://smba.trafficmanager.net/", "file:///etc/passwd", "gopher://smba.trafficmanager.net/", "ws://smba.trafficmanager.net/", "javascript:alert(1)", "data:text/plain,x",
        "https://smba.trafficmanager.net:8443/", "https://smba.trafficmanager.net:80/", "https://smba.trafficmanager.net:0/", "https://smba.trafficmanager.net:22/",
        "https://smba.trafficmanager.net@evil.example/", "https://user:secret@smba.trafficmanager.net/", "https://smba.trafficmanager.net:443@evil.example/", "https://evil.example@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net%40evil.example/", "https://smba.trafficmanager.net%2eevil.example/", "https://smba.trafficmanager.net%00.evil.example/",
        "https://smba.trafficmanager.net\\@evil.example/", "https://evil.example\\smba.trafficmanager.net/", "https:\\\\smba.trafficmanager.net\\", "https://evil.example/\\..\\smba.trafficmanager.net",
        "https://smba.trafficmanager.net./emea/", "https://smba.trafficmanager.net../", "https://.smba.trafficmanager.net/", "https://smba.trafficmanager.net.evil.example/", "https://evil-smba.trafficmanager.net/",
        "https://smbaatrafficmanager.net/", "https://evil.trafficmanager.net/", "https://trafficmanager.net/", "https://botframework.com/", "https://botframework.com.evil.example/", "https://evilbotframework.com/",
        "https://evil.example/smba.trafficmanager.net/", "https://evil.example/?smba.trafficmanager.net", "https://evil.example/#smba.trafficmanager.net", "https://smba.trafficmanager.net/?to=https://evil.example", "https://smba.trafficmanager.net/#x", "https://smba.trafficmanager.net/emea?x",
        "https://smba.trafficmanager.net/emea/%2e%2e/", "https://smba.trafficmanager.net /", "https://smba.trafficmanager.net\n/", "https://smba.trafficmanager.net\t.evil.example/", "https://smba.trafficmanager.net/\r\nHost: evil.example",
        "https://ѕmba.trafficmanager.net/", "https://smba.trafficmanager。net.evil.example/", "https://xn--mba-4ed.trafficmanager.net/", "https://smba.trafficmаnager.net/",
        "http://localhost/", "https://localhost/", "http://127.0.0.1/", "https://127.0.0.1:3978/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://017700000001/", "http://0/", "http://0.0.0.0/",
        "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:a9fe:a9fe]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://169.254.169.254/latest/meta-data/", "https://169.254.169.254/metadata/identity/oauth2/token",
        "http://10.0.0.1/", "http://192.168.0.1/", "http://172.16.0.1/", "http://100.64.0.1/", "https://metadata.google.internal/", "https://kubernetes.default.svc/", "https://20.190.160.1/",
    ];

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("52.112.0.1", true)]
    [InlineData("2603:1026::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:a00:1::1", false)]
    public void Only_public_addresses_count_as_public(string address, bool expected) => Assert.Equal(expected, PublicSockets.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_trusted_name_that_resolves_to_this_machine_is_not_connected_to()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var handler = PublicSockets.Handler((_, _) => false);
        using var http = new HttpClient(handler);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync($"http://localhost:{port}/", TestContext.Current.CancellationToken));
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("http://connector.example")]
    [InlineData("connector.example")]
    [InlineData("https://user@connector.example")]
    public void A_base_address_that_is_not_https_does_not_start(string url) =>
        Assert.Contains("Teams:ServiceUrls", Assert.Throws<InvalidOperationException>(() => Options(("Teams:ServiceUrls:0", url))).Message, StringComparison.Ordinal);

    private static ServiceUrls Urls(params (string, string)[] settings) => new(Options(settings));

    private static TeamsOptions Options(params (string Name, string Value)[] settings) => TeamsOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(
            [new("Teams:AppId", Activities.AppId), new("Teams:AppPassword", "not-a-secret"), .. settings.Select(each => new KeyValuePair<string, string?>(each.Name, each.Value))]).Build(),
        isDevelopment: false);
}
