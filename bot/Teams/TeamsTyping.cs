using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace SupportBot.Teams;

/// <summary>
/// "SupportBot is typing" while an answer takes longer than a moment: a file is fetched, a thread is read, much was pasted. A client shows it for
/// some three seconds, so it is repeated until the first reply leaves. Channels do not show it reliably, so only chats get it.
/// </summary>
internal sealed class TeamsTyping(Connector connector, TimeProvider time)
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(3);

    /// <summary>Where more wait, there is too much to do, and to tell them all would make everybody wait longer.</summary>
    private const int MostAtOnce = 50;

    /// <summary>Longer than any turn takes; not every event is answered.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _working = new();

    /// <summary>The event of this key is being worked on.</summary>
    public void Begin(string eventKey, TeamsAddress address)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (address.Kind != TeamsPlace.Channel && _working.TryAdd(eventKey, end))
            _ = ShowAsync(eventKey, address, end.Task);
    }

    /// <summary>A reply to the event of this key leaves, or none will.</summary>
    public void End(string eventKey)
    {
        if (_working.TryRemove(eventKey, out var end))
            end.SetResult();
    }

    private async Task ShowAsync(string eventKey, TeamsAddress address, Task ended)
    {
        var begun = time.GetTimestamp();
        for (var wait = AMoment; time.GetElapsedTime(begun) < AtMost; wait = Shown)
        {
            await ended.WaitAsync(wait, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCompleted)
                return;
            if (_working.Count <= MostAtOnce)
                await connector.PostAsync(address, Activity(address), CancellationToken.None);
        }

        _working.TryRemove(eventKey, out _);
    }

    private static JsonObject Activity(TeamsAddress address) => new()
    {
        ["type"] = "typing",
        ["from"] = new JsonObject { ["id"] = address.Bot },
        ["conversation"] = new JsonObject { ["id"] = address.Conversation },
    };
}
