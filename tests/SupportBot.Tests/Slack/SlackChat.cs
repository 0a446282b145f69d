using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Slack;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary>How Slack talks to the bot.</summary>
public enum Wire
{
    Http,
    SocketMode,
}

/// <summary>The real host, Slack's side faked, and people who do what people do in Slack.</summary>
internal sealed class SlackChat : IAsyncDisposable
{
    public const string Channel = "C0INCIDENT", Direct = "D0MINJI", Minji = "U0MINJI", Daniel = "U0DANIEL";

    private readonly Wire _wire;
    private readonly (string, string)[] _settings;
    private bool _isGuest;

    private SlackChat(BotApp app, FakeSlack slack, Wire wire, (string, string)[] settings) => (App, Slack, _wire, _settings) = (app, slack, wire, settings);

    public BotApp App { get; private set; }

    public FakeSlack Slack { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SlackChat> StartAsync(Wire wire = Wire.Http, params (string Name, string Value)[] more)
    {
#pragma warning disable CA2000 // the chat owns both and disposes them
        var slack = await FakeSlack.StartAsync(cancellation: Cancel);
        slack.People[Minji] = ("Minji", "en-US");
        slack.People[Daniel] = ("Daniel", "en-US");
        (string, string)[] settings =
        [
            ("Slack:BotToken", FakeSlack.BotToken), ("Slack:ApiBase", slack.ApiBase),
            wire == Wire.Http ? ("Slack:SigningSecret", FakeSlack.SigningSecret) : ("Slack:AppToken", FakeSlack.AppToken), .. more,
        ];
        var chat = new SlackChat(new BotApp(settings), slack, wire, settings);
#pragma warning restore CA2000
        await chat.ConnectedAsync();
        return chat;
    }

    /// <summary>Slack beside another platform, around a host that runs already and a fake that whoever started it stops.</summary>
    public static SlackChat Around(BotApp app, FakeSlack slack)
    {
        (slack.People[Minji], slack.People[Daniel]) = (("Minji", "en-US"), ("Daniel", "en-US"));
        return new(app, slack, Wire.Http, []) { _isGuest = true };
    }

    /// <summary>Stops the bot and starts it anew on the same store.</summary>
    public async Task RestartAsync()
    {
        await App.DisposeAsync();
        App = new(_settings);
        await ConnectedAsync();
    }

    /// <summary>Somebody writes a message; Slack keeps it and tells the bot, twice where the bot is mentioned.</summary>
    /// <param name="twins">The events of a mention, in the order in which they arrive.</param>
    public async Task<string> SaysAsync(string user, string text, string? thread = null, string channel = Channel, JsonArray? files = null, params string[] twins)
    {
        var message = Slack.Keep(channel, new() { ["user"] = user, ["text"] = Escaped(text), ["client_msg_id"] = Guid.NewGuid().ToString() });
        if (thread is not null)
            (message["thread_ts"], message["parent_user_id"]) = (thread, Minji);
        if (files is not null)
            (message["files"], message["upload"], message["subtype"]) = (files, true, "file_share");
        var isMention = text.Contains($"<@{FakeSlack.BotUser}>", StringComparison.Ordinal) && channel[0] != 'D';
        foreach (var type in twins.Length > 0 ? twins : isMention ? ["app_mention", "message"] : ["message"])
            await EventAsync(OfType(message, type));
        return (string)message["ts"]!;
    }

    /// <summary>The event of a message: as <c>app_mention</c> or as <c>message</c>.</summary>
    public static JsonObject OfType(JsonObject message, string type)
    {
        var happened = message.DeepClone().AsObject();
        happened["type"] = type;
        happened["event_ts"] = (string)message["ts"]!;
        if (type == "message")
            happened["channel_type"] = (string)message["channel"]! switch { ['D', ..] => "im", ['G', ..] => "group", _ => "channel" };
        return happened;
    }

    /// <summary>Delivers an event, and three times more where the bot is too busy to keep it, as Slack does.</summary>
    public async Task EventAsync(JsonObject happened, string? id = null)
    {
        Assert.True(SlackManifest.Http.Delivers(happened), $"The manifest subscribes to no such event: {happened["type"]} {happened["channel_type"]}");
        var envelope = Envelope(happened, id);
        var (status, _) = await DeliverAsync("events_api", "/slack/events", envelope);
        for (var again = 0; status == HttpStatusCode.ServiceUnavailable && again < 3; again++)
            (status, _) = await DeliverAsync("events_api", "/slack/events", envelope);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    /// <summary>A message as Slack's own clients write it: code stands in blocks, and beside them is a text with markup.</summary>
    public async Task<string> WritesAsync(string user, string text, JsonArray blocks)
    {
        var message = Slack.Keep(Channel, new() { ["user"] = user, ["text"] = text, ["blocks"] = blocks });
        await EventAsync(OfType(message, "app_mention"));
        return (string)message["ts"]!;
    }

    public JsonObject Envelope(JsonObject happened, string? id = null) => new()
    {
        ["token"] = "not-used", ["team_id"] = FakeSlack.Team, ["api_app_id"] = FakeSlack.App, ["event"] = happened.DeepClone(), ["type"] = "event_callback",
        ["event_id"] = id ?? Slack.Name("Ev"), ["event_time"] = 1764060000, ["is_ext_shared_channel"] = false,
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = FakeSlack.Team, ["user_id"] = FakeSlack.BotUser, ["is_bot"] = true }),
    };

