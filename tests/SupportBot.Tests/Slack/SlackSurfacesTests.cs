using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary>Everything beside the conversation in a thread: commands, shortcuts, forms, the home tab, links. Over signed HTTP and over Socket Mode.</summary>
public sealed class SlackSurfacesTests
{
    private const string Mention = $"<@{FakeSlack.BotUser}>";
    private static readonly string Log = Sample("ka-10565.log");

    public static TheoryData<Wire> Wires => [Wire.Http, Wire.SocketMode];

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_command_is_answered_privately_and_its_answer_can_be_shared_with_everything_to_press(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        await chat.CommandAsync(SlackChat.Minji, "jwt expired KA-10565");
        var answer = await chat.CallAsync("response_url", "KA-10565");
        Assert.Equal("ephemeral", (string?)answer.Arguments["response_type"]);
        Assert.False(SlackShown.HasButton(answer.Arguments["blocks"]!, "Fix the clock"));
        Assert.Empty(chat.Posted());

        await chat.PressesAsync(SlackChat.Minji, Ephemeral(answer), "Share here", ephemeral: true);
        await chat.SeesAsync("Minji looked up: jwt expired KA-10565");
        var shared = await chat.SeesAsync("KA-10565", "Fix the clock");
        Assert.Equal((string?)chat.Posted().First()["ts"], (string?)shared["thread_ts"]);
        await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "response_url" && call.Arguments["delete_original"]?.GetValue<bool>() == true), Cancel);
    }

    [Fact]
    public async Task Where_the_bot_is_no_member_a_command_works_and_sharing_says_how_to_invite_it()
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.Foreign["C0OTHER"] = true;
        await chat.CommandAsync(SlackChat.Minji, "KA-10565", channel: "C0OTHER");
        var answer = await chat.CallAsync("response_url", "KA-10565");
        await chat.PressesAsync(SlackChat.Minji, Ephemeral(answer, "C0OTHER"), "Share here", ephemeral: true);
        await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "response_url" && ((string?)call.Arguments["text"])?.Contains("/invite", StringComparison.Ordinal) == true), Cancel);
        Assert.Empty(chat.Posted("C0OTHER"));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_command_chooses_the_language_of_private_answers(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        await chat.CommandAsync(SlackChat.Minji, "language ko");
        await chat.CallAsync("response_url", "한국어");
        await chat.CommandAsync(SlackChat.Minji, "KA-10565");
        var answer = await chat.CallAsync("response_url", "KA-10565");
        SlackShown.Button(answer.Arguments["blocks"]!, "여기에 공유");
        await chat.CommandAsync(SlackChat.Daniel, "KA-10565");
        await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "response_url" && SlackShown.HasButton(call.Arguments["blocks"]!, "Share here")), Cancel);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_menu_of_any_message_looks_it_up_where_the_bot_is_no_member_and_posts_the_answer_in_its_thread(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        chat.Slack.Foreign["C0OTHER"] = true;
        var message = chat.Slack.Keep("C0OTHER", new() { ["user"] = SlackChat.Daniel, ["text"] = Log });
        await chat.InteractAsync(MessageMenu(chat, SlackChat.Minji, message));
        var form = await chat.FormAsync("found", "KA-10565");
        Assert.Empty(chat.Posted("C0OTHER"));

        await chat.SubmitsAsync(SlackChat.Minji, form);
        var posted = await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "response_url" && call.Shown.Contains("KA-10565", StringComparison.Ordinal)), Cancel);
        Assert.Equal(("in_channel", (string?)message["ts"]), ((string?)posted.Arguments["response_type"], (string?)posted.Arguments["thread_ts"]));
    }

    [Fact]
    public async Task The_menu_of_a_message_in_a_channel_of_the_bot_posts_a_card_that_can_be_walked()
    {
        await using var chat = await SlackChat.StartAsync();
        var message = chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Daniel, ["text"] = "", ["files"] = new JsonArray(chat.Slack.AddFile("log.txt", Log)), ["subtype"] = "file_share" });
        await chat.InteractAsync(MessageMenu(chat, SlackChat.Minji, message));
        await chat.SubmitsAsync(SlackChat.Minji, await chat.FormAsync("found", "KA-10565"));
        var answer = await chat.SeesAsync("KA-10565", "Fix the clock");
        Assert.Equal((string?)message["ts"], (string?)answer["thread_ts"]);
    }

    [Fact]
    public async Task A_message_menu_whose_form_cannot_be_opened_any_more_is_answered_privately()
    {
        await using var chat = await SlackChat.StartAsync();
        var message = chat.Slack.Keep(SlackChat.Channel, new() { ["user"] = SlackChat.Daniel, ["text"] = Log });
        var menu = MessageMenu(chat, SlackChat.Minji, message);
        menu["trigger_id"] = chat.Slack.Trigger(expired: true);
        await chat.InteractAsync(menu);
        Assert.Equal("ephemeral", (string?)(await chat.CallAsync("response_url", "KA-10565")).Arguments["response_type"]);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_shortcut_opens_a_form_that_suggests_articles_and_answers_in_its_place(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        await chat.InteractAsync(chat.Interaction("shortcut", SlackChat.Minji, new() { ["callback_id"] = "look_up", ["trigger_id"] = chat.Slack.Trigger() }));
        var form = await chat.FormAsync("look-up");
        var suggested = await chat.InteractAsync(chat.Interaction("block_suggestion", SlackChat.Minji, new() { ["action_id"] = "article", ["block_id"] = "article", ["value"] = "KA-105" }), "/slack/options");
        Assert.Contains(suggested!["options"]!.AsArray(), option => (string?)option!["value"] == "KA-10565");
        Assert.All(suggested["options"]!.AsArray(), option => Assert.InRange(((string)option!["text"]!["text"]!).Length, 1, 75));

        var empty = await chat.SubmitsAsync(SlackChat.Minji, form, ("text", " "));
        Assert.Equal("errors", (string?)empty!["response_action"]);
        var answered = await chat.SubmitsAsync(SlackChat.Minji, form, ("text", Log));
        Assert.Equal("update", (string?)answered!["response_action"]);
        Assert.Contains("KA-10565", SlackShown.Of(answered["view"]!), StringComparison.Ordinal);
        Assert.Empty(BlockRules.CheckView(answered["view"]!.AsObject()));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_home_tab_shows_the_walks_one_takes_part_in_and_articles_found_lately(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire);
        await chat.EventAsync(HomeOpened(SlackChat.Minji));
        Assert.Contains("None is open.", SlackShown.Of((await chat.CallAsync("views.publish")).Arguments), StringComparison.Ordinal);

        var root = await StartedAsync(chat);
        await chat.EventAsync(HomeOpened(SlackChat.Minji));
        var home = await chat.Slack.UntilAsync(slack => slack.Views.GetValueOrDefault("H" + SlackChat.Minji) is { } view && SlackShown.HasButton(view, "Go there") ? view : null, Cancel);
        Assert.Equal($"https://test.slack.com/archives/{SlackChat.Channel}/p{root.Replace(".", "", StringComparison.Ordinal)}", (string?)SlackShown.Button(home, "Go there")["url"]);
        Assert.Contains("Articles found lately", SlackShown.Of(home), StringComparison.Ordinal);

        await chat.EventAsync(HomeOpened(SlackChat.Daniel));
        var others = await chat.Slack.UntilAsync(slack => slack.Views.GetValueOrDefault("H" + SlackChat.Daniel), Cancel);
        Assert.False(SlackShown.HasButton(others, "Go there"));
        await chat.PressesAsync(SlackChat.Daniel, new() { ["ts"] = "1.1", ["channel"] = SlackChat.Channel, ["blocks"] = others["blocks"]!.DeepClone() }, "Look up this error");
        await chat.FormAsync("look-up");
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Links_to_articles_unfold_in_messages_and_while_they_are_typed(Wire wire)
    {
        await using var chat = await SlackChat.StartAsync(wire, ("Site:Address", "https://bot.example.com"));
        var links = new JsonArray(Link("https://bot.example.com/articles/KA-10565"), Link("https://bot.example.com/articles/KA-99999"), Link("https://evil.example/articles/KA-10565"), Link("https://bot.example.com/other/KA-10565"));
        await chat.EventAsync(new() { ["type"] = "link_shared", ["user"] = SlackChat.Minji, ["channel"] = SlackChat.Channel, ["message_ts"] = "1764060001.000100", ["links"] = links.DeepClone(), ["event_ts"] = "1764060001.000100" });
        var unfurled = await chat.CallAsync("chat.unfurl");
        Assert.Equal((SlackChat.Channel, "1764060001.000100"), ((string?)unfurled.Arguments["channel"], (string?)unfurled.Arguments["ts"]));
        Assert.Equal(["https://bot.example.com/articles/KA-10565"], unfurled.Arguments["unfurls"]!.AsObject().Select(each => each.Key));
        Assert.Contains("KA-10565", SlackShown.Of(unfurled.Arguments["unfurls"]!), StringComparison.Ordinal);

        await chat.EventAsync(new() { ["type"] = "link_shared", ["user"] = SlackChat.Minji, ["channel"] = "COMPOSER", ["message_ts"] = "c1", ["unfurl_id"] = "u1", ["source"] = "composer", ["links"] = links, ["event_ts"] = "1764060001.000200" });
        var typing = await chat.Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == "chat.unfurl" && call.Arguments["unfurl_id"] is not null), Cancel);
        Assert.Equal(("u1", "composer", null), ((string?)typing.Arguments["unfurl_id"], (string?)typing.Arguments["source"], (string?)typing.Arguments["channel"]));
    }

    /// <summary>What is shown here is also held against Slack's own types, in each language (tests/browser/slack).</summary>
    [Theory]
    [InlineData("en", "en-US")]
    [InlineData("ko", "ko-KR")]
    [InlineData("ja", "ja-JP")]
    [InlineData("de", "de-DE")]
    public async Task Every_surface_keeps_to_the_limits_in_every_language(string language, string locale)
    {
        await using var chat = await SlackChat.StartAsync(Wire.Http, ("Site:Address", "https://bot.example.com"));
        chat.Slack.People[SlackChat.Minji] = ("민지 <!channel>", locale);
        var root = await StartedAsync(chat, anyLanguage: true);
        await chat.EventAsync(HomeOpened(SlackChat.Minji));
        await chat.EventAsync(new() { ["type"] = "link_shared", ["user"] = SlackChat.Minji, ["channel"] = SlackChat.Channel, ["message_ts"] = root, ["links"] = new JsonArray(Link("https://bot.example.com/articles/KA-10565")), ["event_ts"] = root });
        await chat.InteractAsync(chat.Interaction("shortcut", SlackChat.Minji, new() { ["callback_id"] = "look_up", ["trigger_id"] = chat.Slack.Trigger() }));
        await chat.InteractAsync(MessageMenu(chat, SlackChat.Minji, chat.Slack.Messages[0]));
        await chat.CommandAsync(SlackChat.Minji, "KA-10565");
        var answer = await chat.CallAsync("response_url", "KA-10565");
        await chat.InteractAsync(chat.Press(SlackChat.Minji, Ephemeral(answer), SlackShown.Walk(answer.Arguments["blocks"]).First(each => (string?)each["action_id"] == "share"), ephemeral: true));
        foreach (var method in (string[])["views.publish", "views.open", "views.update", "chat.unfurl", "chat.postMessage"])
            await chat.CallAsync(method);
        await chat.Slack.UntilAsync(slack => slack.Calls.Count(call => call.Method == "chat.postMessage") >= 4 ? slack : null, Cancel);

        var calls = chat.Slack.Calls;
        Assert.DoesNotContain(calls, call => call.Answer?["ok"]?.GetValue<bool>() == false);
        var shown = calls.SelectMany(call => (JsonNode?[])[call.Arguments["blocks"], call.Arguments["view"], .. call.Arguments["unfurls"]?.AsObject().Select(each => each.Value!["blocks"]) ?? []]).OfType<JsonNode>();
        SlackRenderedTests.Write($"surfaces-{language}", shown);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A private answer as the person sees it: it has no place in the channel's messages.</summary>
    private static JsonObject Ephemeral(SlackCall answer, string channel = SlackChat.Channel) => new() { ["ts"] = "1764060000.000900", ["channel"] = channel, ["blocks"] = answer.Arguments["blocks"]!.DeepClone() };

    private static JsonObject HomeOpened(string user) => new() { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = SlackChat.Direct, ["tab"] = "home", ["event_ts"] = "1764060000.000900" };

    private static JsonObject Link(string url) => new() { ["url"] = url, ["domain"] = new Uri(url).Host };

    private static JsonObject MessageMenu(SlackChat chat, string user, JsonObject message) => chat.Interaction("message_action", user, new()
    {
        ["callback_id"] = "look_up_message", ["trigger_id"] = chat.Slack.Trigger(), ["response_url"] = chat.Slack.ResponseUrl(), ["message_ts"] = (string?)message["ts"],
        ["channel"] = new JsonObject { ["id"] = (string?)message["channel"], ["name"] = "incident" }, ["message"] = message.DeepClone(),
    });

    private static async Task<string> StartedAsync(SlackChat chat, bool anyLanguage = false)
    {
        var root = await chat.SaysAsync(SlackChat.Minji, $"{Mention} {Log}");
        var answer = await chat.SeesAsync("KA-10565");
        var first = SlackShown.Walk(answer["blocks"]).First(each => each["style"] is JsonValue style && (string?)style == "primary");
        await chat.InteractAsync(chat.Press(SlackChat.Minji, answer, first));
        await (anyLanguage ? chat.SeesAsync("chrony") : chat.SeesAsync("Linux (chrony)"));
        return root;
    }

    private static string Sample(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", file));
}
