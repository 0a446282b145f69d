using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>
/// Reads threads. An app that a workspace made for itself may read 50 pages a minute; one that is distributed commercially outside of Slack's
/// marketplace gets 15 messages a minute. So a thread is read once per mention, as many pages as come freely, and what was read until then counts.
/// Source: https://docs.slack.dev/reference/methods/conversations.replies
/// </summary>
internal sealed class SlackThreads(SlackApi api, SlackFiles files, SlackPeople people, SlackIdentity identity, TimeProvider time) : IThreadReader
{
    private const int PageSize = 200;
    private const int MostPages = 5;

    /// <summary>Files of other people's messages that are read, newest first.</summary>
    private const int MostFiles = 3;

    /// <summary>A limit that ends sooner is waited for; people wait for the answer.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(4);

    /// <summary>How far back to look for a message of our own in a direct message, which has no thread.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(24);

    public string Name => SlackReply.ChannelName;

    /// <inheritdoc/>
    public async Task<ImmutableList<ThreadText>?> ReadAsync(ConversationKey conversation, string address, CancellationToken cancellation)
    {
        var read = SlackAddress.Read(address);
        if (read.Thread is not { } thread || thread == read.Message)
            return [];
        var arguments = new JsonObject { ["channel"] = read.Channel, ["ts"] = thread };
        if (read.Message is { } mention)
            arguments["latest"] = mention;
        var pages = await PagesAsync("conversations.replies", arguments, cancellation);
        if (pages.Messages.IsEmpty && pages.Stopped is not null)
            return null;
        var others = pages.Messages.Where(message => message.Text("ts") != read.Message && !IsOurs(message)).ToList();
        var contents = await FilesOfAsync(others, cancellation);
        var above = ImmutableList.CreateBuilder<ThreadText>();
        foreach (var message in others)
        {
            var text = string.Join('\n', ((ImmutableArray<string>)[SlackText.Of(message, identity.Me.User), .. contents.GetValueOrDefault(message.Text("ts") ?? "", [])]).Where(each => each.Length > 0));
            if (text.Length > 0)
                above.Add(new(await AuthorAsync(message, cancellation), text, SlackTime.Of(message.Text("ts")), message.Text("ts")));
        }

        return above.ToImmutable();
    }

    /// <summary>What one message says, with its files; null where it cannot be read.</summary>
    public async Task<string?> MessageAsync(SlackAddress address, CancellationToken cancellation)
    {
        var arguments = new JsonObject { ["channel"] = address.Channel, ["ts"] = address.Thread, ["oldest"] = address.Message, ["latest"] = address.Message, ["inclusive"] = true };
        var (messages, _) = await PagesAsync("conversations.replies", arguments, cancellation);
        var message = messages.FirstOrDefault(message => message.Text("ts") == address.Message);
        return message.ValueKind == JsonValueKind.Undefined
            ? null
            : string.Join('\n', (ImmutableArray<string>)[SlackText.Of(message, identity.Me.User), .. await files.ReadAllAsync(SlackFile.Of(message), cancellation)]).Trim('\n');
    }

    /// <summary>Looks for a message of ours that carries this key.</summary>
    public async Task<SlackSearch> FindAsync(SlackAddress address, string key, CancellationToken cancellation)
    {
        var arguments = new JsonObject { ["channel"] = address.Channel, ["include_all_metadata"] = true };
        if (address.Thread is { } thread)
            arguments["ts"] = thread;
        else
            arguments["oldest"] = (time.GetUtcNow() - Lately).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var (messages, stopped) = await PagesAsync(address.Thread is null ? "conversations.history" : "conversations.replies", arguments, cancellation);
        var found = messages.FirstOrDefault(message => message.Text("metadata", "event_type") == SlackMessages.MetadataType && message.Text("metadata", "event_payload", "key") == key);
        return found.Text("ts") is { } at ? new SlackFound(at)
            : stopped is SlackLater later ? new SlackNotRead(later.Wait)
            : stopped is SlackUnknown ? new SlackNotRead(ShortWait)
            : new SlackFound(null);
    }

    /// <summary>Reads page after page, oldest first; ends early, with what was read, when Slack does.</summary>
    private async Task<(ImmutableArray<JsonElement> Messages, SlackResult? Stopped)> PagesAsync(string method, JsonObject arguments, CancellationToken cancellation)
    {
        var messages = new Dictionary<string, JsonElement>();
        arguments["limit"] = PageSize;
        for (var page = 0; page < MostPages; page++)
        {
            var result = await api.CallAsync(method, arguments, cancellation);
            if (page == 0 && result is SlackLater { Wait: var wait } && wait <= ShortWait)
            {
                await Task.Delay(wait, time, cancellation);
                result = await api.CallAsync(method, arguments, cancellation);
            }

            if (result is not SlackDone { Answer: var answer })
                return (Ordered(messages), result);
            foreach (var message in answer.Items("messages"))
                messages[message.Text("ts") ?? ""] = message; // the thread's first message is on every page
            if (!SlackInput.IsTrue(answer, "has_more") || answer.Text("response_metadata", "next_cursor") is not { Length: > 0 } cursor)
                break;
            arguments["cursor"] = cursor;
        }

        return (Ordered(messages), null);
    }

    private static ImmutableArray<JsonElement> Ordered(Dictionary<string, JsonElement> messages) => [.. messages.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];

    private async Task<Dictionary<string, ImmutableArray<string>>> FilesOfAsync(IEnumerable<JsonElement> messages, CancellationToken cancellation)
    {
        var contents = new Dictionary<string, ImmutableArray<string>>();
        var left = MostFiles;
        foreach (var message in messages.Reverse())
        {
            var shared = SlackFile.Of(message).Take(left).ToArray();
            left -= shared.Length;
            if (shared.Length > 0)
                contents[message.Text("ts") ?? ""] = await files.ReadAllAsync([.. shared], cancellation);
        }

        return contents;
    }

    private bool IsOurs(JsonElement message) =>
        message.Text("metadata", "event_type") == SlackMessages.MetadataType
        || (message.Text("bot_id") is { } bot && bot == identity.Me.Bot) || (message.Text("user") is { } user && user == identity.Me.User);

    private async Task<string> AuthorAsync(JsonElement message, CancellationToken cancellation) =>
        message.Text("bot_profile", "name") ?? message.Text("username")
        ?? (message.Text("user") is { } user ? (await people.FindAsync(user, cancellation)).Name : "");
}

/// <summary>What came of looking for a message of ours.</summary>
internal abstract record SlackSearch;

/// <summary>The thread was read.</summary>
/// <param name="At">Timestamp of the message; null = it is not there.</param>
internal sealed record SlackFound(string? At) : SlackSearch;

/// <summary>The thread could not be read; not before this long.</summary>
internal sealed record SlackNotRead(TimeSpan Wait) : SlackSearch;