    /// <summary>Somebody presses a button of a message.</summary>
    public Task PressesAsync(string user, JsonObject message, string title, string? trigger = null, bool ephemeral = false, JsonObject? state = null) =>
        InteractAsync(Press(user, message, SlackShown.Button(message["blocks"]!, title), trigger, ephemeral, state));

    public JsonObject Press(string user, JsonObject message, JsonObject button, string? trigger = null, bool ephemeral = false, JsonObject? state = null)
    {
        var container = new JsonObject { ["type"] = "message", ["message_ts"] = (string?)message["ts"], ["channel_id"] = (string?)message["channel"], ["is_ephemeral"] = ephemeral };
        if ((string?)message["thread_ts"] is { } thread)
            container["thread_ts"] = thread;
        var action = button.DeepClone().AsObject();
        action["action_ts"] = Slack.Timestamp();
        action["block_id"] = "b1";
        return Interaction("block_actions", user, new()
        {
            ["container"] = container, ["channel"] = new JsonObject { ["id"] = (string?)message["channel"], ["name"] = "incident" }, ["actions"] = new JsonArray(action),
            ["trigger_id"] = trigger ?? Slack.Trigger(), ["response_url"] = Slack.ResponseUrl(), ["state"] = new JsonObject { ["values"] = state ?? [] },
        });
    }

