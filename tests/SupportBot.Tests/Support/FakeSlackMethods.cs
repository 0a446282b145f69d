using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SupportBot.Tests.Slack;

namespace SupportBot.Tests.Support;

/// <content>The methods of the Web API: what they check and answer, as Slack documents them.</content>
internal sealed partial class FakeSlack
{
    private JsonObject Answer(HttpContext context, string method, JsonObject arguments)
    {
        if (NeededBy(method, (string?)arguments["channel"] ?? "") is { } needed && !Granted.Contains(needed))
            return new() { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = needed, ["provided"] = string.Join(',', Granted) };
        if (Invalid(arguments) is { Count: > 0 } wrong)
            return new() { ["ok"] = false, ["error"] = "invalid_blocks", ["errors"] = new JsonArray([.. wrong.Select(each => JsonValue.Create(each))]) };
        lock (_gate)
        {
            return method switch
            {
                "auth.test" => WhoAmI(context),
                "chat.postMessage" => Post(arguments),
                "chat.update" => Update(arguments),
                "chat.delete" => Delete(arguments),
                "chat.postEphemeral" => Member(arguments) ?? Ok(("message_ts", Timestamp())),
                "chat.unfurl" => Ok(),
                "conversations.replies" => Replies(arguments),
                "conversations.history" => Member(arguments) ?? Page(Messages.Where(message => In(message, arguments) && message["thread_ts"] is null), arguments, null),
                "users.info" => User((string?)arguments["user"] ?? ""),
                "files.info" => Error("file_not_found"),
                "views.open" => Open(arguments),
                "views.update" => Views.ContainsKey((string?)arguments["view_id"] ?? "") ? Ok(("view", Kept((string)arguments["view_id"]!, arguments["view"]!))) : Error("not_found"),
                "views.publish" => Ok(("view", Kept("H" + (string?)arguments["user_id"], arguments["view"]!))),
                "apps.connections.open" => Ok(("url", $"{Address.Replace("http", "ws", StringComparison.Ordinal)}/link?ticket={Ticket()}")),
                _ => Error("unknown_method"),
            };
        }
    }

    /// <summary>The scope of the bot's token that a method needs; null = none. Source: https://docs.slack.dev/reference/methods</summary>
    public static string? NeededBy(string method, string channel) => method switch
    {
        "chat.postMessage" or "chat.update" or "chat.delete" or "chat.postEphemeral" => "chat:write",
        "chat.unfurl" => "links:write",
        "conversations.replies" or "conversations.history" => channel is ['D', ..] ? "im:history" : channel is ['G', ..] ? "groups:history" : "channels:history",
        "users.info" => "users:read",
        "files.info" => "files:read",
        _ => null,
    };

    /// <summary>Blocks over a limit are refused, in messages and in views.</summary>
    private static List<string> Invalid(JsonObject arguments) => arguments switch
    {
        _ when arguments["blocks"] is JsonArray blocks => BlockRules.Check(blocks),
        _ when arguments["view"] is JsonObject view => BlockRules.CheckView(view),
        _ when arguments["unfurls"] is JsonObject unfurls => [.. unfurls.SelectMany(each => BlockRules.Check(each.Value!["blocks"]!.AsArray()))],
        _ => [],
    };

    private JsonObject WhoAmI(HttpContext context)
    {
        context.Response.Headers["x-oauth-scopes"] = string.Join(',', Granted);
        return Ok(("url", "https://test.slack.com/"), ("team", "test"), ("user", "supportbot"), ("team_id", Team), ("user_id", BotUser), ("bot_id", Bot), ("is_enterprise_install", false));
    }

    private JsonObject Post(JsonObject arguments)
    {
        if (Member(arguments) is { } refused)
            return refused;
        if (arguments["text"] is null && arguments["blocks"] is null)
            return Error("no_text");
        var message = new JsonObject { ["user"] = BotUser, ["bot_id"] = Bot, ["app_id"] = App };
        foreach (var name in (string[])["text", "blocks", "thread_ts", "metadata"])
        {
            if (arguments[name] is { } value)
                message[name] = value.DeepClone();
        }

        var channel = (string)arguments["channel"]!;
        Keep(channel, message);
        var answer = message.DeepClone().AsObject();
        answer.Remove("metadata");
        return Ok(("channel", channel), ("ts", (string)message["ts"]!), ("message", answer));
    }

    private JsonObject Update(JsonObject arguments)
    {
        if (Named(arguments) is not { } message)
            return Error("message_not_found");
        if ((string?)message["bot_id"] != Bot)
            return Error("cant_update_message");
        (message["text"], message["blocks"]) = (arguments["text"]?.DeepClone(), arguments["blocks"]?.DeepClone());
        return Ok(("channel", (string)arguments["channel"]!), ("ts", (string)arguments["ts"]!));
    }

