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

    /// <summary>Notes an event before its row is committed: a worker of its conversation may see the row before whoever wrote it goes on.</summary>
    /// <returns>False = it was noted before. Whoever finds that it is no new event, and noted it, forgets it with <see cref="Begin"/>.</returns>
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
