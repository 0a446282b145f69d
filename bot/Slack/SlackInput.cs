using System.Text.Json;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>Something that was said where the bot can hear it.</summary>
internal sealed record SlackHeard(IncomingEvent Event, SlackCounts Counts);

/// <summary>When it counts what was heard.</summary>
internal enum SlackCounts
{
    /// <summary>The bot was addressed.</summary>
    Always,

    /// <summary>Nobody addressed the bot: it counts while a run is open in that thread.</summary>
    WhileWalked,

    /// <summary>A message was changed or deleted: it counts where the bot found something in that message.</summary>
    WhereFound,
}

/// <summary>An event of Slack as an event of ours: where, who, what. Null = nothing for the dialog (our own messages, other bots, people joining).</summary>
internal static class SlackInput
{
    /// <summary>Kinds of messages that a person wrote; every other subtype is a note of Slack's or of a bot.</summary>
    private static readonly string?[] Written = [null, "file_share", "thread_broadcast"];

    /// <summary>What stands in the place of a deleted message that has answers.</summary>
    private const string Tombstone = "tombstone";

    /// <summary>Reads an <c>event_callback</c>.</summary>
    public static SlackHeard? Read(JsonElement envelope, SlackMe me, ThreadRedactor redactor)
    {
        var happened = envelope.At("event") ?? default;
        return happened.Text("type") switch
        {
            "app_mention" => Message(envelope, me, redactor, happened, happened, isMention: true),
            "message" when happened.Text("subtype") == "message_deleted" || happened.Text("message", "subtype") == Tombstone => Deleted(envelope, me, happened),
            "message" when happened.Text("subtype") == "message_changed" => Changed(envelope, me, redactor, happened),
            "message" when !IsTrue(happened, "hidden") => Message(envelope, me, redactor, happened, happened, isMention: false),
            "app_home_opened" when happened.Text("tab") == "messages" => Opened(envelope, me, happened),
            _ => null,
        };
    }

    /// <summary>The workspace that a payload belongs to: ours where we know it, since a shared channel has messages of several.</summary>
    public static string TeamOf(JsonElement payload, SlackMe me) =>
        me.Team ?? payload.Text("context_team_id") ?? payload.Text("team_id") ?? payload.Text("team", "id") ?? payload.Text("user", "team_id") ?? "";

    /// <summary>
    /// The conversation that a message belongs to: its thread, where a message that stands alone begins one. A direct message is one conversation as a whole.
    /// </summary>
    public static ConversationKey Place(string team, string channel, string? thread, string? message) =>
        new(SlackReply.ChannelName, team, IsDirect(channel) ? channel : $"{channel}:{thread ?? message}");

    /// <summary>Ids of direct messages start with D. Source: https://docs.slack.dev/apis/web-api/using-the-conversations-api</summary>
    public static bool IsDirect(string channel) => channel.StartsWith('D');

    public static bool IsTrue(JsonElement json, params ReadOnlySpan<string> path) => json.At(path)?.ValueKind == JsonValueKind.True;

    /// <summary>An edit counts when its author changed what it says; Slack also reports link previews and our own updates this way.</summary>
    private static SlackHeard? Changed(JsonElement envelope, SlackMe me, ThreadRedactor redactor, JsonElement happened) =>
        happened.At("message") is { } message && message.At("edited") is not null
        && (happened.At("previous_message") is not { } before || SlackText.Of(before, null) != SlackText.Of(message, null))
            ? Message(envelope, me, redactor, happened, message, isMention: false)
            : null;

    private static SlackHeard? Message(JsonElement envelope, SlackMe me, ThreadRedactor redactor, JsonElement happened, JsonElement message, bool isMention)
    {
        if (message.At("bot_id") is not null || !Written.Contains(message.Text("subtype")) || message.Text("user") is not { } user || user == me.User
            || happened.Text("channel") is not { Length: > 0 } channel || message.Text("ts") is not { Length: > 0 } at)
            return null;
        var thread = message.Text("thread_ts") is { } root && root != at ? root : null;
        var direct = IsDirect(channel);
        var overheard = !direct && !isMention && !SlackText.Mentions(message, me.User);
        if (overheard && thread is null && message.At("edited") is null)
            return null;
        var team = TeamOf(envelope, me);
        var where = Place(team, channel, thread, at);
        ImmutableArray<SlackFile> files = [.. SlackFile.Of(message).Select(file => file with { Preview = file.Preview is { } preview ? redactor.Redact(where, preview) : null })];
        var text = redactor.Redact(where, SlackText.Of(message, me.User));
        var edited = message.Text("edited", "ts");
        UserInput? input = edited is null
            ? What(new(user, ""), text, !files.IsEmpty, thread is not null, direct, overheard)
            : new Edited(new(user, ""), text) { IsCall = !direct && !overheard };
        if (input is null)
            return null;
        var address = new SlackAddress(channel, thread ?? (direct ? null : at), user) { Message = at };
        return new(
            new(Key(team, channel, at, edited), where, input with { SentAt = SlackTime.Of(edited ?? at), Source = at, ToFetch = FilesToFetch.Write(files) }, address.Write()),
            edited is not null && (overheard || direct) ? SlackCounts.WhereFound : overheard ? SlackCounts.WhileWalked : SlackCounts.Always);
    }

    private static SlackHeard? Deleted(JsonElement envelope, SlackMe me, JsonElement happened)
    {
        if (happened.At("previous_message") is not { } gone || gone.Text("user") is not { } user || gone.At("bot_id") is not null || happened.Text("channel") is not { Length: > 0 } channel || gone.Text("ts") is not { Length: > 0 } at)
            return null;
        var team = TeamOf(envelope, me);
        var thread = gone.Text("thread_ts");
        var address = new SlackAddress(channel, thread ?? (IsDirect(channel) ? null : at), user);
        return new(new(Key(team, channel, at, "deleted"), Place(team, channel, thread, at), new Deleted(new(user, "")) { Source = at }, address.Write()), SlackCounts.WhereFound);
    }

    /// <summary>
    /// A paste is what it says; a line or nothing beside a mention in a thread is about what stands above. Overheard texts are marked, so that the
    /// dialog stays quiet when the run has ended meanwhile.
    /// </summary>
    private static UserInput? What(Person person, string text, bool hasFiles, bool inThread, bool direct, bool overheard)
    {
        if (overheard)
            return text.Length > 0 || hasFiles ? new Said(person, text) { Overheard = true } : null;
        if (direct)
            return text.Length > 0 || hasFiles ? new Said(person, text) : null;
        return hasFiles || text.Contains('\n', StringComparison.Ordinal) || (!inThread && text.Length > 0) ? new Said(person, text) : new Mentioned(person, text);
    }

    private static SlackHeard? Opened(JsonElement envelope, SlackMe me, JsonElement happened) =>
        happened.Text("channel") is { Length: > 0 } channel && happened.Text("user") is { } user
            ? new(new($"slack:{TeamOf(envelope, me)}:opened:{envelope.Text("event_id")}", Place(TeamOf(envelope, me), channel, null, null), new Arrived(new(user, "")), new SlackAddress(channel, null, user).Write()), SlackCounts.Always)
            : null;

    /// <summary>A message has one key however it arrives: as a mention and as a message, delivered again, over HTTP or a socket. An edit makes another of it, and so does its deletion.</summary>
    private static string Key(string team, string channel, string at, string? edited) =>
        edited is null ? $"slack:{team}:{channel}:{at}" : $"slack:{team}:{channel}:{at}:{edited}";
}
