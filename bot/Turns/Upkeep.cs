using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Turns;

/// <summary>
/// Goes on with what nobody is at: what a stop or a crash left unfinished, here or on another instance, and conversations whose time to be
/// woken has come. Every instance looks; the store lets only one of them have each thing.
/// </summary>
internal sealed partial class Upkeep(IBotStore store, TurnRunner turns, TimeProvider time, ILogger<Upkeep> log) : BackgroundService
{
    /// <summary>Who wakes a conversation is nobody.</summary>
    private static readonly Person Nobody = new("", "");

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Younger than this, whoever received it is at it.</summary>
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await turns.StopAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var age = TimeSpan.Zero; ; age = LeftAlone)
        {
            try
            {
                await LookAsync(age, stoppingToken);
            }
            catch (StoreUnavailableException error)
            {
                LogStoreAway(error.Message);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task LookAsync(TimeSpan age, CancellationToken cancellation)
    {
        foreach (var conversation in await store.UnfinishedAsync(age, cancellation))
            turns.Signal(conversation);
        foreach (var due in await store.DueAsync(cancellation))
            await turns.ReceiveAsync(new(due.Key, due.Conversation, new TimePassed(Nobody), due.Address), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unfinished work could not be looked for: {Reason}")]
    private partial void LogStoreAway(string reason);
}
