using System.Collections.Concurrent;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Words;
using SupportBot.Storage;
using SupportBot.Time;

namespace SupportBot.Turns;

/// <summary>
/// Handles events: commit, then answer the caller; load, think, commit state and replies together; then let the <see cref="Sender"/> speak.
/// One turn of a conversation at a time, conversations side by side.
/// </summary>
internal sealed partial class TurnRunner : IDisposable
{
    /// <summary>How often an event may fail, or take the process down with it, before it is set aside.</summary>
    public const int MostAttempts = 5;

    /// <summary>Turns of all conversations that are made at once. Each holds a connection to the database; others are left for those who want an event acknowledged.</summary>
    private const int MostAtOnce = 20;

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(8);

    /// <summary>Slack waits 3 s for an acknowledgement. What is not kept by then is asked for again; had it been kept after all, it is known by its key.</summary>
    private static readonly TimeSpan LongestReceive = TimeSpan.FromSeconds(2);

    private readonly IBotStore _store;
    private readonly IDialogSource _dialogs;
    private readonly Sender _sender;
    private readonly ThreadReaders _threads;
    private readonly ITrustedTime _trusted;
    private readonly TurnMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<TurnRunner> _log;
    private readonly OnePerKey<ConversationKey> _workers;
    private readonly SemaphoreSlim _room = new(MostAtOnce, MostAtOnce);
    private readonly SemaphoreSlim _longTexts = new(LongTexts.AtOnce);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Turn?>> _waiting = new();

    public TurnRunner(IBotStore store, IDialogSource dialogs, Sender sender, ThreadReaders threads, ITrustedTime trusted, TurnMetrics metrics, TimeProvider time, ILogger<TurnRunner> log)
    {
        (_store, _dialogs, _sender, _threads, _trusted, _metrics, _time, _log) = (store, dialogs, sender, threads, trusted, metrics, time, log);
        _workers = new(HandleAllAsync, time, ReportFailure);
    }

    /// <summary>Commits an event and lets it be handled. When this returns, a crash loses nothing.</summary>
    /// <returns>False = it was received before.</returns>
    /// <exception cref="StoreUnavailableException">It is not kept; the caller must be told to send it again.</exception>
    public Task<bool> ReceiveAsync(IncomingEvent received, CancellationToken cancellation) => ReceiveAsync(received, TimeSpan.Zero, cancellation);

