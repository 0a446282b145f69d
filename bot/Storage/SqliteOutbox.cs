using System.Collections.Concurrent;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>
/// Replies on their way out of one process. Nothing is noted when one is taken: whatever already waited when the process started may have been
/// on its way when the one before died.
/// </summary>
internal sealed class SqliteOutbox(SqliteFile file) : SqlOutbox(file)
{
    private readonly Task<long> _lastBefore = file.ReadAsync(
        session => session.Query("SELECT coalesce(max(id), 0) FROM outbox", row => row.GetInt64(0))[0], CancellationToken.None);

    /// <summary>Replies of an earlier process that this one has taken up.</summary>
    private readonly ConcurrentDictionary<long, bool> _resumed = new();

    /// <summary>What is known to wait behind the reply that was taken.</summary>
    private readonly Fresh<WaitingReplies> _behind = new();

    /// <summary>The newest reply that was read from the file. Its commit may note it only after that, so that nothing which is not newer is believed to wait still.</summary>
    private long _newestRead;

    public override async Task<ReplyClaim> ClaimAsync(ConversationKey conversation, CancellationToken cancellation)
    {
        var key = conversation.ToString();
        var known = file.Memory.Replies.Take(key);
        if (known?.InOrder[0].Id <= Interlocked.Read(ref _newestRead))
            known = null;
        _behind.Note(key, known?.Behind);
        if (known is not null)
            return new(new(known.InOrder[0], file.Now - known.Since, 0, false, known.Behind is null), null);
        var lastBefore = await _lastBefore;
        while (true)
        {
            var head = await file.ReadAsync(session => session.Query(
                """
                SELECT id, idem_key, address, reply, posted.platform_id, not_before - @now, @now - created_at, lost_answers,
                posted.platform_id IS NOT NULL AND EXISTS(SELECT 1 FROM outbox AS newer WHERE newer.conversation = outbox.conversation AND newer.card = outbox.card AND newer.id > outbox.id AND newer.state = 0),
                NOT EXISTS(SELECT 1 FROM outbox AS later WHERE later.conversation = @key AND later.state < 2 AND later.id > outbox.id)
                FROM outbox LEFT JOIN posted ON posted.conversation = outbox.conversation AND posted.card = outbox.card
                WHERE outbox.conversation = @key AND state < 2 ORDER BY id LIMIT 1
                """,
                row => (
                    Reply: new UnsentReply(
                        new(row.GetInt64(0), row.GetString(1), conversation, row.GetString(2), StoreJson.Read<Reply>(row.GetString(3)), row.Text(4)),
                        TimeSpan.FromMilliseconds(row.GetInt64(6)), row.GetInt32(7), false, row.GetBoolean(9)),
                    Wait: row.GetInt64(5),
                    IsOutdated: row.GetBoolean(8)),
                ("@key", key)), cancellation);
            if (head is not [var (reply, wait, isOutdated)])
                return ReplyClaim.None;
            NoteRead(reply.Reply.Id);
            if (wait > 0)
                return new(null, TimeSpan.FromMilliseconds(wait)); // also for a newer one of the same card: the platform asked for the pause
            if (!isOutdated)
                return new(reply with { WasInterrupted = reply.Reply.Id <= lastBefore && _resumed.TryAdd(reply.Reply.Id, true) }, null);
            await file.CommitAsync(session => session.Execute(Collapse, ("@key", key)), cancellation);
        }
    }

    public override async Task SentAsync(OutgoingReply reply, string? platformId, CancellationToken cancellation)
    {
        await base.SentAsync(reply, platformId, cancellation);
        var key = reply.Conversation.ToString();
        if (_behind.Take(key) is { } behind)
            file.Memory.Replies.Note(key, behind);
    }

    public override Task ReturnAsync(CancellationToken cancellation) => Task.CompletedTask;

    private void NoteRead(long id)
    {
        for (var newest = Interlocked.Read(ref _newestRead); newest < id;)
            newest = Interlocked.CompareExchange(ref _newestRead, id, newest);
    }
}
