using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Time;

namespace SupportBot.Turns;

/// <summary>
/// Goes on with what nobody is at: what a stop or a crash left unfinished, here or on another instance, and conversations whose time to be
/// woken has come. Every instance looks; the store lets only one of them have each thing.
/// </summary>
internal sealed partial class Upkeep(IBotStore store, TurnRunner turns, IEnumerable<IChannel> channels, TurnMetrics metrics, OwnClock clock, TimeProvider time, ILogger<Upkeep> log) : BackgroundService
{
    /// <summary>Who wakes a conversation is nobody.</summary>
    private static readonly Person Nobody = new("", "");

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(channel => channel.Name);
    private OwnClockState _clock;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const int RoundsPerMeasure = 5;

    /// <summary>Younger than this, whoever received it is at it.</summary>
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await Faults.ReachAsync(FaultPoint.Stopping, "");
        await base.StopAsync(cancellationToken);
        await turns.StopAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var (age, round) = (TimeSpan.Zero, 0); ; age = LeftAlone, round++)
        {
            try
            {
                await LookAsync(age, stoppingToken);
                if (round % RoundsPerMeasure == 0)
                    metrics.Queues = await store.CheckAsync(stoppingToken);
            }
            catch (StoreUnavailableException error)
            {
                LogStoreAway(error.Message);
            }

            WatchClock();
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task LookAsync(TimeSpan age, CancellationToken cancellation)
    {
        foreach (var conversation in await store.UnfinishedAsync(age, cancellation))
            turns.Signal(conversation);
        foreach (var due in await store.DueAsync(cancellation))
        {
            await Faults.ReachAsync(FaultPoint.Waking, due.Key);
            await turns.ReceiveAsync(new(due.Key, due.Conversation, new TimePassed(Nobody), AddressOf(due)), cancellation);
        }
    }

    private string AddressOf(DueWake due) => _channels.TryGetValue(due.Conversation.Channel, out var channel) ? channel.ForLater(due.Address) : due.Address;

    /// <summary>Says once when this machine's clock begins or ceases to be off.</summary>
    private void WatchClock()
    {
        if (clock.State is var state && state != _clock)
            LogClock(_clock = state, clock.Offset?.TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This machine's clock: {State}, ahead by {Seconds} s")]
    private partial void LogClock(OwnClockState state, double? seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unfinished work could not be looked for: {Reason}")]
    private partial void LogStoreAway(string reason);
}
