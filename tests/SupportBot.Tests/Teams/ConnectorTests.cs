using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Teams;
using SupportBot.Teams.Identity;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Teams;

/// <summary>What each answer of the connector and of the login leads to. What may have arrived is never posted again lightly.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private FakeConnector _connector = null!;
    private FakeConnectorLogin _login = null!;
    private AccessTokens _tokens = null!;
    private Connector _client = null!;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _login = await FakeConnectorLogin.StartAsync();
        var options = Options(("Teams:TenantId", Activities.Tenant));
        _tokens = new(options, _http, _time, NullLogger<AccessTokens>.Instance);
        _client = TheConnector.Of(_http, options, _tokens, _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _connector.DisposeAsync();
        await _login.DisposeAsync();
        _tokens.Dispose();
        _http.Dispose();
    }

    [Theory]
    [InlineData(429, "7", typeof(SendLater))]
    [InlineData(429, null, typeof(SendLater))]
    [InlineData(412, null, typeof(SendLater))]
    [InlineData(400, null, typeof(SendRefused))]
    [InlineData(403, null, typeof(SendRefused))]
    [InlineData(404, null, typeof(SendRefused))]
    [InlineData(413, null, typeof(TooLarge))]
    [InlineData(302, null, typeof(SendRefused))]
    [InlineData(408, null, typeof(SendAmbiguous))]
    [InlineData(500, null, typeof(SendAmbiguous))]
    [InlineData(502, null, typeof(SendAmbiguous))]
    [InlineData(503, "3", typeof(SendAmbiguous))]
    [InlineData(504, null, typeof(SendAmbiguous))]
    public async Task A_post_that_fails_is_repeated_only_when_it_cannot_have_arrived(int status, string? retryAfter, Type expected)
    {
        _connector.AnswerNext(status, retryAfter);
        var result = await PostAsync();
        Assert.IsType(expected, result);
        if (status == 429 && retryAfter is not null)
            Assert.Equal(TimeSpan.FromSeconds(7), ((SendLater)result).Wait);
    }

    [Theory]
    [InlineData(429, typeof(SendLater))]
    [InlineData(412, typeof(SendLater))]
    [InlineData(500, typeof(SendLater))]
    [InlineData(504, typeof(SendLater))]
    [InlineData(408, typeof(SendLater))]
    [InlineData(403, typeof(SendRefused))]
    [InlineData(404, typeof(Gone))]
    public async Task An_edit_that_fails_may_be_repeated(int status, Type expected)
    {
        _connector.AnswerNext(status);
        Assert.IsType(expected, await UpdateAsync());
    }

    [Fact]
    public async Task A_connection_lost_after_the_request_left_is_ambiguous_for_a_post_and_repeated_for_an_edit()
    {
        _connector.DropNext();
        Assert.IsType<SendAmbiguous>(await PostAsync());
        _connector.DropNext();
        Assert.IsType<SendLater>(await UpdateAsync());
    }

    [Fact]
    public async Task A_connection_that_never_came_about_is_tried_again()
    {
        var address = Address();
        await _connector.DisposeAsync();
        Assert.IsType<SendLater>(await _client.PostAsync(address, Message(), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(201, "{\"id\":\"1790000000042\"}", "1790000000042")]
    [InlineData(200, "{\"id\":\"abc\"}", "abc")]
    [InlineData(202, "", null)]
    [InlineData(202, "accepted", null)]
    [InlineData(200, "{}", null)]
    public async Task The_id_is_kept_where_there_is_one(int status, string body, string? id)
    {
        _connector.AnswerNext(status, body: body);
        Assert.Equal(new Sent(id), await PostAsync());
    }

    [Fact]
    public async Task Ids_are_escaped_in_the_path()
    {
        await UpdateAsync("19:storefront@thread.tacv2;messageid=179", "1;2/3");
        Assert.Equal("/connector/v3/conversations/19:storefront@thread.tacv2;messageid=179/activities/1;2%2F3", (await _connector.NextAsync()).Path);
    }

    [Fact]
    public async Task The_token_is_asked_for_once_and_used_until_five_minutes_before_its_end()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync()));
        Assert.Single(_login.TokenRequests);
        var (path, form) = _login.TokenRequests[0];
        Assert.Equal($"/{Activities.Tenant}/oauth2/v2.0/token", path);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal("https://api.botframework.com/.default", form["scope"]);
        _time.Advance(TimeSpan.FromMinutes(54));
        await PostAsync();
        Assert.Single(_login.TokenRequests);
        _time.Advance(TimeSpan.FromMinutes(2));
        await PostAsync();
        Assert.Equal(2, _login.TokenRequests.Count);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_renewed_once()
    {
        _connector.AnswerNext(401);
        Assert.IsType<Sent>(await PostAsync());
        Assert.Equal(["Bearer connector-token-1", "Bearer connector-token-2"], _connector.All.Select(call => call.Authorization));
        _connector.AnswerNext(401);
        _connector.AnswerNext(401);
        Assert.IsType<SendLater>(await PostAsync());
        Assert.Equal(4, _connector.All.Count);
    }

    [Theory]
    [InlineData(401, "{\"error\":\"invalid_client\"}")]
    [InlineData(400, "{\"error\":\"unauthorized_client\"}")]
    [InlineData(503, "busy")]
    public async Task A_login_that_refuses_is_left_alone_for_a_while_and_nothing_is_posted(int status, string body)
    {
        _login.TokenRefusal = (status, body);
        Assert.IsType<SendLater>(await PostAsync());
        Assert.IsType<SendLater>(await PostAsync());
        Assert.Single(_login.TokenRequests);
        Assert.Empty(_connector.All);
        _login.TokenRefusal = null;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<Sent>(await PostAsync());
    }

    private Task<SendResult> PostAsync() => _client.PostAsync(Address(), Message(), TestContext.Current.CancellationToken);

    private Task<SendResult> UpdateAsync(string conversation = Activities.Personal, string id = "1790000000001") =>
        _client.UpdateAsync(Address() with { Conversation = conversation }, id, Message(), TestContext.Current.CancellationToken);

    private TeamsAddress Address() => new(_connector.ServiceUrl, Activities.Personal, Activities.Bot, null, TeamsAnswer.Nothing);

    private static JsonObject Message() => new() { ["type"] = "message" };

    private TeamsOptions Options(params (string Name, string Value)[] settings) => TeamsOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Teams:AppId", Activities.AppId), new("Teams:AppPassword", "not-a-secret"), new("Teams:Login", _login.Address),
            new("Teams:ServiceUrls:0", new Uri(_connector.ServiceUrl).GetLeftPart(UriPartial.Authority)), .. settings.Select(each => new KeyValuePair<string, string?>(each.Name, each.Value)),
        ]).Build(),
        isDevelopment: false);
}
