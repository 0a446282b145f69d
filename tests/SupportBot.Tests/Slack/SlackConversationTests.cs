using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary>Whole conversations: what people do in Slack and what they see then, over signed HTTP and over Socket Mode.</summary>
public sealed class SlackConversationTests
{
    private const string Mention = $"<@{FakeSlack.BotUser}>";
    private static readonly string Log = Sample("ka-10565.log");

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task A_mention_under_a_pasted_log_leads_through_the_whole_walk_to_the_verified_fix(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        var root = await chat.SaysAsync(SlackChat.Minji, Log);
        await chat.SaysAsync(SlackChat.Daniel, "anybody seen this?", thread: root);
        await chat.SaysAsync(SlackChat.Daniel, $"{Mention} please look", thread: root);
        var answer = await chat.SeesAsync("KA-10565");
        Assert.Equal(root, (string?)answer["thread_ts"]);

        await chat.PressesAsync(SlackChat.Daniel, answer, "Fix the clock");
        await chat.PressesAsync(SlackChat.Daniel, await chat.SeesAsync("Linux (chrony)"), "Linux (chrony)");
        await PasteInFormAsync(chat, SlackChat.Daniel, await chat.SeesAsync("chronyc tracking", "Check"), "chronyc-behind.txt");
        await PasteInFormAsync(chat, SlackChat.Minji, await chat.SeesAsync("chronyc makestep", "Check"), "chronyc-right.txt");
        var repeat = await chat.SeesAsync("Do again what failed", "Check");
        await PasteInFormAsync(chat, SlackChat.Minji, repeat, "replication-ok.txt");
        var done = await chat.SeesAsync("Minji showed that the operation works");
        Assert.Equal((string?)repeat["ts"], (string?)done["ts"]);
        Assert.Equal(2, chat.Posted().Count());
        Assert.All(chat.Posted(), message => Assert.Equal(root, (string?)message["thread_ts"]));
    }

