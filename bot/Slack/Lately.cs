using System.Collections.Concurrent;

namespace SupportBot.Slack;

/// <summary>Names that came up lately.</summary>
internal sealed class Lately(TimeProvider time, TimeSpan kept)
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new();

    public bool Contains(string? id) => id is not null && _seen.TryGetValue(id, out var at) && time.GetUtcNow() - at < kept;

    public void Add(string? id)
    {
        if (id is null)
            return;
        if (_seen.Count >= Most)
            Forget();
        _seen[id] = time.GetUtcNow();
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (id, at) in _seen)
        {
            if (now - at >= kept)
                _seen.TryRemove(id, out _);
        }

        if (_seen.Count >= Most)
            _seen.Clear();
    }
}
