using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>A thread of a Slack channel, or a direct message.</summary>
/// <param name="thread">Timestamp of the thread's first message; null = a direct message.</param>
internal sealed class SlackRoom(FakePlatform platform, string channel, string? thread) : IRoom
{
    public Place Place { get; } = platform.At(thread is null ? channel : $"{channel}:{thread}");

    public PlatformEvent Says(int number, string person, string text)
    {
        var at = At(number);
        var message = new JsonObject { ["type"] = thread is null ? "message" : "app_mention", ["user"] = "U" + person, ["ts"] = at, ["channel"] = channel, ["text"] = thread is null ? text : $"<@{FakePlatform.SlackBotUser}> {text}" };
        if (thread is null)
            message["channel_type"] = "im";
        else
            message["thread_ts"] = thread;
        var envelope = new JsonObject { ["type"] = "event_callback", ["team_id"] = FakePlatform.SlackTeam, ["event_id"] = $"Ev{number}", ["event"] = message };
        return new SlackEvent(number, Place.Id, "slack/events", "application/json", envelope.ToJsonString());
    }

    public PlatformEvent? Presses(int number, string person, Button button, string text)
    {
        if (button.Box is not null)
            return null;
        var action = button.Action.DeepClone().AsObject();
        action["action_ts"] = At(number);
        action["block_id"] = "b1";
        var container = new JsonObject { ["type"] = "message", ["message_ts"] = button.Message, ["channel_id"] = channel };
        if (thread is not null)
            container["thread_ts"] = thread;
        var payload = new JsonObject
        {
            ["type"] = "block_actions", ["team"] = new JsonObject { ["id"] = FakePlatform.SlackTeam }, ["user"] = new JsonObject { ["id"] = "U" + person, ["name"] = person, ["team_id"] = FakePlatform.SlackTeam },
            ["container"] = container, ["channel"] = new JsonObject { ["id"] = channel }, ["actions"] = new JsonArray(action), ["trigger_id"] = $"{number}.trigger", ["state"] = new JsonObject { ["values"] = new JsonObject() },
        };
        return new SlackEvent(number, Place.Id, "slack/interactivity", "application/x-www-form-urlencoded", "payload=" + Uri.EscapeDataString(payload.ToJsonString()));
    }

    private static string At(int number) => string.Create(CultureInfo.InvariantCulture, $"1790000000.{number:D6}");
}