    /// <summary>Somebody fills in a form and submits it.</summary>
    public Task<JsonNode?> SubmitsAsync(string user, JsonObject view, params (string Box, string Text)[] inputs)
    {
        var submitted = view.DeepClone().AsObject();
        submitted["state"] = new JsonObject
        {
            ["values"] = new JsonObject([.. inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(input.Box, new JsonObject { [input.Box] = new JsonObject { ["type"] = "plain_text_input", ["value"] = input.Text } }))]),
        };
        return InteractAsync(Interaction("view_submission", user, new() { ["trigger_id"] = Slack.Trigger(), ["view"] = submitted, ["response_urls"] = new JsonArray() }));
    }

    public JsonObject Interaction(string type, string user, JsonObject fields)
    {
        fields["type"] = type;
        fields["api_app_id"] = FakeSlack.App;
        fields["team"] = new JsonObject { ["id"] = FakeSlack.Team, ["domain"] = "test" };
        fields["user"] = new JsonObject { ["id"] = user, ["username"] = user.ToLowerInvariant(), ["name"] = user.ToLowerInvariant(), ["team_id"] = FakeSlack.Team };
        return fields;
    }

    public async Task<JsonNode?> InteractAsync(JsonObject payload, string path = "/slack/interactivity")
    {
        var (status, answer) = await DeliverAsync("interactive", path, payload);
        Assert.Equal(HttpStatusCode.OK, status);
        return answer;
    }

    public async Task CommandAsync(string user, string text, string channel = Channel)
    {
        var payload = new JsonObject
        {
            ["token"] = "not-used", ["team_id"] = FakeSlack.Team, ["channel_id"] = channel, ["user_id"] = user, ["user_name"] = user.ToLowerInvariant(), ["command"] = "/kb", ["text"] = text,
            ["api_app_id"] = FakeSlack.App, ["response_url"] = Slack.ResponseUrl(), ["trigger_id"] = Slack.Trigger(), ["is_enterprise_install"] = "false",
        };
        var (status, _) = await DeliverAsync("slash_commands", "/slack/commands", payload);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    /// <summary>Waits for the message of the bot that shows a text, and a button where one is named.</summary>
    public Task<JsonObject> SeesAsync(string text, string? button = null) => Slack.UntilAsync(
        slack => slack.Messages.LastOrDefault(message => message["blocks"] is { } blocks && SlackShown.Of(blocks).Contains(text, StringComparison.Ordinal) && (button is null || SlackShown.HasButton(blocks, button)))?.DeepClone().AsObject(),
        Cancel);

    /// <summary>Waits for a call that shows a text, or any call of the method.</summary>
    public Task<SlackCall> CallAsync(string method, string text = "") => Slack.UntilAsync(slack => slack.Calls.FirstOrDefault(call => call.Method == method && call.Shown.Contains(text, StringComparison.Ordinal)), Cancel);

    /// <summary>Waits for a form that is open.</summary>
    public Task<JsonObject> FormAsync(string callback, string text = "") => Slack.UntilAsync(
        slack => slack.Views.Values.LastOrDefault(view => (string?)view["callback_id"] == callback && SlackShown.Of(view).Contains(text, StringComparison.Ordinal))?.DeepClone().AsObject(), Cancel);

    /// <summary>Waits until the bot has handled what was told before: a direct message of somebody else is answered after it.</summary>
    public async Task SettledAsync()
    {
        var direct = Slack.Name("D0");
        await SaysAsync("U0NOBODY", "KA-10565", channel: direct);
        await Slack.UntilAsync(slack => slack.Messages.FirstOrDefault(message => (string?)message["channel"] == direct && (string?)message["bot_id"] is not null), Cancel);
    }

    public IEnumerable<JsonObject> Posted(string channel = Channel) => Slack.Messages.Where(message => (string?)message["channel"] == channel && (string?)message["bot_id"] == FakeSlack.Bot);

    public async Task<HttpResponseMessage> PostAsync(string path, string contentType, string body, string? signature = null, string? timestamp = null)
    {
        timestamp ??= DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new(contentType);
        request.Headers.Add(SlackSignature.TimestampHeader, timestamp);
        request.Headers.TryAddWithoutValidation(SlackSignature.SignatureHeader, signature ?? SlackSignature.Sign(FakeSlack.SigningSecret, timestamp, Encoding.UTF8.GetBytes(body)));
        return await App.Http.SendAsync(request, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isGuest)
            return;
        await App.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private static string Escaped(string text) => text.StartsWith("<@", StringComparison.Ordinal) && text.IndexOf('>', StringComparison.Ordinal) is var end and > 0
        ? text[..(end + 1)] + Entities(text[(end + 1)..])
        : Entities(text);

    private static string Entities(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private async Task ConnectedAsync()
    {
        if (_wire == Wire.SocketMode)
            await Slack.UntilAsync(slack => slack.Connections.Length > 0 ? slack : null, Cancel);
    }

    private async Task<(HttpStatusCode Status, JsonNode? Answer)> DeliverAsync(string envelope, string path, JsonObject payload)
    {
        if (_wire == Wire.SocketMode)
            return (HttpStatusCode.OK, (await Slack.EnvelopeAsync(envelope, payload, Cancel)).Answer["payload"]);
        using var response = envelope switch
        {
            "events_api" => await PostAsync(path, "application/json", payload.ToJsonString()),
            "interactive" => await PostAsync(path, "application/x-www-form-urlencoded", "payload=" + Uri.EscapeDataString(payload.ToJsonString())),
            _ => await PostAsync(path, "application/x-www-form-urlencoded", string.Join('&', payload.Select(field => $"{field.Key}={Uri.EscapeDataString((string)field.Value!)}"))),
        };
        var body = await response.Content.ReadAsStringAsync(Cancel);
        return (response.StatusCode, body.Length > 0 ? JsonNode.Parse(body) : null);
    }
}
