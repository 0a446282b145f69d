using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>What both engines do alike; how a reply is taken is each engine's own.</summary>
internal abstract class SqlOutbox(IDatabase database) : IOutbox
{
    /// <summary>
    /// Leaves out updates of cards for which a newer one waits. A card that does not stand anywhere yet keeps its place, and so does everything in a
    /// conversation that the platform asked to pause: the newer one would not know of the pause.
    /// </summary>
    protected const string Collapse = """
        UPDATE outbox SET state = 4, reply = NULL, done_at = @now
        WHERE conversation = @key AND state = 0 AND card IS NOT NULL
        AND EXISTS(SELECT 1 FROM posted WHERE posted.conversation = outbox.conversation AND posted.card = outbox.card)
        AND EXISTS(SELECT 1 FROM outbox AS newer WHERE newer.conversation = outbox.conversation AND newer.card = outbox.card AND newer.id > outbox.id AND newer.state = 0)
        AND NOT EXISTS(SELECT 1 FROM outbox AS paused WHERE paused.conversation = outbox.conversation AND paused.state < 2 AND paused.not_before > @now)
        """;

    protected IDatabase Database { get; } = database;

    public abstract Task<ReplyClaim> ClaimAsync(ConversationKey conversation, CancellationToken cancellation);

    public abstract Task ReturnAsync(CancellationToken cancellation);

    public virtual Task SentAsync(OutgoingReply reply, string? platformId, CancellationToken cancellation)
    {
        var close = Close(reply, RowState.Done, null);
        return reply.Reply is ShowCard show && platformId is not null && platformId != reply.PlatformId
            ? Database.CommitAsync(
                [
                    new(
                        "INSERT INTO posted(conversation, card, platform_id) VALUES(@key, @card, @id) ON CONFLICT(conversation, card) DO UPDATE SET platform_id = excluded.platform_id",
                        ("@key", reply.Conversation.ToString()), ("@card", show.Id), ("@id", platformId)),
                    close,
                ],
                cancellation)
            : Database.ExecuteAsync(close, cancellation);
    }

    public Task PostponeAsync(OutgoingReply reply, TimeSpan wait, string reason, bool answerLost, CancellationToken cancellation)
    {
        var postpone = new Statement(
            "UPDATE outbox SET state = 0, attempts = attempts + 1, lost_answers = lost_answers + @lost, not_before = @now + @wait, error = @reason WHERE id = @id AND state < 2",
            ("@lost", answerLost ? 1 : 0), ("@wait", (long)wait.TotalMilliseconds), ("@reason", reason), ("@id", reply.Id));
        return answerLost ? Database.CommitAsync([postpone, Noted(reply, "answer-lost", reason)], cancellation) : Database.ExecuteAsync(postpone, cancellation);
    }

    public Task GiveUpAsync(OutgoingReply reply, string reason, CancellationToken cancellation) =>
        Database.CommitAsync([Close(reply, RowState.Dead, reason), Noted(reply, "given-up", reason)], cancellation);

    public Task NoteAsync(OutgoingReply reply, string what, string detail, CancellationToken cancellation) => Database.ExecuteAsync(Noted(reply, what, detail), cancellation);

    private static Statement Close(OutgoingReply reply, RowState state, string? error) => new(
        "UPDATE outbox SET state = @state, reply = NULL, done_at = @now, error = @error WHERE id = @id AND state < 2",
        ("@state", (int)state), ("@error", error), ("@id", reply.Id));

    private static Statement Noted(OutgoingReply reply, string what, string detail) => new(
        "INSERT INTO audit(at, conversation, subject, what, detail) VALUES(@now, @key, @subject, @what, @detail)",
        ("@key", reply.Conversation.ToString()), ("@subject", reply.Key), ("@what", what), ("@detail", detail));
}
