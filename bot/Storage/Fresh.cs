namespace SupportBot.Storage;

/// <summary>
/// What this process has just committed and needs again a moment later, one thing for each conversation, so that it need not be read. Forgetting
/// one costs that reading.
/// </summary>
internal sealed class Fresh<T>
    where T : class
{
    private const int Most = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, T> _byConversation = [];

    /// <summary>Notes what is there now; null = it must be read.</summary>
    public void Note(string conversation, T? value)
    {
        lock (_gate)
        {
            if (_byConversation.Count >= Most)
                _byConversation.Clear();
            if (value is null)
                _byConversation.Remove(conversation);
            else
                _byConversation[conversation] = value;
        }
    }

    public T? Find(string conversation)
    {
        lock (_gate)
            return _byConversation.GetValueOrDefault(conversation);
    }

    /// <summary>Finds it and forgets it.</summary>
    public T? Take(string conversation)
    {
        lock (_gate)
            return _byConversation.Remove(conversation, out var value) ? value : null;
    }

    public void Clear()
    {
        lock (_gate)
            _byConversation.Clear();
    }
}
