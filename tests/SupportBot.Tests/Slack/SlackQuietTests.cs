using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Slack;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary><c>/kb quiet</c>: no reminders in a whole channel, in the threads that are open and those to come.</summary>
public sealed class SlackQuietTests
{
    private const string Mention = $"<@{FakeSlack.BotUser}>";
    private const string Elsewhere = "C0ELSEWHERE";

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task Quiet_asked_for_in_a_channel_holds_in_its_threads_until_it_is_ended(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        var before = await WalkAsync(chat, SlackChat.Channel);
        var other = await WalkAsync(chat, Elsewhere);
        Assert.True(await IsRemindedAsync(chat, SlackChat.Channel, before));

        await chat.CommandAsync(SlackChat.Minji, "quiet");
        var said = await chat.CallAsync("response_url", "I am quiet now");
        Assert.Equal("ephemeral", (string?)said.Arguments["response_type"]);
        var after = await WalkAsync(chat, SlackChat.Channel);
        Assert.False(await IsRemindedAsync(chat, SlackChat.Channel, before));
        Assert.False(await IsRemindedAsync(chat, SlackChat.Channel, after));
        Assert.True(await IsRemindedAsync(chat, Elsewhere, other));

        await chat.CommandAsync(SlackChat.Daniel, "speak up");
        await chat.CallAsync("response_url", "Reminders are on");
        Assert.True(await IsRemindedAsync(chat, SlackChat.Channel, before));
        Assert.True(await IsRemindedAsync(chat, SlackChat.Channel, after));
        Assert.True(await IsRemindedAsync(chat, SlackChat.Channel, await WalkAsync(chat, SlackChat.Channel)));
    }

    [Fact]
    public async Task In_a_thread_it_is_ended_or_asked_for_by_a_mention()
    {
        await using var chat = await SlackChat.StartAsync();
        await chat.CommandAsync(SlackChat.Minji, "quiet");
        await chat.CallAsync("response_url", "I am quiet now");
        var root = await WalkAsync(chat, SlackChat.Channel);
        await chat.SaysAsync(SlackChat.Daniel, $"{Mention} speak up", thread: root);
        await chat.SeesAsync("Reminders are on");
        Assert.True(await IsRemindedAsync(chat, SlackChat.Channel, root));
        Assert.False(await IsRemindedAsync(chat, SlackChat.Channel, await WalkAsync(chat, SlackChat.Channel)));
    }

    [Fact]
    public async Task In_a_direct_message_it_is_about_that_conversation()
    {
        await using var chat = await SlackChat.StartAsync();
        await chat.CommandAsync(SlackChat.Minji, "quiet", channel: SlackChat.Direct);
        await chat.SeesAsync("I am quiet now");
        Assert.True((await chat.App.Services.GetRequiredService<IBotStore>().ReadConversationAsync(SlackQuiet.PlaceOf(FakeSlack.Team, SlackChat.Direct), TestContext.Current.CancellationToken)).Quiet);
    }

    private static async Task<string> WalkAsync(SlackChat chat, string channel)
    {
        var root = await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565", channel: channel);
        var answer = await InThreadAsync(chat, root, "Fix the clock");
        await chat.PressesAsync(SlackChat.Minji, answer, "Fix the clock");
        await InThreadAsync(chat, root, "Linux (chrony)");
        return root;
    }

    private static Task<System.Text.Json.Nodes.JsonObject> InThreadAsync(SlackChat chat, string root, string button) => chat.Slack.UntilAsync(
        slack => slack.Messages.Find(message => (string?)message["thread_ts"] == root && message["blocks"] is { } blocks && SlackShown.HasButton(blocks, button))?.DeepClone().AsObject(), TestContext.Current.CancellationToken);

    /// <summary>True when the thread wants to be woken for a reminder, which is hours before an open walk lapses. What was sent to it before is handled first.</summary>
    private static async Task<bool> IsRemindedAsync(SlackChat chat, string channel, string root)
    {
        var seen = chat.Posted(channel).Count(message => (string?)message["thread_ts"] == root);
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} status", thread: root, channel: channel);
        await chat.Slack.UntilAsync(slack => slack.Messages.Count(message => (string?)message["thread_ts"] == root && (string?)message["bot_id"] == FakeSlack.Bot) > seen ? slack : null, TestContext.Current.CancellationToken);
        var state = await chat.App.Services.GetRequiredService<IBotStore>().ReadConversationAsync(new(SlackReply.ChannelName, FakeSlack.Team, $"{channel}:{root}"), TestContext.Current.CancellationToken);
        return state.WakeAt < Instant.FromDateTimeOffset(DateTimeOffset.UtcNow) + Habits.Default.RemindAfter + Duration.FromMinutes(1);
    }
}
