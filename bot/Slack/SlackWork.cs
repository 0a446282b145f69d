using System.Threading.Channels;

namespace SupportBot.Slack;

/// <summary>What is done after an acknowledgement and need not survive a crash: forms that open, the home tab, links that unfold. People just click again.</summary>
internal sealed partial class SlackWork(ILogger<SlackWork> log) : BackgroundService
{
    private const int MostAtOnce = 32;
    private const int MostWaiting = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Channel<Func<CancellationToken, Task>> _work =
        Channel.CreateBounded<Func<CancellationToken, Task>>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Begins as soon as there is room, at once as a rule; of too many that wait the oldest is let go. What goes wrong is logged.</summary>
    public void Start(Func<CancellationToken, Task> what) => _work.Writer.TryWrite(what);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _work.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stoppingToken },
        async (what, stop) => await DoAsync(what, stop));

    private async Task DoAsync(Func<CancellationToken, Task> what, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(Longest);
        try
        {
            await what(limited.Token);
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
