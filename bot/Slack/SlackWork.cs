using System.Collections.Concurrent;

namespace SupportBot.Slack;

/// <summary>What is done after an acknowledgement and need not survive a crash: forms that open, the home tab, links that unfold. People just click again.</summary>
internal sealed partial class SlackWork(ILogger<SlackWork> log) : IHostedService, IDisposable
{
    private const int MostAtOnce = 32;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _room = new(MostAtOnce);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile bool _disposed;

    /// <summary>Begins at once; what goes wrong is logged.</summary>
    public void Start(Func<CancellationToken, Task> what)
    {
        var task = Task.Run(() => RunAsync(what));
        _running[task] = true;
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A host that is disposed while it stops may have disposed of this already.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_disposed)
            return;
        await Task.WhenAny(Task.WhenAll(_running.Keys), Task.Delay(TimeSpan.FromSeconds(5), cancellationToken));
        await _stopping.CancelAsync();
    }

    public void Dispose()
    {
        _disposed = true;
        _room.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> what)
    {
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            stop.CancelAfter(Longest);
            await _room.WaitAsync(stop.Token);
            try
            {
                await what(stop.Token);
            }
            finally
            {
                _room.Release();
            }
        }
#pragma warning disable CA1031 // nobody waits for it: logged here or nowhere
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something after an acknowledgement to Slack failed")]
    private partial void LogFailed(Exception error);
}
