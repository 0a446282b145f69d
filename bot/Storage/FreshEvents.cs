namespace SupportBot.Storage;

/// <summary>
/// Events that this process has received and not begun yet: their first attempt was counted in the commit that received them. Forgetting one
/// costs an attempt and a commit, nothing else, so that those which another instance has handled may simply fall out.
/// </summary>
internal sealed class FreshEvents
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = [];

    /// <summary>Notes an event before <paramref name="commit"/> makes its row: a worker of its conversation may see the row before whoever wrote it goes on.</summary>
    /// <param name="eventKey">Key of the event.</param>
    /// <param name="commit">Commits it; false = it was received before.</param>
    public async Task<bool> ReceiveAsync(string eventKey, Func<Task<bool>> commit)
    {
        var isNoted = Add(eventKey);
        var isNew = await commit();
        if (!isNew && isNoted)
            Begin(eventKey);
        return isNew;
    }

    /// <summary>Notes an event; false = it was noted before.</summary>
    public bool Add(string eventKey)
    {
        lock (_gate)
        {
            if (_keys.Count >= Most)
                _keys.Clear();
            return _keys.Add(eventKey);
        }
    }

    /// <summary>True when this is the first time the event is begun since it was received here.</summary>
    public bool Begin(string eventKey)
    {
        lock (_gate)
            return _keys.Remove(eventKey);
    }
}
