using SupportBot.Storage;

namespace SupportBot.Turns;

/// <summary>Sends committed replies, in order within a conversation, and notes what became of each.</summary>
internal sealed partial class Sender
{
    private static readonly TimeSpan Expiry = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly IBotStore _store;
    private readonly Dictionary<string, IChannel> _channels;
    private readonly TimeProvider _time;
    private readonly ILogger<Sender> _log;
    private readonly OnePerKey<ConversationKey> _workers;

    public Sender(IBotStore store, IEnumerable<IChannel> channels, TimeProvider time, ILogger<Sender> log)
    {
        (_store, _time, _log) = (store, time, log);
        _channels = channels.ToDictionary(channel => channel.Name);
        _workers = new(SendAllAsync, time, (error, conversation) => LogStoreFailed(error, conversation));
    }

    /// <summary>There may be something to send in this conversation.</summary>
    public void Signal(ConversationKey conversation) => _workers.Signal(conversation);

    /// <summary>Finishes the sends at hand; what is not sent yet waits in the outbox for the next start.</summary>
    public Task StopAsync() => _workers.StopAsync(TimeSpan.FromSeconds(10));

    private async Task SendAllAsync(ConversationKey conversation)
    {
        while (!_workers.Stopped.IsCompleted && await _store.NextReplyAsync(conversation, CancellationToken.None) is { } unsent)
        {
            var wait = unsent.NotBefore - _time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                SignalAfter(conversation, wait);
                return;
            }

            await SendAsync(unsent);
        }
    }

    private async Task SendAsync(UnsentReply unsent)
    {
        var reply = unsent.Reply;
        var result = _time.GetUtcNow() - unsent.CreatedAt > Expiry
            ? new SendRefused("expired: older than 24 h")
            : await TryAsync(reply);
        switch (result)
        {
            case Sent sent:
                await _store.SentAsync(reply, sent.PlatformId, CancellationToken.None);
                break;
            case SendLater later:
                await _store.PostponeAsync(reply, _time.GetUtcNow() + later.Wait, later.Reason, CancellationToken.None);
                break;
            case SendAmbiguous ambiguous when unsent.Attempts == 0:
                // It may stand there already; once more after a while, then never again.
                await _store.PostponeAsync(reply, _time.GetUtcNow() + TimeSpan.FromSeconds(30), ambiguous.Reason, CancellationToken.None);
                break;
            case SendAmbiguous ambiguous:
                LogGivenUp(reply.Id, reply.Conversation, ambiguous.Reason);
                await _store.GiveUpAsync(reply, ambiguous.Reason, CancellationToken.None);
                break;
            case SendRefused refused:
                LogGivenUp(reply.Id, reply.Conversation, refused.Reason);
                await _store.GiveUpAsync(reply, refused.Reason, CancellationToken.None);
                break;
        }
    }

    private async Task<SendResult> TryAsync(OutgoingReply reply)
    {
        try
        {
            return _channels.TryGetValue(reply.Conversation.Channel, out var channel)
                ? await channel.SendAsync(reply, CancellationToken.None)
                : new SendRefused($"the channel '{reply.Conversation.Channel}' is not set up");
        }
#pragma warning disable CA1031 // a channel's surprise must not stop the other replies
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogSendFailed(error, reply.Id, reply.Conversation);
            return new SendLater(TimeSpan.FromSeconds(5), error.GetType().Name);
        }
    }

    private void SignalAfter(ConversationKey conversation, TimeSpan wait) =>
        _ = Task.Delay(wait < LongestWait ? wait : LongestWait, _time, CancellationToken.None).ContinueWith(_ => Signal(conversation), TaskScheduler.Default);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reply {Reply} to {Conversation} could not be sent; tried again later")]
    private partial void LogSendFailed(Exception error, long reply, ConversationKey conversation);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox of {Conversation} could not be read or written; tried again")]
    private partial void LogStoreFailed(Exception error, ConversationKey conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reply {Reply} to {Conversation} was given up: {Reason}")]
    private partial void LogGivenUp(long reply, ConversationKey conversation, string reason);
}
