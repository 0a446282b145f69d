using System.Net;
using System.Text.Json.Nodes;
using SupportBot.Slack;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary>What comes in over HTTP: proved first, then looked at.</summary>
public sealed class SlackEndpointTests
{
    private const string Form = "application/x-www-form-urlencoded", Json = "application/json";

    [Theory]
    [InlineData("/slack/events", Json, """{"type":"url_verification","challenge":"abc"}""")]
    [InlineData("/slack/interactivity", Form, "payload=%7B%22type%22%3A%22block_actions%22%7D")]
    [InlineData("/slack/options", Form, "payload=%7B%22type%22%3A%22block_suggestion%22%7D")]
    [InlineData("/slack/commands", Form, "command=%2Fkb&text=jwt&user_id=U1&channel_id=C1")]
    public async Task Unsigned_and_wrongly_signed_requests_are_refused_everywhere_without_a_word(string path, string type, string body)
    {
        await using var chat = await SlackChat.StartAsync();
        foreach (var (signature, timestamp) in new (string?, string?)[] { ("", null), (SlackSignature.Sign("another", "1", default), null), (null, "1531420618") })
        {
            using var response = await chat.PostAsync(path, type, body, signature, timestamp);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task The_address_is_confirmed_when_the_question_is_signed()
    {
        await using var chat = await SlackChat.StartAsync();
        using var response = await chat.PostAsync("/slack/events", Json, """{"token":"x","challenge":"3eZbrw1aBm2r","type":"url_verification"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("3eZbrw1aBm2r", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["challenge"]);
    }

    [Fact]
    public async Task A_test_of_the_certificate_is_answered_and_nothing_smuggled_in_it_is_done()
    {
        await using var chat = await SlackChat.StartAsync();
        using var response = await chat.PostAsync("/slack/commands", Form, "ssl_check=1&token=x&command=%2Fkb&text=KA-10565&user_id=U1&channel_id=C1", signature: "");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await chat.SettledAsync();
        Assert.DoesNotContain(chat.Slack.Calls, call => call.Method == "response_url" || (string?)call.Arguments["channel"] == "C1");
    }

    [Theory]
    [InlineData(Json, "{")]
    [InlineData(Form, "payload={")]
    [InlineData("text/plain", "hello")]
    public async Task What_cannot_be_read_is_a_bad_request(string type, string body)
    {
        await using var chat = await SlackChat.StartAsync();
        using var response = await chat.PostAsync("/slack/events", type, body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(Json, """{"type":"something_new","payload":[1,2]}""")]
    [InlineData(Json, """{"type":"event_callback","event":{"type":"reaction_added"},"event_id":"Ev1"}""")]
    [InlineData(Json, """{"type":"event_callback","event":"no object"}""")]
    [InlineData(Json, "[]")]
    [InlineData(Form, "payload=%7B%22type%22%3A%22interactive_message%22%7D")]
    [InlineData(Form, "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%7B%7D%7D")]
    public async Task What_is_new_to_us_is_acknowledged_and_left_alone(string type, string body)
    {
        await using var chat = await SlackChat.StartAsync();
        using var response = await chat.PostAsync("/slack/events", type, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_not_read()
    {
        await using var chat = await SlackChat.StartAsync();
        using var response = await chat.PostAsync("/slack/events", Json, $"\"{new string('x', 1024 * 1024)}\"");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Without_settings_the_addresses_say_so_and_the_bot_runs_as_before()
    {
        using var app = new BotApp();
        using var response = await app.Http.PostAsync(new Uri("/slack/events", UriKind.Relative), new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Slack is not set up here", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
