using System.Collections.Concurrent;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Turns;

/// <summary>
/// Handles events: commit, then answer the caller; load, think, commit state and replies together; then let the <see cref="Sender"/> speak.
/// One turn of a conversation at a time, conversations side by side.
/// </summary>
internal sealed partial class TurnRunner : IHostedService
{
    private const int MostRaces = 5;
    private const int MostAttempts = 5;

    private readonly IBotStore _store;
    private readonly IDialogSource _dialogs;
    private readonly Sender _sender;
    private readonly ThreadReaders _threads;
    private readonly TimeProvider _time;
    private readonly ILogger<TurnRunner> _log;
    private readonly OnePerKey<ConversationKey> _workers;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Turn?>> _waiting = new();

    public TurnRunner(IBotStore store, IDialogSource dialogs, Sender sender, ThreadReaders threads, TimeProvider time, ILogger<TurnRunner> log)
    {
        (_store, _dialogs, _sender, _threads, _time, _log) = (store, dialogs, sender, threads, time, log);
        _workers = new(HandleAllAsync, time, (error, conversation) => LogTurnFailed(error, conversation));
    }

    /// <summary>Commits an event and lets it be handled. When this returns, a crash loses nothing.</summary>
    /// <returns>False = it was received before.</returns>
    public async Task<bool> ReceiveAsync(IncomingEvent received, CancellationToken cancellation)
    {
        var isNew = await _store.ReceiveAsync(received, cancellation);
        _workers.Signal(received.Conversation);
        return isNew;
    }

    /// <summary>
    /// Commits an event and waits for its turn, for callers that must answer with it. Null = not ready within <paramref name="budget"/>
    /// (the turn goes on, its replies are sent as usual), or it failed. A duplicate is answered as it would be now, changing nothing.
    /// </summary>
    public async Task<Turn?> RunAsync(IncomingEvent received, TimeSpan budget, CancellationToken cancellation)
    {
        var waiter = new TaskCompletionSource<Turn?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.TryAdd(received.Key, waiter))
            return await ReplayAsync(received, cancellation);
        try
        {
            return await ReceiveAsync(received, cancellation)
                ? await waiter.Task.WaitAsync(budget, _time, cancellation)
                : await ReplayAsync(received, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            _waiting.TryRemove(received.Key, out _);
        }
    }

    /// <summary>Goes on with what a stop or a crash left unfinished.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var conversation in await _store.UnfinishedAsync(cancellationToken))
        {
            _workers.Signal(conversation);
            _sender.Signal(conversation);
        }
    }

    /// <summary>Finishes the turns and sends at hand, takes no new ones.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _workers.StopAsync(TimeSpan.FromSeconds(10));
        await _sender.StopAsync();
    }

    private async Task<Turn> ReplayAsync(IncomingEvent received, CancellationToken cancellation) =>
        _dialogs.For(received.Conversation).Advance(await _store.ReadConversationAsync(received.Conversation, cancellation), received.Input, Instant.FromDateTimeOffset(_time.GetUtcNow()));

    private async Task HandleAllAsync(ConversationKey conversation)
    {
        await await Task.WhenAny(_dialogs.Ready, _workers.Stopped);
        while (!_workers.Stopped.IsCompleted && await _store.NextTurnAsync(conversation, CancellationToken.None) is { } pending)
        {
            try
            {
                await HandleAsync(pending);
            }
#pragma warning disable CA1031 // the one place where a turn's surprises end: logged, counted, and the conversation goes on
            catch (Exception error)
#pragma warning restore CA1031
            {
                LogTurnFailed(error, conversation);
                if (!await GiveUpAsync(pending, error))
                    await Task.Delay(TimeSpan.FromMilliseconds(200), _time, CancellationToken.None);
            }
        }
    }

    /// <summary>Thinks and commits; a lost race thinks anew on the newer state. Nothing was said before the commit, so nothing is said twice.</summary>
    private async Task HandleAsync(PendingTurn pending)
    {
        var input = await _threads.CompleteAsync(pending.Event);
        for (var races = 0; races < MostRaces; races++)
        {
            var turn = _dialogs.For(pending.Event.Conversation).Advance(pending.Conversation, input, Instant.FromDateTimeOffset(_time.GetUtcNow()));
            if (await _store.CommitAsync(pending, turn, CancellationToken.None))
            {
                Tell(pending.Event.Key, turn);
                _sender.Signal(pending.Event.Conversation);
                return;
            }

            if (await _store.NextTurnAsync(pending.Event.Conversation, CancellationToken.None) is not { } newer || newer.Sequence != pending.Sequence)
                return; // another instance has made this turn
            pending = newer;
        }

        throw new InvalidOperationException($"The conversation changed {MostRaces} times while its turn was made.");
    }

    /// <summary>Counts a failed attempt; true when the event was set aside.</summary>
    private async Task<bool> GiveUpAsync(PendingTurn pending, Exception error)
    {
        var dead = await _store.FailAsync(pending, error.GetType().Name, MostAttempts, CancellationToken.None);
        if (dead)
        {
            LogEventSetAside(pending.Event.Key, pending.Event.Conversation);
            Tell(pending.Event.Key, null);
        }

        return dead;
    }

    private void Tell(string key, Turn? turn)
    {
        if (_waiting.TryGetValue(key, out var waiter))
            waiter.TrySetResult(turn);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of {Conversation} failed")]
    private partial void LogTurnFailed(Exception error, ConversationKey conversation);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Event} of {Conversation} failed too often and was set aside")]
    private partial void LogEventSetAside(string @event, ConversationKey conversation);
}
