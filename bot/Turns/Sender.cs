using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Turns;

/// <summary>Sends committed replies, in order within a conversation, and notes what became of each.</summary>
internal sealed partial class Sender
{
    /// <summary>No send takes longer; a reply that was taken longer ago belongs to nobody any more.</summary>
    public static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan Expiry = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait before a new message is sent once more whose answer was lost, by how often that has happened. After the last, a person decides.</summary>
    private static readonly ImmutableArray<TimeSpan> AfterLostAnswer = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    private readonly IOutbox _outbox;
    private readonly Dictionary<string, IChannel> _channels;
    private readonly IHandOverDesk _desk;
    private readonly Circuits _circuits;
    private readonly TurnMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<Sender> _log;
    private readonly OnePerKey<ConversationKey> _workers;

    public Sender(IOutbox outbox, IEnumerable<IChannel> channels, IHandOverDesk desk, Circuits circuits, TurnMetrics metrics, TimeProvider time, ILogger<Sender> log)
    {
        (_outbox, _desk, _circuits, _metrics, _time, _log) = (outbox, desk, circuits, metrics, time, log);
        _channels = channels.ToDictionary(channel => channel.Name);
        _workers = new(SendAllAsync, time, (error, conversation) => LogStoreFailed(conversation, error.Message));
    }

    /// <summary>There may be something to send in this conversation.</summary>
    public void Signal(ConversationKey conversation) => _workers.Signal(conversation);

    /// <summary>As <see cref="Signal"/>, and the caller's thread begins with it.</summary>
    public void Run(ConversationKey conversation) => _workers.Run(conversation);

    /// <summary>Finishes the sends at hand; what is not sent yet waits in the outbox for the next start or another instance.</summary>
    public async Task StopAsync()
    {
        await _workers.StopAsync(TimeSpan.FromSeconds(7));
        await _outbox.ReturnAsync(CancellationToken.None);
    }

    private async Task SendAllAsync(ConversationKey conversation)
    {
        while (!_workers.Stopped.IsCompleted)
        {
            var claim = await _outbox.ClaimAsync(conversation, CancellationToken.None);
            if (claim.Reply is { } unsent)
            {
                if (await SendAsync(unsent) && unsent.IsLast)
                    return; // what came meanwhile was signalled
                continue;
            }

            if (claim.Wait is { } wait)
                SignalAfter(conversation, wait);
            return;
        }
    }

    /// <summary>Sends one; false = it waits to be sent once more.</summary>
    private async Task<bool> SendAsync(UnsentReply unsent)
    {
        var reply = unsent.Reply;
        await Faults.ReachAsync(FaultPoint.ReplyTaken, reply.Key);
        var result = unsent.Age > Expiry ? new SendRefused("expired: older than 24 h") : await TryAsync(unsent);
        await Faults.ReachAsync(FaultPoint.ReplySent, reply.Key);
        switch (result)
        {
            case Sent sent:
                await _outbox.SentAsync(reply, sent.PlatformId, CancellationToken.None);
                break;
            case SendLater later:
                await _outbox.PostponeAsync(reply, later.Wait, later.Reason, false, CancellationToken.None);
                break;
            case SendAmbiguous ambiguous when unsent.LostAnswers < AfterLostAnswer.Length:
                _metrics.Ambiguous(reply.Conversation.Channel);
                await _outbox.PostponeAsync(reply, AfterLostAnswer[unsent.LostAnswers], ambiguous.Reason, true, CancellationToken.None);
                break;
            case SendAmbiguous ambiguous:
                _metrics.Ambiguous(reply.Conversation.Channel);
                await GiveUpAsync(reply, ambiguous.Reason);
                break;
            case SendRefused refused:
                await GiveUpAsync(reply, refused.Reason);
                break;
        }

        await Faults.ReachAsync(FaultPoint.ReplyNoted, reply.Key);
        return result is Sent or SendRefused;
    }

    private async Task GiveUpAsync(OutgoingReply reply, string reason)
    {
        LogGivenUp(reply.Id, reply.Conversation, reason);
        _metrics.GivenUp(reply.Conversation.Channel);
        await _outbox.GiveUpAsync(reply, reason, CancellationToken.None);
    }

    private async Task<SendResult> TryAsync(UnsentReply unsent)
    {
        var reply = unsent.Reply;
        using var patience = new CancellationTokenSource(LongestSend, _time);
        try
        {
            if (reply.Reply is HandOver handOver)
                return await _desk.SendAsync(reply.Conversation, handOver, patience.Token);
            if (!_channels.TryGetValue(reply.Conversation.Channel, out var channel))
                return new SendRefused($"the channel '{reply.Conversation.Channel}' is not set up");
            return await FindAsync(channel, unsent, patience.Token)
                ?? await _circuits.CallAsync(channel.HostOf(reply), reply.Conversation.Tenant, cancellation => channel.SendAsync(reply, cancellation), patience.Token);
        }
        catch (StoreUnavailableException)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return reply.PlatformId is null ? new SendAmbiguous("no answer in time") : new SendLater(TimeSpan.FromSeconds(5), "no answer in time", IsOutage: true);
        }
#pragma warning disable CA1031 // a channel's surprise must not stop the other replies
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogSendFailed(error, reply.Id, reply.Conversation);
            return new SendLater(TimeSpan.FromSeconds(5), error.GetType().Name);
        }
    }

    /// <summary>
    /// A new message that may stand there already is looked for, where the platform can be read. Where it cannot, it is sent once more, and the
    /// audit says so: a message twice is better than none.
    /// </summary>
    private async Task<SendResult?> FindAsync(IChannel channel, UnsentReply unsent, CancellationToken cancellation)
    {
        if (unsent.Reply.PlatformId is not null || (unsent.LostAnswers == 0 && !unsent.WasInterrupted))
            return null;
        if (channel is IReconciles reconciles)
            return await reconciles.FindAsync(unsent.Reply, cancellation);
        await _outbox.NoteAsync(unsent.Reply, "sent-again", unsent.WasInterrupted ? "the process ended while it may have been on its way" : "its answer was lost", cancellation);
        return null;
    }

    private void SignalAfter(ConversationKey conversation, TimeSpan wait) =>
        _ = Task.Delay(wait < LongestWait ? wait : LongestWait, _time, CancellationToken.None).ContinueWith(_ => Signal(conversation), TaskScheduler.Default);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reply {Reply} to {Conversation} could not be sent; tried again later")]
    private partial void LogSendFailed(Exception error, long reply, ConversationKey conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of {Conversation} could not be read or written; tried again: {Reason}")]
    private partial void LogStoreFailed(ConversationKey conversation, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reply {Reply} to {Conversation} was given up: {Reason}")]
    private partial void LogGivenUp(long reply, ConversationKey conversation, string reason);
}
