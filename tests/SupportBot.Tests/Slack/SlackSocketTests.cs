using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary>Socket Mode when connections come and go: nothing that Slack delivers is lost, and what it was delivered on acknowledges it.</summary>
public sealed class SlackSocketTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    [InlineData("too_many_websockets")]
    public async Task A_connection_that_will_be_closed_is_replaced_before_it_ends(string reason)
    {
        await using var chat = await SlackChat.StartAsync(Wire.SocketMode);
        var first = Assert.Single(chat.Slack.Connections);
        await chat.Slack.WarnAsync(first, reason, Cancel);
        var second = await chat.Slack.UntilAsync(slack => slack.Standing.Count >= 3 && slack.Connections is [var only] && only != first ? (object)only : null, Cancel);
        Assert.Equal([1, 2, 1], chat.Slack.Standing); // never a moment without one
        await SaysAsync(chat, (int)second);
    }

    [Fact]
    public async Task What_comes_on_the_old_connection_while_the_new_one_opens_is_acknowledged_on_the_old_one()
    {
        await using var chat = await SlackChat.StartAsync(Wire.SocketMode);
        var first = Assert.Single(chat.Slack.Connections);
        chat.Slack.Refuse("apps.connections.open", 503, "<html>");
        await chat.Slack.WarnAsync(first, "refresh_requested", Cancel);
        await chat.CallAsync("apps.connections.open"); // no second connection was to be had
        await SaysAsync(chat, first);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_is_lost_or_speaks_no_JSON_is_replaced(bool speaks)
    {
        await using var chat = await SlackChat.StartAsync(Wire.SocketMode);
        var first = Assert.Single(chat.Slack.Connections);
        if (speaks)
            await chat.Slack.SayAsync(first, "UNAUTHENTICATED: cache_error", Cancel);
        else
            chat.Slack.Break(first);
        var second = await chat.Slack.UntilAsync(slack => slack.Connections is [.., var last] && last != first ? (object)last : null, Cancel);
        await SaysAsync(chat, (int)second);
    }

    [Fact]
    public async Task Several_connections_share_what_comes_and_each_acknowledges_its_own()
    {
        await using var chat = await SlackChat.StartAsync(Wire.SocketMode);
        using var other = new BotApp(("Slack:BotToken", FakeSlack.BotToken), ("Slack:ApiBase", chat.Slack.ApiBase), ("Slack:AppToken", FakeSlack.AppToken));
        await chat.Slack.UntilAsync(slack => slack.Connections.Length == 2 ? slack : null, Cancel);
        foreach (var socket in chat.Slack.Connections)
            await SaysAsync(chat, socket);
    }

    [Fact]
    public async Task When_Slack_switches_Socket_Mode_off_the_bot_does_not_connect_again()
    {
        await using var chat = await SlackChat.StartAsync(Wire.SocketMode);
        await chat.Slack.WarnAsync(Assert.Single(chat.Slack.Connections), "link_disabled", Cancel);
        await chat.Slack.UntilAsync(slack => slack.Connections.Length == 0 ? slack : null, Cancel);
        Assert.Single(chat.Slack.Calls, call => call.Method == "apps.connections.open");
    }

    private static async Task SaysAsync(SlackChat chat, int socket)
    {
        var message = chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Minji, ["text"] = $"<@{FakeSlack.BotUser}> KA-10565" });
        var (on, _) = await chat.Slack.EnvelopeAsync("events_api", chat.Envelope(SlackChat.OfType(message, "app_mention")), Cancel, socket);
        Assert.Equal(socket, on);
        await chat.Slack.UntilAsync(slack => slack.Messages.Find(each => (string?)each["thread_ts"] == (string?)message["ts"] && (string?)each["bot_id"] == FakeSlack.Bot), Cancel);
    }
}