    private JsonObject Delete(JsonObject arguments)
    {
        if (Named(arguments) is not { } message)
            return Error("message_not_found");
        if (KeepsMessages || (string?)message["bot_id"] != Bot)
            return Error("cant_delete_message");
        Messages.Remove(message);
        return Ok(("channel", (string)arguments["channel"]!), ("ts", (string)arguments["ts"]!));
    }

    private JsonObject? Named(JsonObject arguments) => Messages.Find(message => In(message, arguments) && (string?)message["ts"] == (string?)arguments["ts"]);

    private JsonObject Replies(JsonObject arguments)
    {
        if (Member(arguments) is { } refused)
            return refused;
        var root = (string?)arguments["ts"];
        var thread = Messages.Where(message => In(message, arguments) && ((string?)message["ts"] == root || (string?)message["thread_ts"] == root)).ToList();
        return thread.Count == 0 ? Error("thread_not_found") : Page(thread.Skip(1), arguments, thread[0]);
    }

    /// <summary>A page, oldest first; the thread's first message is on every one.</summary>
    private JsonObject Page(IEnumerable<JsonObject> messages, JsonObject arguments, JsonObject? first)
    {
        var (oldest, latest) = ((string?)arguments["oldest"] ?? "", (string?)arguments["latest"] ?? "9");
        var inclusive = arguments["inclusive"]?.ToString() == "true";
        bool Within(JsonObject message) => string.CompareOrdinal((string)message["ts"]!, oldest) is var above && string.CompareOrdinal((string)message["ts"]!, latest) is var below
            && (above > 0 || (inclusive && above == 0)) && (below < 0 || (inclusive && below == 0));
        var limit = Math.Min(PageSize, int.TryParse(arguments["limit"]?.ToString(), CultureInfo.InvariantCulture, out var asked) ? asked : 100);
        var from = int.TryParse(((string?)arguments["cursor"])?["next-".Length..], CultureInfo.InvariantCulture, out var cursor) ? cursor : 0;
        var all = messages.Where(Within).ToList();
        var page = all.Skip(from).Take(Math.Max(1, limit - (first is null ? 0 : 1))).ToList();
        var more = from + page.Count < all.Count;
        var answer = Ok(("messages", new JsonArray([.. (first is null ? page : [first, .. page]).Select(message => Shown(message, arguments))])), ("has_more", more));
        answer["response_metadata"] = new JsonObject { ["next_cursor"] = more ? $"next-{from + page.Count}" : "" };
        return answer;
    }

    private static JsonObject Shown(JsonObject message, JsonObject arguments)
    {
        var shown = message.DeepClone().AsObject();
        shown.Remove("channel");
        if (arguments["include_all_metadata"]?.ToString() != "true")
            shown.Remove("metadata");
        return shown;
    }

    private JsonObject User(string id)
    {
        var (name, locale) = People.GetValueOrDefault(id, (id.ToLowerInvariant(), "en-US"));
        return Ok(("user", new JsonObject { ["id"] = id, ["name"] = name.ToLowerInvariant(), ["locale"] = locale, ["profile"] = new JsonObject { ["display_name"] = name, ["real_name"] = name } }));
    }

    private JsonObject Open(JsonObject arguments)
    {
        if (!_triggers.TryRemove((string?)arguments["trigger_id"] ?? "", out var until))
            return Error("exchanged_trigger_id");
        return until < DateTimeOffset.UtcNow ? Error("expired_trigger_id") : Ok(("view", Kept(Name("V"), arguments["view"]!)));
    }

    private JsonObject Kept(string id, JsonNode view)
    {
        var kept = view.DeepClone().AsObject();
        (kept["id"], kept["hash"], kept["team_id"], kept["app_id"], kept["bot_id"]) = (id, Name("hash."), Team, App, Bot);
        kept["state"] = new JsonObject { ["values"] = new JsonObject() };
        Views[id] = kept;
        return kept.DeepClone().AsObject();
    }

    private JsonObject? Member(JsonObject arguments) => Foreign.ContainsKey((string?)arguments["channel"] ?? "") ? Error("not_in_channel") : null;

    private static bool In(JsonObject message, JsonObject arguments) => (string?)message["channel"] == (string?)arguments["channel"];

    private static JsonObject Ok(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in fields)
            answer[name] = value;
        return answer;
    }

    private static JsonObject Error(string error) => new() { ["ok"] = false, ["error"] = error };
}
