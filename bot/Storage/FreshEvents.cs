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

    public void Add(string eventKey)
    {
        lock (_gate)
        {
            if (_keys.Count >= Most)
                _keys.Clear();
            _keys.Add(eventKey);
        }
    }

    /// <summary>True when this is the first time the event is begun since it was received here.</summary>
    public bool Begin(string eventKey)
    {
        lock (_gate)
            return _keys.Remove(eventKey);
    }
}
