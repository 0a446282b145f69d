using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>A conversation in which people say and press things.</summary>
internal interface IRoom
{
    Place Place { get; }

    /// <summary>Somebody writes something to the bot.</summary>
    PlatformEvent Says(int number, string person, string text);

    /// <summary>Somebody presses a button, with a text in the box beside it; null = pressing it here only opens a form.</summary>
    PlatformEvent? Presses(int number, string person, Button button, string text);
}

/// <summary>A chat of Teams.</summary>
/// <param name="shared">True for a group's, where the bot is mentioned.</param>
internal sealed class TeamsRoom(FakePlatform platform, string id, bool shared) : IRoom
{
    private const string Bot = "28:support";

    public Place Place { get; } = platform.At(id);

    public PlatformEvent Says(int number, string person, string text)
    {
        var activity = Activity(number, person, "message", string.Create(CultureInfo.InvariantCulture, $"17{number:D11}"));
        activity["text"] = shared ? $"<at>SupportBot</at> {text}" : text;
        activity["textFormat"] = "plain";
        if (shared)
            activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>SupportBot</at>", ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "SupportBot" } });
        return new TeamsEvent(number, Place.Id, activity);
    }

    public PlatformEvent? Presses(int number, string person, Button button, string text)
    {
        var activity = Activity(number, person, "invoke", string.Create(CultureInfo.InvariantCulture, $"f:1{number:D7}"));
        var action = button.Action.DeepClone().AsObject();
        action.Remove("fallback");
        if (button.Box is { } box)
            action["data"]![box] = text;
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = button.Message;
        activity["value"] = new JsonObject { ["action"] = action };
        return new TeamsEvent(number, Place.Id, activity);
    }

    private JsonObject Activity(int number, string person, string type, string activityId) => new()
    {
        ["type"] = type, ["id"] = activityId, ["timestamp"] = string.Create(CultureInfo.InvariantCulture, $"2026-11-23T10:{number / 60 % 60:D2}:{number % 60:D2}.250Z"),
        ["channelId"] = "msteams", ["serviceUrl"] = platform.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:{person}", ["name"] = person },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "SupportBot" },
        ["conversation"] = new JsonObject { ["id"] = Place.Id, ["tenantId"] = "t0", ["conversationType"] = shared ? "groupChat" : "personal" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t0" } }, ["locale"] = "en-GB",
    };
}
