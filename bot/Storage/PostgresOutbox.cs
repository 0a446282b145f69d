using Npgsql;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>Replies on their way out of several instances: a sender holds one by a lease, by the database's clock.</summary>
internal sealed class PostgresOutbox(PostgresDatabase database) : SqlOutbox(database)
{
    /// <summary>Longer than any send may take (<see cref="Sender.LongestSend"/>), so that only a dead sender's reply is taken again.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Take = """
        WITH head AS (
            SELECT o.id, o.state AS before, p.platform_id, p.platform_id IS NOT NULL AND o.state = 0 AND EXISTS(
                SELECT 1 FROM outbox n WHERE n.conversation = o.conversation AND n.card = o.card AND n.id > o.id AND n.state = 0) AS outdated,
                NOT EXISTS(SELECT 1 FROM outbox later WHERE later.conversation = $1 AND later.state < 2 AND later.id > o.id) AS last
            FROM outbox o LEFT JOIN posted p ON p.conversation = o.conversation AND p.card = o.card
            WHERE o.conversation = $1 AND o.state < 2 ORDER BY o.id LIMIT 1)
        UPDATE outbox SET state = 1, owner = $2, lease_until = now_ms() + $3 FROM head
        WHERE outbox.id = head.id AND outbox.not_before <= now_ms() AND (outbox.state = 0 OR (outbox.state = 1 AND outbox.lease_until <= now_ms())) AND NOT head.outdated
        RETURNING outbox.id, idem_key, address, reply, head.platform_id, now_ms() - created_at, lost_answers, head.before = 1, head.last
        """;

    private const string WhyNot = """
        SELECT greatest(not_before, CASE WHEN state = 1 THEN lease_until ELSE 0 END) - now_ms() FROM outbox WHERE conversation = $1 AND state < 2 ORDER BY id LIMIT 1
        """;

    public override async Task<ReplyClaim> ClaimAsync(ConversationKey conversation, CancellationToken cancellation)
    {
        var key = conversation.ToString();
        while (true)
        {
            if (await PostgresDatabase.RunAsync(() => TakeAsync(conversation, key, cancellation)) is { } taken)
                return new(taken, null);
            if (await PostgresDatabase.RunAsync(() => WaitAsync(key, cancellation)) is not { } wait)
                return ReplyClaim.None;
            if (wait > 0)
                return new(null, TimeSpan.FromMilliseconds(wait));
            await Database.ExecuteAsync(new(Collapse, ("@key", key)), cancellation);
        }
    }

    public override Task ReturnAsync(CancellationToken cancellation) => Database.ExecuteAsync(
        new("UPDATE outbox SET lease_until = 0 WHERE state = 1 AND owner = @owner", ("@owner", database.Owner)), cancellation);

    private async Task<UnsentReply?> TakeAsync(ConversationKey conversation, string key, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Take);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = database.Owner });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = (long)Lease.TotalMilliseconds });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new UnsentReply(
                new(row.GetInt64(0), row.GetString(1), conversation, row.GetString(2), database.Replies.Read(row.GetString(3)), row.Text(4)),
                TimeSpan.FromMilliseconds(row.GetInt64(5)), row.GetInt16(6), row.GetBoolean(7), row.GetBoolean(8))
            : null;
    }

    private async Task<long?> WaitAsync(string key, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(WhyNot);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }
}