    [Theory]
    [InlineData("app_mention", "message")]
    [InlineData("message", "app_mention")]
    [InlineData("app_mention")]
    [InlineData("message")]
    public async Task A_mention_is_answered_once_however_it_arrives(params string[] twins)
    {
        await using var chat = await SlackChat.StartAsync();
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} {Log}", twins: twins);
        await chat.SeesAsync("KA-10565");
        await chat.SettledAsync();
        Assert.Single(chat.Posted());
    }

    [Fact]
    public async Task A_message_without_a_mention_in_a_channel_is_left_alone_and_its_key_stays_free_for_the_mention()
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.Fail("auth.test", "internal_error");
        await chat.RestartAsync(); // it does not know its own name, so only the mention tells
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} {Log}", twins: ["message", "app_mention"]);
        await chat.SeesAsync("KA-10565");
        await chat.SaysAsync(SlackChat.Minji, Log);
        await chat.SettledAsync();
        Assert.Single(chat.Posted());
    }

    [Fact]
    public async Task A_retry_counts_when_it_is_the_first_to_arrive_and_not_when_it_is_the_second()
    {
        await using var chat = await SlackChat.StartAsync();
        var message = chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Minji, ["text"] = $"{Mention} KA-10565" });
        var body = chat.Envelope(SlackChat.OfType(message, "app_mention"), "Ev0RETRY").ToJsonString();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            chat.App.Http.DefaultRequestHeaders.Remove("X-Slack-Retry-Num");
            chat.App.Http.DefaultRequestHeaders.Add("X-Slack-Retry-Num", attempt.ToString(System.Globalization.CultureInfo.InvariantCulture));
            using var response = await chat.PostAsync("/slack/events", "application/json", body);
            response.EnsureSuccessStatusCode();
        }

        await chat.SeesAsync("KA-10565");
        await chat.SettledAsync();
        Assert.Single(chat.Posted());
    }

    [Fact]
    public async Task An_envelope_that_is_sent_again_is_acknowledged_and_answered_once()
    {
        await using var chat = await SlackChat.StartAsync(Wire.SocketMode);
        var message = chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Minji, ["text"] = $"{Mention} KA-10565" });
        for (var attempt = 1; attempt <= 3; attempt++)
            await chat.EventAsync(SlackChat.OfType(message, "app_mention"), "Ev0RETRY");
        await chat.SeesAsync("KA-10565");
        await chat.SettledAsync();
        Assert.Single(chat.Posted());
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task Two_people_press_at_once_and_the_second_is_told_privately(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        var step = await StartedAsync(chat);
        await chat.PressesAsync(SlackChat.Minji, step, "Linux (chrony)");
        await chat.SeesAsync("chronyc tracking", "Check");
        await chat.PressesAsync(SlackChat.Daniel, step, "Windows");
        var whisper = await chat.CallAsync("chat.postEphemeral", "Already done by Minji");
        Assert.Equal(SlackChat.Daniel, (string?)whisper.Arguments["user"]);
        Assert.Equal((string?)step["thread_ts"], (string?)whisper.Arguments["thread_ts"]);
        Assert.DoesNotContain("w32tm", SlackShown.Of(chat.Posted().Last()["blocks"]!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task An_old_button_that_would_open_a_form_is_answered_with_where_things_stand(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        var step = await StartedAsync(chat);
        await chat.PressesAsync(SlackChat.Minji, step, "Linux (chrony)");
        var waiting = await chat.SeesAsync("chronyc tracking", "Check");
        await PasteInFormAsync(chat, SlackChat.Minji, waiting, "chronyc-behind.txt");
        await chat.SeesAsync("chronyc makestep", "Check");
        await chat.PressesAsync(SlackChat.Daniel, waiting, "Check");
        await chat.CallAsync("chat.postEphemeral", "Already done by Minji");
        Assert.Single(chat.Slack.Views);
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task A_trigger_that_has_expired_leads_to_a_word_of_what_to_do_instead(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        var step = await StartedAsync(chat);
        await chat.PressesAsync(SlackChat.Minji, step, "Linux (chrony)");
        await chat.PressesAsync(SlackChat.Minji, await chat.SeesAsync("chronyc tracking", "Check"), "Check", trigger: chat.Slack.Trigger(expired: true));
        var notice = await chat.CallAsync("chat.postEphemeral");
        Assert.Contains("paste the output into this thread", (string?)notice.Arguments["text"], StringComparison.Ordinal);
        Assert.Empty(chat.Slack.Views);
    }

    [Fact]
    public async Task While_a_walk_is_open_an_output_counts_without_a_mention_and_after_it_the_bot_is_quiet()
    {
        await using var chat = await SlackChat.StartAsync();
        var step = await StartedAsync(chat);
        var root = (string)step["thread_ts"]!;
        await chat.PressesAsync(SlackChat.Minji, step, "Linux (chrony)");
        await chat.SeesAsync("chronyc tracking", "Check");
        await chat.SaysAsync(SlackChat.Daniel, Sample("chronyc-behind.txt"), thread: root);
        var next = await chat.SeesAsync("chronyc makestep", "Check");
        await chat.PressesAsync(SlackChat.Daniel, next, "Stop");
        var why = await chat.SeesAsync("Why stop?", "Stop without a reason");
        await chat.PressesAsync(SlackChat.Daniel, why, "Stop without a reason");
        await chat.SeesAsync("Daniel cancelled");
        var posted = chat.Posted().Count();
        await chat.SaysAsync(SlackChat.Daniel, Log, thread: root);
        await chat.SettledAsync();
        Assert.Equal(posted, chat.Posted().Count());
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task An_output_that_Slack_turned_into_a_snippet_is_read(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        var step = await StartedAsync(chat);
        await chat.PressesAsync(SlackChat.Minji, step, "Linux (chrony)");
        await chat.SeesAsync("chronyc tracking", "Check");
        await chat.SaysAsync(SlackChat.Minji, "", thread: (string)step["thread_ts"]!, files: [chat.Slack.AddFile("tracking.txt", Sample("chronyc-behind.txt"))]);
        await chat.SeesAsync("chronyc makestep", "Check");
    }

    [Fact]
    public async Task An_alert_of_another_bot_is_found_when_the_bot_is_mentioned_under_it()
    {
        await using var chat = await SlackChat.StartAsync();
        var alert = chat.Slack.Keep(SlackChat.Channel, new()
        {
            ["bot_id"] = "B0ALERTS", ["subtype"] = "bot_message", ["username"] = "alerts", ["text"] = "",
            ["attachments"] = new JsonArray(new JsonObject { ["title"] = "Replication failed", ["text"] = "```" + Log.Replace("<", "&lt;", StringComparison.Ordinal) + "```", ["fallback"] = "failed" }),
        });
        await chat.EventAsync(SlackChat.OfType(alert, "message"));
        await chat.SettledAsync();
        Assert.Empty(chat.Posted());
        await chat.SaysAsync(SlackChat.Minji, Mention, thread: (string)alert["ts"]!);
        await chat.SeesAsync("KA-10565");
    }

    [Fact]
    public async Task A_long_thread_is_read_page_by_page()
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.PageSize = 15;
        var root = await chat.SaysAsync(SlackChat.Minji, "something is wrong");
        for (var i = 0; i < 40; i++)
            chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Daniel, ["text"] = $"still looking, {i}", ["thread_ts"] = root });
        chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Daniel, ["text"] = Log, ["thread_ts"] = root });
        await chat.SaysAsync(SlackChat.Minji, Mention, thread: root);
        await chat.SeesAsync("KA-10565");
        Assert.Equal(3, chat.Slack.Calls.Count(call => call.Method == "conversations.replies"));
    }

    [Fact]
    public async Task A_thread_whose_next_page_is_limited_is_judged_by_what_was_read()
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.PageSize = 15;
        var root = await chat.SaysAsync(SlackChat.Minji, Log);
        for (var i = 0; i < 20; i++)
            chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Daniel, ["text"] = $"still looking, {i}", ["thread_ts"] = root });
        chat.Slack.People.TryAdd("U0X", ("X", "en-US"));
        chat.Slack.PassThenRefuse("conversations.replies", 1, 429, "60");
        await chat.SaysAsync(SlackChat.Minji, Mention, thread: root);
        await chat.SeesAsync("KA-10565");
    }

    [Fact]
    public async Task A_direct_message_is_one_conversation_and_is_answered_beside_it()
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.People[SlackChat.Minji] = ("민지", "ko-KR");
        await chat.SaysAsync(SlackChat.Minji, Log, channel: SlackChat.Direct);
        var answer = await chat.SeesAsync("KA-10565");
        Assert.Null(answer["thread_ts"]);
        SlackShown.Button(answer["blocks"]!, "시계 맞추기");
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.SocketMode)]
    public async Task A_restart_in_the_middle_loses_nothing(Wire wire)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await using var chat = await SlackChat.StartAsync(wire, ("Storage:Path", Path.Combine(folder.FullName, "bot.db")));
            var step = await StartedAsync(chat);
            await chat.RestartAsync();
            await chat.PressesAsync(SlackChat.Minji, step, "Linux (chrony)");
            await chat.SeesAsync("chronyc tracking", "Check");
            Assert.Equal(2, chat.Posted().Count());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_edited_question_is_answered_anew_on_the_same_card_and_an_unchanged_one_is_not()
    {
        await using var chat = await SlackChat.StartAsync();
        var at = await chat.SaysAsync(SlackChat.Minji, $"{Mention} zzqx");
        var answer = await chat.SeesAsync("I don't know this one.");
        var message = chat.Slack.Messages.Find(each => (string?)each["ts"] == at)!;
        var before = message.DeepClone();
        await chat.EventAsync(Changed(message, before));
        (message["text"], message["edited"]) = ($"{Mention} KA-10565", new JsonObject { ["user"] = SlackChat.Minji, ["ts"] = chat.Slack.Timestamp() });
        await chat.EventAsync(Changed(message, before));
        await chat.EventAsync(SlackChat.OfType(message, "app_mention"));
        Assert.Equal((string?)answer["ts"], (string?)(await chat.SeesAsync("KA-10565"))["ts"]);
        await chat.SettledAsync();
        Assert.Single(chat.Posted());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_deleted_question_takes_its_answer_along(bool hasAnswers, bool keepsMessages)
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.KeepsMessages = keepsMessages;
        var at = await chat.SaysAsync(SlackChat.Minji, $"{Mention} {Log}");
        var answer = await chat.SeesAsync("invalid_grant");
        var gone = chat.Slack.Messages.Find(each => (string?)each["ts"] == at)!;
        var happened = new JsonObject { ["type"] = "message", ["hidden"] = true, ["channel"] = SlackChat.Channel, ["previous_message"] = gone.DeepClone(), ["channel_type"] = "channel", ["ts"] = chat.Slack.Timestamp() };
        if (hasAnswers)
            (happened["subtype"], happened["message"]) = ("message_changed", new JsonObject { ["subtype"] = "tombstone", ["user"] = "USLACKBOT", ["text"] = "This message was deleted.", ["hidden"] = true, ["ts"] = at, ["thread_ts"] = at });
        else
            (happened["subtype"], happened["deleted_ts"]) = ("message_deleted", at);
        await chat.EventAsync(happened);
        await chat.Slack.UntilAsync(slack => IsDone(slack.Messages.Find(each => (string?)each["ts"] == (string?)answer["ts"])) ? slack.Messages : null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(chat.Posted(), each => (string?)each["ts"] != (string?)answer["ts"]);

        bool IsDone(JsonObject? left) => keepsMessages == (left is not null) && (left is null || !SlackShown.Of(left["blocks"]!).Contains("invalid_grant", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_of_messages_in_which_nothing_was_found_are_no_business_of_the_bot()
    {
        await using var chat = await SlackChat.StartAsync();
        var at = await chat.SaysAsync(SlackChat.Minji, "hello everybody");
        var message = chat.Slack.Messages.Find(each => (string?)each["ts"] == at)!;
        var before = message.DeepClone();
        (message["text"], message["edited"]) = ($"hello all: {Log}", new JsonObject { ["user"] = SlackChat.Minji, ["ts"] = chat.Slack.Timestamp() });
        await chat.EventAsync(Changed(message, before));
        await chat.EventAsync(new() { ["type"] = "message", ["subtype"] = "message_deleted", ["hidden"] = true, ["channel"] = SlackChat.Channel, ["deleted_ts"] = at, ["previous_message"] = message.DeepClone(), ["channel_type"] = "channel" });
        await chat.SettledAsync();
        Assert.Empty(chat.Posted());
        Assert.Equal(0, (await chat.App.Services.GetRequiredService<IBotStore>().RecentAsync("slack", FakeSlack.Team, 10, TestContext.Current.CancellationToken)).Count(each => each.Key.Thread.StartsWith(SlackChat.Channel, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("bot_message")]
    [InlineData("channel_join")]
    [InlineData("message_deleted")]
    [InlineData("message_replied")]
    public async Task What_no_person_wrote_is_no_message(string subtype)
    {
        await using var chat = await SlackChat.StartAsync();
        var message = chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Minji, ["text"] = $"{Mention} KA-10565", ["subtype"] = subtype });
        await chat.EventAsync(SlackChat.OfType(message, "message"));
        var own = chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = FakeSlack.BotUser, ["bot_id"] = FakeSlack.Bot, ["text"] = $"{Mention} KA-10565" });
        await chat.EventAsync(SlackChat.OfType(own, "app_mention"));
        await chat.SettledAsync();
        Assert.DoesNotContain(chat.Slack.Calls, call => call.Method == "chat.postMessage" && (string?)call.Arguments["channel"] == SlackChat.Channel);
    }

    private static JsonObject Changed(JsonObject message, JsonNode before) => new()
    {
        ["type"] = "message", ["subtype"] = "message_changed", ["hidden"] = true, ["channel"] = SlackChat.Channel, ["message"] = message.DeepClone(), ["previous_message"] = before.DeepClone(), ["channel_type"] = "channel",
    };

    private static async Task<JsonObject> StartedAsync(SlackChat chat)
    {
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} {Log}");
        await chat.PressesAsync(SlackChat.Minji, await chat.SeesAsync("KA-10565"), "Fix the clock");
        return await chat.SeesAsync("Linux (chrony)");
    }

    private static async Task PasteInFormAsync(SlackChat chat, string user, JsonObject message, string sample)
    {
        var forms = chat.Slack.Views.Count;
        await chat.PressesAsync(user, message, "Check");
        var form = await chat.Slack.UntilAsync(slack => slack.Views.Count > forms ? slack.Views.Values.Last().DeepClone().AsObject() : null, TestContext.Current.CancellationToken);
        await chat.SubmitsAsync(user, form, ("paste", Sample(sample)));
    }

    private static string Sample(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", file));
}
