using System.Collections.Concurrent;

namespace SupportBot.Teams;

/// <summary>Events whose answer was to go back in the response but came too late for it: it is sent through the connector instead.</summary>
internal sealed class LateAnswers
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, bool> _late = new();

    public void Add(string eventKey)
    {
        if (_late.Count >= Most)
            _late.Clear();
        _late[eventKey] = true;
    }

    /// <summary>True when this reply belongs to such an event.</summary>
    public bool Contains(string replyKey) => _late.ContainsKey(EventOf(replyKey));

    /// <summary>The key of a reply is that of its event and an ordinal.</summary>
    public static string EventOf(string replyKey) => replyKey[..replyKey.LastIndexOf('#')];
}
