using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>An activity as an event of ours: where, who, what. Null = nothing for the dialog (a reaction, a rename, a message that does not mention us).</summary>
internal static class TeamsInput
{
    public const string CardAction = "adaptiveCard/action";

    /// <summary>More is no call but a question of its own.</summary>
    private const int LongestCall = 120;

    public static IncomingEvent? Read(Activity activity, ActionSeals seals) => (activity.Type, activity.Name) switch
    {
        _ when activity.ConversationId is null || activity.ServiceUrl is null || activity.BotId is null => null,
        ("message", _) when activity.Value is { } value && ActionData.Read(value) is { } pressed => Event(activity, Press(activity, pressed, seals)),
        ("message", _) => MessageText.IsForUs(activity) && Heard(activity, seals) is { } heard ? Event(activity, heard) : null,
        ("messageUpdate", _) => Event(activity, new Edited(From(activity), TextOf(activity, seals)) { IsCall = activity.IsShared && MessageText.IsForUs(activity) }),
        ("messageDelete", _) => Event(activity, new Deleted(From(activity))),
        ("invoke", CardAction) => activity.Value?.At("action", "data") is { } data && ActionData.Read(data) is { } pressed ? Event(activity, Press(activity, pressed, seals)) : null,
        ("installationUpdate", _) when activity.Action is "add" or "add-upgrade" => Event(activity, new Arrived(From(activity))),
        ("conversationUpdate", _) when AddsUs(activity) => Event(activity, new Arrived(From(activity))),
        _ => null,
    };

    /// <summary>The thread that an activity belongs to. A post in a channel names its root message; a root that does not name itself yet is named here.</summary>
    public static string ThreadOf(Activity activity)
    {
        var id = activity.ConversationId!;
        return activity is { Type: "message" or "messageUpdate" or "messageDelete", ConversationType: "channel" } && !id.Contains(";messageid=", StringComparison.Ordinal) && RootOf(activity) is { } root
            ? $"{id};messageid={root}"
            : id;
    }

    /// <summary>The card that a client shows anew for its reader, where this is what it asks and the card is one of ours; else null.</summary>
    public static string? Viewed(Activity activity, ActionSeals seals) =>
        activity.Value?.At("action", "data") is { } data && ActionData.Read(data) is { Action.Verb: TeamsCards.ViewVerb } press && Press(activity, press, seals) is Pressed { Action.On: { } cardId }
            ? cardId
            : null;

    public static ConversationKey Where(Activity activity) => new(TeamsReply.ChannelName, activity.Tenant, ThreadOf(activity));

    public static Person From(Activity activity) => new(activity.FromId ?? "", activity.FromName ?? "", activity.Locale);

    /// <summary>Message ids of Teams are numbers; other ids are not those of a message that could be answered.</summary>
    private static string? RootOf(Activity activity) => new[] { activity.ReplyToId, activity.Id }.FirstOrDefault(IsMessageId);

    private static bool IsMessageId(string? id) => id is { Length: > 0 } && id.All(char.IsAsciiDigit);

    /// <summary>A few words beside a mention in a thread, or none, call the bot in: what is meant may stand above. Anything longer is what is meant.</summary>
    private static UserInput? Heard(Activity activity, ActionSeals seals)
    {
        var text = TextOf(activity, seals);
        var isCall = text.Length <= LongestCall && !text.Contains('\n', StringComparison.Ordinal);
        if (activity.IsShared && isCall && (text.Length == 0 || HasMessagesAbove(activity)))
            return new Mentioned(From(activity), text);
        var files = FilesToFetch.Write(TeamsFile.Of(activity));
        return text.Length > 0 || files is not null ? new Said(From(activity), text) { ToFetch = files } : null;
    }

    private static string TextOf(Activity activity, ActionSeals seals) => new ThreadRedactor(seals).Redact(Where(activity), MessageText.Of(activity));

    private static bool HasMessagesAbove(Activity activity) => activity.ConversationType != "channel"
        || (IsMessageId(activity.Id) && !ThreadOf(activity).EndsWith($";messageid={activity.Id}", StringComparison.Ordinal));

    private static UserInput Press(Activity activity, SealedPress press, ActionSeals seals) => seals.Open(Where(activity), From(activity), press);

    private static bool AddsUs(Activity activity) => activity.Json.Items("membersAdded").Any(member => member.Text("id") == activity.BotId);

    private static TeamsAnswer AnswerTo(Activity activity) => activity switch
    {
        { Type: "invoke" } => TeamsAnswer.Whispers,
        { DeliveryMode: "expectReplies" } => TeamsAnswer.Everything,
        _ => TeamsAnswer.Nothing,
    };

    /// <summary>What is needed to answer an activity in a thread.</summary>
    public static TeamsAddress Address(Activity activity, string thread) =>
        new(activity.ServiceUrl!, thread, activity.BotId!, activity.Type.StartsWith("message", StringComparison.Ordinal) ? activity.Id : activity.ReplyToId, AnswerTo(activity))
        {
            Kind = activity switch
            {
                { ConversationType: "channel" } => TeamsPlace.Channel,
                { IsShared: true } => TeamsPlace.Group,
                _ => TeamsPlace.Personal,
            },
            Team = activity.Team,
            Group = activity.TeamGroup,
            OnlyFor = activity.IsTargeted ? activity.FromId : null,
        };

    private static IncomingEvent Event(Activity activity, UserInput input)
    {
        var where = Where(activity);
        return new(
            Key(activity, where.Thread),
            where,
            input with { SentAt = activity.SentAt, Source = activity.Type is "invoke" ? null : activity.Id },
            Address(activity, where.Thread).Write());
    }

    /// <summary>
    /// The same delivery again has the same key; a second press, an edit of the same message, or the same id in another thread has not.
    /// Presses of an invoke, and edits, need more than their id, since not all of them have one of their own.
    /// </summary>
    private static string Key(Activity activity, string thread)
    {
        var id = activity.Type == "message"
            ? activity.Id ?? Hash(activity.Json)
            : $"{activity.Id}:{activity.Timestamp}:{activity.ReplyToId}:{activity.FromId}:{(activity.Value is { } value ? Hash(value) : "")}";
        return $"teams:{activity.Tenant}:{thread}:{activity.Type}:{id}";
    }

    private static string Hash(JsonElement json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json.GetRawText())))[..32];
}
