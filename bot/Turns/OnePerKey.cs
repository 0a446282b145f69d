using System.Collections.Concurrent;

namespace SupportBot.Turns;

/// <summary>
/// Runs work for one key at a time and for different keys side by side. A signal while the key's work runs makes it run once more,
/// so no signal is lost and no two runs of a key overlap. Work that throws is reported and tried again after a second.
/// </summary>
internal sealed class OnePerKey<TKey>(Func<TKey, CancellationToken, Task> work, TimeProvider time, Action<Exception, TKey> failed)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, State> _states = new();

    private enum State
    {
        Running,
        RunAgain,
    }

    /// <summary>There may be something to do for this key.</summary>
    public void Signal(TKey key, CancellationToken cancellation)
    {
        if (_states.AddOrUpdate(key, State.Running, (_, _) => State.RunAgain) == State.Running)
            _ = Task.Run(() => RunAsync(key, cancellation), CancellationToken.None);
    }

    /// <summary>Completes when nothing runs any more.</summary>
    public async Task IdleAsync(TimeSpan atMost)
    {
        var deadline = DateTime.UtcNow + atMost;
        while (!_states.IsEmpty && DateTime.UtcNow < deadline)
            await Task.Delay(10);
    }

    private async Task RunAsync(TKey key, CancellationToken cancellation)
    {
        do
        {
            _states[key] = State.Running;
            if (!cancellation.IsCancellationRequested && !await SucceedsAsync(key, cancellation))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time, CancellationToken.None);
                _states[key] = State.RunAgain;
            }
        }
        while (!_states.TryRemove(new(key, State.Running)));
    }

    private async Task<bool> SucceedsAsync(TKey key, CancellationToken cancellation)
    {
        try
        {
            await work(key, cancellation);
            return true;
        }
#pragma warning disable CA1031 // whatever went wrong (a full disk, a lost database), the key must not be forgotten
        catch (Exception error)
#pragma warning restore CA1031
        {
            failed(error, key);
            return false;
        }
    }
}
