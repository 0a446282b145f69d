using System.Text.Json.Nodes;

namespace SupportBot.Tests.Teams;

/// <summary>Activities as Teams sends them, with people and places of our own.</summary>
internal sealed class Activities(string serviceUrl)
{
    public const string Bot = "28:6f2d8c14-93a5-4f7e-8a44-2b1a7c90d5e1";
    public const string AppId = "6f2d8c14-93a5-4f7e-8a44-2b1a7c90d5e1";
    public const string Tenant = "c0ffee00-1111-4222-8333-444455556666";
    public const string Personal = "a:1minji-and-bot";
    public const string Group = "19:war-room@thread.v2";
    public const string Channel = "19:storefront@thread.tacv2";
    public const string Thread = Channel + ";messageid=1790000000001";
    public const string Minji = "29:1minji", Daniel = "29:1daniel";

    private int _ids;

    /// <summary>A message to the bot. In a shared conversation it mentions the bot unless told otherwise.</summary>
    public JsonObject Message(string text, string conversation = Personal, string from = Minji, bool? mention = null, string? id = null)
    {
        var activity = Common("message", conversation, from, id);
        var mentions = mention ?? conversation != Personal;
        activity["text"] = mentions ? $"<at>SupportBot</at> {text}" : text;
        activity["textFormat"] = "plain";
        if (mentions)
            ((JsonArray)activity["entities"]!).Add(Mention(Bot, "SupportBot"));
        return activity;
    }

    /// <summary>A press on a button of a card, with what stands in the card's box.</summary>
    public JsonObject Press(JsonNode button, string conversation = Personal, string from = Minji, string? paste = null, string replyTo = "1790000000777")
    {
        var action = button.DeepClone().AsObject();
        action.Remove("fallback");
        if (paste is not null)
            action["data"]!["paste"] = paste;
        var activity = Common("invoke", conversation, from);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = replyTo;
        activity["value"] = new JsonObject { ["action"] = action };
        return activity;
    }

    /// <summary>The same press from a client that only knows Action.Submit.</summary>
    public JsonObject Submit(JsonNode button, string conversation = Personal, string from = Minji)
    {
        var activity = Common("message", conversation, from);
        activity["value"] = button["fallback"]!["data"]!.DeepClone();
        return activity;
    }

    public JsonObject Invoke(string name, JsonNode value, string from = Minji)
    {
        var activity = Common("invoke", Personal, from);
        activity["name"] = name;
        activity["value"] = value;
        return activity;
    }

    public JsonObject Installed(string conversation = Personal)
    {
        var activity = Common("installationUpdate", conversation, Minji);
        activity["action"] = "add";
        return activity;
    }

    public JsonObject MembersAdded(string conversation = Personal, params string[] members)
    {
        var activity = Common("conversationUpdate", conversation, Minji);
        activity["membersAdded"] = new JsonArray([.. members.Select(member => new JsonObject { ["id"] = member })]);
        return activity;
    }

    public JsonObject Common(string type, string conversation, string from, string? id = null)
    {
        var number = Interlocked.Increment(ref _ids);
        return new()
        {
            ["type"] = type,
            ["id"] = id ?? $"f:{number:D8}-aa11-4b22-8c33-0000dddd{number:D4}",
            ["timestamp"] = $"2026-11-23T10:{number / 60 % 60:D2}:{number % 60:D2}.250Z",
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl,
            ["from"] = new JsonObject { ["id"] = from, ["name"] = from == Minji ? "Minji Kim" : "Daniel Roth", ["aadObjectId"] = "9a3c7f10-0000-4000-8000-000000000001" },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "SupportBot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = conversation,
                ["tenantId"] = Tenant,
                ["conversationType"] = conversation.StartsWith("a:", StringComparison.Ordinal) ? "personal" : conversation.Contains(".v2", StringComparison.Ordinal) ? "groupChat" : "channel",
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
            ["locale"] = "en-GB",
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "GB", ["platform"] = "Mac" }),
        };
    }

    public static JsonObject Mention(string id, string name) => new()
    {
        ["type"] = "mention", ["text"] = $"<at>{name}</at>", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
    };
}
