using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>Slack as a channel: a new card is a new message in the thread, a known one is edited in place, a whisper is seen by one person.</summary>
internal sealed partial class SlackReply(SlackApi api, SlackMessages messages, SlackThreads threads, IBotStore store, ILogger<SlackReply> log) : IChannel, IReconciles
{
    public const string ChannelName = "slack";

    /// <summary>How long a reply waits for an administrator who mends the token.</summary>
    private static readonly TimeSpan Mending = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    public string Name => ChannelName;

    public async Task<SendResult> SendAsync(OutgoingReply outgoing, CancellationToken cancellation)
    {
        var address = SlackAddress.Read(outgoing.Address);
        if (address.Private)
            return await PrivatelyAsync(outgoing, address, cancellation);
        if (outgoing.Reply is Whisper whisper)
            return await WhisperAsync(outgoing, address, whisper, cancellation);
        if (outgoing.Reply is ShowCard { Withdrawn: true } && await WithdrawAsync(outgoing, address, cancellation) is { } withdrawn)
            return withdrawn;
        if (outgoing.PlatformId is { } posted)
        {
            var updated = await UpdateAsync(outgoing, address, posted, cancellation);
            if (updated is not null)
                return updated;
        }

        return await PostAsync(outgoing, address, cancellation);
    }

    /// <summary>Slack takes no idempotency key: every message carries the reply's key as metadata, and the thread is read back before it is posted again.</summary>
    public async Task<SendResult?> FindAsync(OutgoingReply outgoing, CancellationToken cancellation)
    {
        var address = SlackAddress.Read(outgoing.Address);
        if (outgoing.Reply is Whisper || address.Private)
            return null;
        switch (await threads.FindAsync(address, outgoing.Key, cancellation))
        {
            case SlackFound { At: { } at }:
                LogReconciled(outgoing.Id);
                return new Sent(at);
            case SlackNotRead { Wait: var wait }:
                return new SendLater(wait, "the thread could not be read back yet");
            default:
                return null;
        }
    }

    /// <summary>Posts a new message.</summary>
    private async Task<SendResult> PostAsync(OutgoingReply outgoing, SlackAddress address, CancellationToken cancellation)
    {
        var message = messages.Message(outgoing, address);
        var result = await api.CallAsync("chat.postMessage", message, cancellation);
        if (result is SlackRefused { Error: "invalid_blocks" or "msg_blocks_too_long" or "msg_too_long" or "invalid_blocks_format" } refused)
        {
            LogBlocksRefused(refused.Error, outgoing.Id);
            message.Remove("blocks");
            result = await api.CallAsync("chat.postMessage", message, cancellation);
        }

        return result switch
        {
            SlackDone done => new Sent(done.Answer.Text("ts")),
            SlackUnknown unknown => new SendAmbiguous(unknown.Reason),
            _ => await ElsewhereAsync(result, outgoing, address, cancellation),
        };
    }

    /// <summary>Edits our message; null = it is not there any more, or cannot be edited.</summary>
    private async Task<SendResult?> UpdateAsync(OutgoingReply outgoing, SlackAddress address, string posted, CancellationToken cancellation) =>
        await api.CallAsync("chat.update", messages.Update(outgoing, address, posted), cancellation) switch
        {
            SlackDone => new Sent(posted),
            SlackUnknown unknown => new SendLater(Soon, unknown.Reason),
            SlackRefused { Error: "message_not_found" or "cant_update_message" or "edit_window_closed" } => null,
            var other => Refusal(other),
        };

    /// <summary>Deletes our message; null = Slack does not let us, and the message is edited instead.</summary>
    private async Task<SendResult?> WithdrawAsync(OutgoingReply outgoing, SlackAddress address, CancellationToken cancellation) => outgoing.PlatformId is not { } posted
        ? new Sent(null)
        : await api.CallAsync("chat.delete", new() { ["channel"] = address.Channel, ["ts"] = posted }, cancellation) switch
        {
            SlackDone or SlackRefused { Error: "message_not_found" } => new Sent(posted),
            SlackUnknown unknown => new SendLater(Soon, unknown.Reason),
            SlackRefused { Error: "cant_delete_message" } => null,
            var other => Refusal(other),
        };

    /// <summary>Only one person sees it; gone when Slack is reloaded. Not worth a second try that could show it twice.</summary>
    private async Task<SendResult> WhisperAsync(OutgoingReply outgoing, SlackAddress address, Whisper whisper, CancellationToken cancellation)
    {
        var result = await api.CallAsync("chat.postEphemeral", messages.Ephemeral(outgoing, address, whisper.To.Id), cancellation);
        return result switch
        {
            SlackDone or SlackUnknown => new Sent(null),
            _ => await ElsewhereAsync(result, outgoing, address, cancellation),
        };
    }

    /// <summary>Where the bot may not write, the person who asked still hears from it, through the address that their own click or command brought along.</summary>
    private async Task<SendResult> ElsewhereAsync(SlackResult result, OutgoingReply outgoing, SlackAddress address, CancellationToken cancellation)
    {
        if (result is SlackRefused { Error: "not_in_channel" or "channel_not_found" or "user_not_in_channel" or "is_archived" or "restricted_action" } && address.ResponseUrl is { } url)
        {
            var response = await api.RespondAsync(url, address.Shared ? messages.InThread(outgoing.Reply.Card, address) : messages.Response(outgoing), cancellation);
            if (response is SlackDone)
                return new Sent(null);
        }

        return Refusal(result);
    }

    private async Task<SendResult> PrivatelyAsync(OutgoingReply outgoing, SlackAddress address, CancellationToken cancellation)
    {
        var language = (await store.ReadConversationAsync(outgoing.Conversation, cancellation)).Language;
        var message = messages.Private(outgoing.Reply.Card, address, SlackWords.For(null, language));
        var result = address.ResponseUrl is { } url ? await api.RespondAsync(url, message, cancellation) : new SlackRefused("no_response_url");
        if (result is SlackRefused)
            result = await api.CallAsync("chat.postEphemeral", messages.Ephemeral(outgoing, address, address.User), cancellation);
        return result is SlackDone or SlackUnknown ? new Sent(null) : Refusal(result);
    }

    private static SendResult Refusal(SlackResult result) => result switch
    {
        SlackLater later => new SendLater(later.Wait, later.Reason),
        SlackRefused refused when SlackApi.IsFatal(refused.Error) => new SendLater(Mending, refused.Error),
        SlackRefused refused => new SendRefused(refused.Error),
        _ => new SendLater(Soon, "no answer"),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Reply {Reply} stands in its thread already; it is not posted again")]
    private partial void LogReconciled(long reply);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack refuses the blocks of reply {Reply} ({Error}); its text is sent without them")]
    private partial void LogBlocksRefused(string error, long reply);
}
