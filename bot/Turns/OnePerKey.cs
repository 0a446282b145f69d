using System.Collections.Concurrent;

namespace SupportBot.Turns;

/// <summary>
/// Runs work for one key at a time and for different keys side by side. A signal while the key's work runs makes it run once more,
/// so no signal is lost and no two runs of a key overlap. Work that throws is reported and tried again within a second; not all keys at once, since what
/// went wrong for one went wrong for all.
/// </summary>
internal sealed class OnePerKey<TKey>(Func<TKey, Task> work, TimeProvider time, Action<Exception, TKey> failed)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, State> _states = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private enum State
    {
        Running,
        RunAgain,
    }

    /// <summary>Ends when <see cref="StopAsync"/> is called.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>There may be something to do for this key. After a stop nothing is begun: what waits is in the store.</summary>
    public void Signal(TKey key)
    {
        if (IsFirst(key))
            _ = Task.Run(() => RunAsync(key));
    }

    /// <summary>As <see cref="Signal"/>, but the work begins on this thread, up to where it waits for the first time: for a caller with nothing to do before that.</summary>
    public void Run(TKey key)
    {
        if (IsFirst(key))
            _ = RunAsync(key);
    }

    /// <summary>Begins nothing new and waits for what runs, but not longer than <paramref name="atMost"/>.</summary>
    public async Task StopAsync(TimeSpan atMost)
    {
        _stopped.TrySetResult();
        var begun = time.GetTimestamp();
        while (!_states.IsEmpty && time.GetElapsedTime(begun) < atMost)
            await Task.Delay(TimeSpan.FromMilliseconds(10), time);
    }

    /// <summary>True when nothing runs for this key; else it runs once more.</summary>
    private bool IsFirst(TKey key) => !Stopped.IsCompleted && _states.AddOrUpdate(key, State.Running, static (_, _) => State.RunAgain) == State.Running;

    private async Task RunAsync(TKey key)
    {
        do
        {
            _states[key] = State.Running;
            if (!Stopped.IsCompleted && !await SucceedsAsync(key))
            {
                await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(1000 - (key.GetHashCode() & 511)), time), Stopped);
                _states[key] = State.RunAgain;
            }
        }
        while (!_states.TryRemove(new(key, State.Running)));
    }

    private async Task<bool> SucceedsAsync(TKey key)
    {
        try
        {
            await work(key);
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
