using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportBot.Benchmarks.Chaos;

/// <content>Slack's Web API: the methods that the bot uses.</content>
internal sealed partial class FakePlatform
{
    public const string SlackTeam = "T0CHAOS", SlackBotUser = "U0SUPPORT", SlackToken = "xoxb-chaos", SlackSecret = "a signing secret for this run only";

    private readonly ConcurrentDictionary<string, string> _placeOfMessage = new();
    private readonly ConcurrentDictionary<string, JsonObject> _roots = new();

    public string SlackApi => Address + "/slack/api/";

    /// <summary>Somebody's message at the head of a thread, which the bot may read.</summary>
    public void KeepRoot(string place, JsonObject message) => _roots[place] = message;

    private async Task SlackAsync(HttpContext context, string method)
    {
        var arguments = context.Request.HasFormContentType
            ? new([.. QueryHelpers.ParseQuery(await new StreamReader(context.Request.Body).ReadToEndAsync()).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value.ToString())))])
            : await BodyAsync(context.Request);
        var place = PlaceOf(arguments);
        switch (method)
        {
            case "chat.postMessage":
                await AnswerAsync(context, place, CallKind.Create, arguments.ToJsonString(), (string?)arguments["metadata"]?["event_payload"]?["key"], () => SlackPost(place, arguments));
                break;
            case "chat.update":
                place = _placeOfMessage[(string)arguments["ts"]!];
                await AnswerAsync(context, place, CallKind.Edit, arguments.ToJsonString(), null, () => SlackUpdate(place, arguments));
                break;
            case "chat.postEphemeral":
                await AnswerAsync(context, place, CallKind.Passing, arguments.ToJsonString(), null, () => (null, Ok(("message_ts", SlackTime()))));
                break;
            default:
                await context.Response.WriteAsJsonAsync(SlackRead(method, place, arguments));
                break;
        }
    }

    private (string?, JsonObject) SlackPost(string place, JsonObject arguments)
    {
        var ts = SlackTime();
        _placeOfMessage[ts] = place;
        At(place).Add(new(ts, (string?)arguments["metadata"]?["event_payload"]?["key"], ButtonsOfBlocks(ts, arguments["blocks"]), [], TextsOfBlocks(arguments["blocks"])));
        return (ts, Ok(("ts", ts), ("channel", (string?)arguments["channel"])));
    }

    private (string?, JsonObject) SlackUpdate(string place, JsonObject arguments)
    {
        var ts = (string)arguments["ts"]!;
        At(place).Edit(ts, ButtonsOfBlocks(ts, arguments["blocks"]), TextsOfBlocks(arguments["blocks"]));
        return (ts, Ok(("ts", ts)));
    }

    private JsonObject SlackRead(string method, string place, JsonObject arguments) => method switch
    {
        "auth.test" => Ok(("team_id", SlackTeam), ("user_id", SlackBotUser), ("bot_id", "B0SUPPORT"), ("url", "https://chaos.slack.com/")),
        "users.info" => Ok(("user", new JsonObject { ["id"] = (string?)arguments["user"], ["name"] = "ada", ["locale"] = "en-US", ["profile"] = new JsonObject { ["display_name"] = "Ada" } })),
        "conversations.replies" or "conversations.history" => Ok(
            ("messages", new JsonArray([.. _roots.TryGetValue(place, out var root) ? [root.DeepClone()] : Array.Empty<JsonNode>(), .. At(place).Messages.Select(Kept)])), ("has_more", false)),
        _ => Ok(),
    };

    private static JsonNode Kept(Message message) => new JsonObject
    {
        ["type"] = "message", ["user"] = SlackBotUser, ["bot_id"] = "B0SUPPORT", ["ts"] = message.Id, ["text"] = "a card",
        ["metadata"] = new JsonObject { ["event_type"] = "supportbot_reply", ["event_payload"] = new JsonObject { ["key"] = message.Key } },
    };

    /// <summary>A direct message is one conversation, a thread of a channel another.</summary>
    private static string PlaceOf(JsonObject arguments)
    {
        var channel = (string?)arguments["channel"] ?? "";
        return channel.StartsWith('D') || (arguments["thread_ts"] ?? arguments["ts"]) is not { } thread ? channel : $"{channel}:{(string?)thread}";
    }

    private static ImmutableArray<Button> ButtonsOfBlocks(string message, JsonNode? blocks) =>
    [
        .. from node in Walk(blocks)
           where (string?)node["type"] == "button" && node["value"] is not null
           let action = JsonNode.Parse((string)node["value"]!)!
           where action["verb"] is not null
           select new Button(message, (string)node["text"]!["text"]!, node.DeepClone().AsObject(), (int?)action["rev"] ?? 0, (string?)action["on"], ((string)action["verb"]!, (string?)action["value"]), (string?)action["box"]?["id"]),
    ];

    private static string TextsOfBlocks(JsonNode? blocks) => string.Join('\n', Walk(blocks).Select(node => node["text"] is JsonValue text ? (string)text! : "").Where(text => text.Length > 0));

    private string SlackTime() => string.Create(CultureInfo.InvariantCulture, $"1890000000.{NextMessage():D6}");

    private static JsonObject Ok(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in fields)
            answer[name] = value;
        return answer;
    }
}