    /// <summary>
    /// Commits an event and waits for its turn, for callers that must answer with it. Null = not ready within <paramref name="budget"/>
    /// (the turn goes on, its replies are sent as usual), or it failed. A duplicate is answered as it would be now, changing nothing.
    /// </summary>
    public async Task<Turn?> RunAsync(IncomingEvent received, TimeSpan budget, CancellationToken cancellation)
    {
        var waiter = new TaskCompletionSource<Turn?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.TryAdd(received.Key, waiter)) // it came twice at once: no answer before it is kept
            return await ReceiveAsync(received, TimeSpan.Zero, cancellation) ? null : await ReplayAsync(received, cancellation);
        try
        {
            return await ReceiveAsync(received, budget, cancellation)
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

    /// <summary>A card as it stands, for somebody who looks at it again; null = nothing stands on it any more.</summary>
    public async Task<ShowCard?> ShowingAsync(ConversationKey conversation, string cardId, CancellationToken cancellation) =>
        _dialogs.For(conversation).Showing(await _store.ReadConversationAsync(conversation, cancellation), cardId, Instant.FromDateTimeOffset(_trusted.Now.Utc));

    /// <summary>There may be something to do in this conversation.</summary>
    public void Signal(ConversationKey conversation)
    {
        _workers.Signal(conversation);
        _sender.Signal(conversation);
    }

    /// <summary>Finishes the turns and sends at hand, takes no new ones, gives back what it holds.</summary>
    public async Task StopAsync()
    {
        await _workers.StopAsync(StopPatience);
        await _sender.StopAsync();
    }

    public void Dispose()
    {
        _room.Dispose();
        _longTexts.Dispose();
    }

    private async Task<bool> ReceiveAsync(IncomingEvent received, TimeSpan awaited, CancellationToken cancellation)
    {
        await Faults.ReachAsync(FaultPoint.Receiving, received.Key);
        var stamped = received with { Input = received.Input with { SentAt = received.Input.SentAt ?? Instant.FromDateTimeOffset(_trusted.Now.Utc) } };
        var isNew = await KeepAsync(stamped, awaited, cancellation);
        await Faults.ReachAsync(FaultPoint.Received, received.Key);
        _metrics.Received(received.Conversation.Channel, isNew);
        if (awaited > TimeSpan.Zero && !LongTexts.IsLong(received.Input)) // whoever waits for the turn may as well make it
            _workers.Run(received.Conversation);
        else
            _workers.Signal(received.Conversation);
        return isNew;
    }

    private async Task<bool> KeepAsync(IncomingEvent received, TimeSpan awaited, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(LongestReceive, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await _store.ReceiveAsync(received, awaited, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException error) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The store is too slow to acknowledge anything.", error);
        }
    }

    private async Task<Turn> ReplayAsync(IncomingEvent received, CancellationToken cancellation) =>
        Think(await _store.ReadConversationAsync(received.Conversation, cancellation), received.Conversation, received.Input);

    private async Task HandleAllAsync(ConversationKey conversation)
    {
        await await Task.WhenAny(_dialogs.Ready, _workers.Stopped);
        using var worker = new Worker(_longTexts);
        while (!_workers.Stopped.IsCompleted && await NextAsync(conversation, worker) is { } before)
            await await Task.WhenAny(before, _workers.Stopped);
    }

    /// <summary>Makes the next turn there is. Null = none is left, else what to wait for before the next; nothing is locked meanwhile.</summary>
    private async Task<Task?> NextAsync(ConversationKey conversation, Worker worker)
    {
        await _room.WaitAsync();
        try
        {
            var claim = await _store.ClaimAsync(conversation, MostAttempts, CancellationToken.None);
            if (claim.IsHeldElsewhere)
            {
                worker.GiveBack();
                _metrics.Conflict();
                return PauseAsync(TimeSpan.FromMilliseconds(Math.Min(10 << Math.Min(worker.Held++, 6), 500)));
            }

            if (claim.Turn is not { } turn)
                return null;
            worker.Held = 0;
            var input = worker.AskedOf(turn.Pending.Event) ?? _threads.CompleteAsync(turn.Pending.Event);
            var isAsking = !input.IsCompleted; // looked at once: it may come while the turn is put back
            if (isAsking || !worker.MayRead(turn.Pending.Event.Input))
            {
                turn.PutBack();
                await turn.DisposeAsync();
                return isAsking ? worker.AskAsync(turn.Pending.Event, input) : worker.WaitToReadAsync();
            }

            worker.Failed = await HandleAsync(turn, await input) ? 0 : worker.Failed + 1;
            worker.GiveBack();
            return worker.Failed > 0 ? PauseAsync(TimeSpan.FromMilliseconds(100 * Math.Pow(4, worker.Failed)))
                : turn.Pending.IsLast ? null // what came meanwhile was signalled
                : Task.CompletedTask;
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Makes one turn; false = it failed by surprise.</summary>
    private async Task<bool> HandleAsync(OpenTurn open, UserInput input)
    {
        var pending = open.Pending;
        var begun = _time.GetTimestamp();
        var isCommitted = false;
        try
        {
            await using (open)
            {
                await Faults.ReachAsync(FaultPoint.Claimed, pending.Event.Key);
                var turn = Think(pending.Conversation, pending.Event.Conversation, input);
                await Faults.ReachAsync(FaultPoint.Thought, pending.Event.Key);
                // Nothing was said before the commit: where it does not hold, the turn is simply made anew on the newer state.
                isCommitted = await open.CommitAsync(turn, CancellationToken.None);
                if (!isCommitted)
                {
                    _metrics.Conflict();
                    _workers.Signal(pending.Event.Conversation);
                }
                else
                {
                    _metrics.Done(pending.Event.Conversation.Channel, _time.GetElapsedTime(begun));
                    await Faults.ReachAsync(FaultPoint.Committed, pending.Event.Key);
                    Tell(pending.Event.Key, turn);
                }
            }

            await Faults.ReachAsync(FaultPoint.Released, pending.Event.Key);
            if (isCommitted)
                _sender.Run(pending.Event.Conversation);
            return true;
        }
        catch (StoreUnavailableException)
        {
            throw; // says nothing of the event; the worker tries again
        }
#pragma warning disable CA1031 // the one place where a turn's surprises end: logged, counted, and the conversation goes on
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogTurnFailed(error, pending.Event.Conversation);
            _metrics.Failure();
            await FailAsync(pending, error);
            return false;
        }
    }

    private async Task FailAsync(PendingTurn pending, Exception error)
    {
        await Faults.ReachAsync(FaultPoint.Failing, pending.Event.Key);
        if (!await _store.FailAsync(pending, error.GetType().Name, MostAttempts, Apology(pending), CancellationToken.None))
            return;
        LogEventSetAside(pending.Event.Key, pending.Event.Conversation);
        Tell(pending.Event.Key, null);
        _sender.Signal(pending.Event.Conversation);
    }

    /// <summary>One honest sentence for the person whose input could not be handled.</summary>
    private static Whisper? Apology(PendingTurn pending) => pending.Event.Input.From is { Id.Length: > 0 } person
        ? new(person, NoticeCards.Trouble(Languages.Shipped.For(person.Language ?? pending.Conversation.Language)))
        : null;

    private Turn Think(Conversation conversation, ConversationKey key, UserInput input) =>
        _dialogs.For(key).Advance(conversation, input, Instant.FromDateTimeOffset(_trusted.Now.Utc));

    private async Task PauseAsync(TimeSpan pause) => await Task.WhenAny(Task.Delay(pause, _time, CancellationToken.None), _workers.Stopped);

    private void Tell(string key, Turn? turn)
    {
        if (_waiting.TryGetValue(key, out var waiter))
            waiter.TrySetResult(turn);
    }

    /// <summary>An outage is one line for each conversation, since it concerns all of them.</summary>
    private void ReportFailure(Exception error, ConversationKey conversation)
    {
        if (error is StoreUnavailableException)
            LogStoreAway(conversation, error.Message);
        else
            LogTurnFailed(error, conversation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Conversation} waits for the store: {Reason}")]
    private partial void LogStoreAway(ConversationKey conversation, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of {Conversation} failed")]
    private partial void LogTurnFailed(Exception error, ConversationKey conversation);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Event} of {Conversation} failed too often and was set aside")]
    private partial void LogEventSetAside(string @event, ConversationKey conversation);
}
