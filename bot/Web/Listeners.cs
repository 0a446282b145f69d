using System.Collections.Concurrent;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Web;

/// <summary>Wakes the windows that watch a thread when something in it changes.</summary>
internal sealed class Listeners
{
    private readonly ConcurrentDictionary<ConversationKey, TaskCompletionSource> _next = new();

    /// <param name="database">Tells of messages that other instances have put into a thread.</param>
    public Listeners(IDatabase database) => database.Changed += topic =>
    {
        if (ConversationKey.TryParse(topic) is { } thread)
            Wake(thread);
        else if (topic.Length == 0)
            WakeAll();
    };

    /// <summary>Completes at the next change. Ask before reading, so that no change falls in between.</summary>
    public Task NextChange(ConversationKey thread) =>
        _next.GetOrAdd(thread, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Something changed.</summary>
    public void Wake(ConversationKey thread)
    {
        if (_next.TryRemove(thread, out var waiting))
            waiting.TrySetResult();
    }

    private void WakeAll()
    {
        foreach (var thread in _next.Keys)
            Wake(thread);
    }
}
