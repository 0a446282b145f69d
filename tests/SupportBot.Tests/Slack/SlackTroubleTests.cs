using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Slack;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary>When Slack limits, loses answers or refuses; and buttons where they do not belong.</summary>
public sealed class SlackTroubleTests
{
    private const string Mention = $"<@{FakeSlack.BotUser}>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task A_limited_post_is_made_when_Slack_allows_it_again(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        chat.Slack.Refuse("chat.postMessage", 429, retryAfter: "1");
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565");
        await chat.SeesAsync("KA-10565");
        await chat.SettledAsync();
        Assert.Single(chat.Posted());
        Assert.Equal(2, chat.Slack.Calls.Count(call => call.Method == "chat.postMessage" && (string?)call.Arguments["channel"] == SlackChat.Channel));
    }

    [Fact]
    public async Task A_limit_holds_for_its_method_until_its_time_is_over_and_for_no_other()
    {
        await using var slack = await FakeSlack.StartAsync(cancellation: Cancel);
        using var http = new HttpClient();
        var time = new FakeTimeProvider();
        var api = new SlackApi(http, new() { BotToken = FakeSlack.BotToken, ApiBase = new(slack.ApiBase) }, time, NullLogger<SlackApi>.Instance);
        slack.Refuse("chat.postMessage", 429, retryAfter: "30");
        Assert.Equal(TimeSpan.FromSeconds(30), Assert.IsType<SlackLater>(await PostAsync()).Wait);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<SlackLater>(await PostAsync()).Wait);
        Assert.IsType<SlackDone>(await api.CallAsync("users.info", new() { ["user"] = "U1" }, Cancel));
        Assert.Single(slack.Calls, call => call.Method == "chat.postMessage");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<SlackDone>(await PostAsync());

        Task<SlackResult> PostAsync() => api.CallAsync("chat.postMessage", new() { ["channel"] = "C1", ["text"] = "x" }, Cancel);
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task A_post_whose_answer_was_lost_is_found_in_its_thread_and_not_made_twice(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        chat.Slack.LoseAnswer("chat.postMessage");
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565");
        var answer = await chat.SeesAsync("KA-10565", "Fix the clock");
        await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "conversations.replies" && call.Arguments["include_all_metadata"] is not null), Cancel);
        // The message is ours by its timestamp again: the walk that starts there edits it.
        await chat.PressesAsync(SlackChat.Minji, answer, "Fix the clock");
        await chat.SeesAsync("Linux (chrony)");
        Assert.Single(chat.Posted(), message => SlackShown.HasButton(message["blocks"]!, "Fix the clock") || (string?)message["ts"] == (string?)answer["ts"]);
        Assert.Contains(chat.Slack.Calls, call => call.Method == "chat.update" && (string?)call.Arguments["ts"] == (string?)answer["ts"]);
    }

    [Fact]
    public async Task A_post_that_broke_and_does_not_stand_there_is_made_again()
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.Refuse("chat.postMessage", 502, "<html>Bad Gateway</html>");
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565");
        await chat.SeesAsync("KA-10565");
        await chat.SettledAsync();
        Assert.Single(chat.Posted());
    }

    [Fact]
    public async Task Blocks_that_Slack_refuses_leave_the_text()
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.Fail("chat.postMessage", "invalid_blocks");
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565");
        var plain = await chat.Slack.UntilAsync(slack => slack.Messages.Find(message => (string?)message["bot_id"] == FakeSlack.Bot), Cancel);
        Assert.Null(plain["blocks"]);
        Assert.NotEmpty((string)plain["text"]!);
    }

    [Fact]
    public async Task A_press_is_answered_privately_through_its_own_address_where_the_bot_may_no_longer_write()
    {
        await using var chat = await SlackChat.StartAsync();
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565");
        var answer = await chat.SeesAsync("KA-10565", "Fix the clock");
        chat.Slack.Foreign[SlackChat.Channel] = true;
        await chat.PressesAsync(SlackChat.Minji, answer, "Fix the clock");
        var response = await chat.CallAsync("response_url");
        Assert.Equal("ephemeral", (string?)response.Arguments["response_type"]);
    }

    [Fact]
    public async Task An_address_to_answer_at_that_is_not_Slacks_is_never_called()
    {
        await using var elsewhere = await FakeSlack.StartAsync(cancellation: Cancel);
        using var http = new HttpClient();
        var api = new SlackApi(http, new() { BotToken = FakeSlack.BotToken, ApiBase = SlackOptions.SlackApi }, TimeProvider.System, NullLogger<SlackApi>.Instance);
        foreach (var address in (string[])[elsewhere.ResponseUrl(), "https://hooks.slack.com.evil.example/x", "https://hooks.slack.com@evil.example/x", "http://hooks.slack.com/x", "https://evilslack.com/x", "nowhere"])
            Assert.Equal("response_url_not_slacks", Assert.IsType<SlackRefused>(await api.RespondAsync(address, [], Cancel)).Error);
        Assert.Empty(elsewhere.Calls);
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task A_button_that_was_copied_to_another_thread_or_channel_or_changed_does_nothing(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565");
        var answer = await chat.SeesAsync("KA-10565", "Fix the clock");
        var button = SlackShown.Button(answer["blocks"]!, "Fix the clock");
        foreach (var (name, value) in new[] { ("thread_ts", chat.Slack.Timestamp()), ("channel", "C0OTHER") })
        {
            var copied = answer.DeepClone().AsObject();
            copied[name] = value;
            await chat.InteractAsync(chat.Press(SlackChat.Daniel, copied, button));
            await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "chat.postEphemeral" && (string?)call.Arguments[name] == value && call.Shown.Contains("does not belong to this thread", StringComparison.Ordinal)), Cancel);
        }

        var changed = button.DeepClone().AsObject();
        changed["value"] = ((string)button["value"]!).Replace("KA-10565", "SB-00001", StringComparison.Ordinal);
        Assert.NotEqual((string?)button["value"], (string?)changed["value"]);
        await chat.InteractAsync(chat.Press(SlackChat.Daniel, answer, changed));
        await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "chat.postEphemeral" && (string?)call.Arguments["thread_ts"] == (string?)answer["thread_ts"]), Cancel);
        Assert.Single(chat.Posted());
        SlackShown.Button(chat.Posted().Single()["blocks"]!, "Fix the clock");
    }

    [Fact]
    public async Task A_button_that_one_person_was_shown_does_nothing_for_another()
    {
        await using var chat = await SlackChat.StartAsync();
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565");
        var answer = await chat.SeesAsync("KA-10565", "Fix the clock");
        await chat.PressesAsync(SlackChat.Minji, answer, "Fix the clock");
        await chat.SeesAsync("Linux (chrony)");
        await chat.PressesAsync(SlackChat.Daniel, answer, "Fix the clock");
        var whisper = await chat.CallAsync("chat.postEphemeral");
        Assert.Equal(SlackChat.Daniel, (string?)whisper.Arguments["user"]);
        var shown = answer.DeepClone().AsObject();
        shown["blocks"] = whisper.Arguments["blocks"]!.DeepClone();
        await chat.PressesAsync(SlackChat.Minji, shown, "Windows", ephemeral: true);
        await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "chat.postEphemeral" && (string?)call.Arguments["user"] == SlackChat.Minji && call.Shown.Contains("does not belong to this thread", StringComparison.Ordinal)), Cancel);
        await chat.PressesAsync(SlackChat.Daniel, shown, "Windows", ephemeral: true);
        await chat.SeesAsync("w32tm");
    }

    [Fact]
    public async Task While_the_secret_is_changed_both_sign_and_no_third()
    {
        await using var chat = await SlackChat.StartAsync(Wire.Http, ("Slack:SigningSecretOld", "the-old-one"));
        foreach (var (secret, status) in new[] { (FakeSlack.SigningSecret, HttpStatusCode.OK), ("the-old-one", HttpStatusCode.OK), ("a-third", HttpStatusCode.Unauthorized), ("", HttpStatusCode.Unauthorized) })
        {
            var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            using var response = await chat.PostAsync("/slack/events", "application/json", "{}", SlackSignature.Sign(secret, now, Encoding.UTF8.GetBytes("{}")), now);
            Assert.Equal(status, response.StatusCode);
        }
    }
}
