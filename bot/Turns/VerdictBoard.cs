using SupportBot.Dialogs.Articles;
using SupportBot.Storage;

namespace SupportBot.Turns;

/// <summary>What people have said of the answers on all instances, read again each minute.</summary>
internal sealed partial class VerdictBoard(IBotStore store, TimeProvider time, ILogger<VerdictBoard> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private Verdicts _current = Verdicts.None;

    public Verdicts Current => Volatile.Read(ref _current);

    public async Task ReadAsync(CancellationToken cancellation) => Volatile.Write(ref _current, new(await store.VerdictsAsync(cancellation)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (StoreUnavailableException error)
            {
                LogStoreAway(error.Message);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was said of the answers could not be read: {Reason}")]
    private partial void LogStoreAway(string reason);
}
