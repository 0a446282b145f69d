using Npgsql;
using NpgsqlTypes;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>
/// The store for several instances. A turn holds the row of its conversation from reading to commit: SKIP LOCKED on the inbox alone would let
/// two turns of one conversation overlap when an event commits after the one behind it.
/// </summary>
internal sealed class PostgresStore(PostgresDatabase database) : SqlStore(database)
{
    /// <summary>Both rows in one statement: the conversation's, to be locked by turns, and the event's.</summary>
    private const string Receive = """
        WITH thread AS (INSERT INTO conversation(key) VALUES($2) ON CONFLICT(key) DO NOTHING)
        INSERT INTO inbox(event_key, conversation, input, address, attempts, awaited_by, awaited_until) VALUES($1, $2, $3, $4, 1, $5, now_ms() + $6)
        ON CONFLICT(event_key) DO NOTHING
        """;

    private const string Lock = "SELECT version, state FROM conversation WHERE key = $1 FOR UPDATE SKIP LOCKED";

    private const string Head = """
        SELECT seq, event_key, input, address, attempts, awaited_until > now_ms() AND awaited_by <> $2,
        NOT EXISTS(SELECT 1 FROM inbox later WHERE later.conversation = $1 AND later.state = 0 AND later.seq > inbox.seq)
        FROM inbox WHERE conversation = $1 AND state = 0 ORDER BY seq LIMIT 1
        """;

    /// <summary>All or nothing, in one round trip: without the conversation in its version and the event unhandled, no reply is written.</summary>
    private const string Commit = """
        WITH thread AS (
            UPDATE conversation SET version = version + 1, schema_version = $4, state = $5, address = $6, wake_at = $7, updated_at = now_ms()
            WHERE key = $1 AND version = $2 RETURNING 1),
        handled AS (
            UPDATE inbox SET state = 2, input = NULL, done_at = now_ms() WHERE seq = $3 AND state = 0 AND EXISTS(SELECT 1 FROM thread) RETURNING 1),
        replies AS (
            INSERT INTO outbox(idem_key, conversation, address, card, reply)
            SELECT $8 || '#' || (each.ordinality - 1), $1, $6, each.card, each.reply
            FROM unnest($9, $10) WITH ORDINALITY AS each(card, reply, ordinality) WHERE EXISTS(SELECT 1 FROM handled) ORDER BY each.ordinality),
        checks AS (INSERT INTO check_code(code, conversation) SELECT $11, $1 WHERE $11 IS NOT NULL AND EXISTS(SELECT 1 FROM handled)),
        verdicts AS (
            INSERT INTO verdict(article, signature, accepted, rejected)
            SELECT each.* FROM unnest($16, $17, $18, $19) AS each(article, signature, accepted, rejected) WHERE EXISTS(SELECT 1 FROM handled) ORDER BY 1, 2
            ON CONFLICT(article, signature) DO UPDATE SET accepted = verdict.accepted + excluded.accepted, rejected = verdict.rejected + excluded.rejected),
        deeds AS (INSERT INTO audit(conversation, person, subject, what, detail) SELECT $1, $12, $13, $14, $15 WHERE $12 IS NOT NULL AND EXISTS(SELECT 1 FROM handled))
        SELECT count(*) FROM handled
        """;

    private readonly FreshEvents _fresh = new();

    private readonly SuspectLane _lane = new();

    public override Task<bool> ReceiveAsync(IncomingEvent received, TimeSpan awaited, CancellationToken cancellation) => PostgresDatabase.RunAsync(
        async () =>
        {
            var key = received.Conversation.ToString();
            await using var command = database.Source.CreateCommand(Receive);
            Add(command.Parameters, received.Key);
            Add(command.Parameters, key);
            Add(command.Parameters, StoreJson.Write(received.Input));
            Add(command.Parameters, received.Address);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = database.Owner });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = awaited > TimeSpan.Zero ? (long)awaited.TotalMilliseconds : -1 });
            return await _fresh.ReceiveAsync(received.Key, async () => await command.ExecuteNonQueryAsync(cancellation) == 1);
        });

    public override async Task<TurnClaim> ClaimAsync(ConversationKey conversation, int mostAttempts, CancellationToken cancellation)
    {
        using var attempt = new Attempt(_lane);
        while (true)
        {
            if (await PostgresDatabase.RunAsync(() => TryClaimAsync(conversation, attempt, mostAttempts, cancellation)) is { } claim)
                return claim;
        }
    }

    public override Task<StoreHealth> CheckAsync(CancellationToken cancellation) => PostgresDatabase.RunAsync(
        async () =>
        {
            await using var command = database.Source.CreateCommand(
                """
                WITH probe AS (INSERT INTO probe(id, at) VALUES(1, now_ms()) ON CONFLICT(id) DO UPDATE SET at = excluded.at)
                SELECT (SELECT count(*) FROM inbox WHERE state = 0), (SELECT now_ms() - min(received_at) FROM inbox WHERE state = 0),
                (SELECT count(*) FROM outbox WHERE state < 2), (SELECT now_ms() - min(created_at) FROM outbox WHERE state < 2), (SELECT count(*) FROM inbox WHERE state = 3)
                """);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            await row.ReadAsync(cancellation);
            return new StoreHealth((int)row.GetInt64(0), Span(row, 1), (int)row.GetInt64(2), Span(row, 3), (int)row.GetInt64(4));
        });

    public override ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>One try; null = the event's next attempt is counted now, take it.</summary>
    private async Task<TurnClaim?> TryClaimAsync(ConversationKey conversation, Attempt attempt, int mostAttempts, CancellationToken cancellation)
    {
        var key = conversation.ToString();
        var connection = await database.Source.OpenConnectionAsync(cancellation);
        var isHeld = false;
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            var (isLocked, pending, isAwaited) = await ReadAsync(connection, conversation, key, cancellation);
            if (pending is null)
                return TurnClaim.None;
            if (!isLocked || isAwaited)
            {
                if (!isLocked)
                    await RestoreAsync(connection, key, cancellation);
                await transaction.CommitAsync(cancellation);
                return TurnClaim.HeldElsewhere;
            }

            if (_fresh.Begin(pending.Event.Key) || pending.Event.Key == attempt.Counted)
            {
                isHeld = true;
                return new(new Held(connection, transaction, pending, _fresh, database.Replies, attempt.HandOver()), false);
            }

            if (SuspectLane.IsFor(pending.Attempts) && !attempt.IsAlone())
                return TurnClaim.HeldElsewhere;
            await CountAsync(connection, pending, mostAttempts, cancellation);
            await transaction.CommitAsync(cancellation);
            attempt.Counted = pending.Attempts < mostAttempts ? pending.Event.Key : null;
            return null;
        }
        finally
        {
            if (!isHeld)
                await connection.DisposeAsync();
        }
    }

    /// <summary>A conversation may have been forgotten at the moment when an event came in: without its row nobody could hold it.</summary>
    private static async Task RestoreAsync(NpgsqlConnection connection, string key, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("INSERT INTO conversation(key) VALUES($1) ON CONFLICT(key) DO NOTHING", connection);
        Add(command.Parameters, key);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<(bool IsLocked, PendingTurn? Pending, bool IsAwaited)> ReadAsync(NpgsqlConnection connection, ConversationKey conversation, string key, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new(Lock));
        Add(batch.BatchCommands[0].Parameters, key);
        batch.BatchCommands.Add(new(Head));
        Add(batch.BatchCommands[1].Parameters, key);
        batch.BatchCommands[1].Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = database.Owner });
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        var (isLocked, version, state) = (false, 0L, Conversation.New);
        if (await row.ReadAsync(cancellation))
            (isLocked, version, state) = (true, row.GetInt64(0), row.Text(1) is { } json ? StoreJson.Read<Conversation>(json) : Conversation.New);
        await row.NextResultAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
            return (isLocked, null, false);
        var received = new IncomingEvent(row.GetString(1), conversation, StoreJson.Read<UserInput>(row.GetString(2)), row.GetString(3));
        return (isLocked, new(row.GetInt64(0), received, state, version, row.GetInt16(4)) { IsLast = row.GetBoolean(6) }, row.GetBoolean(5));
    }

    private static async Task CountAsync(NpgsqlConnection connection, PendingTurn pending, int mostAttempts, CancellationToken cancellation)
    {
        await using var command = pending.Attempts < mostAttempts
            ? new NpgsqlCommand("UPDATE inbox SET attempts = attempts + 1 WHERE seq = $1", connection)
            : new NpgsqlCommand("UPDATE inbox SET state = 3, done_at = now_ms() WHERE seq = $1 AND state = 0", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = pending.Sequence });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(NpgsqlParameterCollection parameters, string value) => parameters.Add(new NpgsqlParameter<string> { TypedValue = value });

    private static TimeSpan Span(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? TimeSpan.Zero : TimeSpan.FromMilliseconds(row.GetInt64(column));

    /// <summary>A turn that holds the conversation's row until its transaction ends.</summary>
    private sealed class Held(NpgsqlConnection connection, NpgsqlTransaction transaction, PendingTurn pending, FreshEvents fresh, FreshReplies replies, SuspectLane? lane) : OpenTurn(pending)
    {
        public override Task<bool> CommitAsync(Turn turn, CancellationToken cancellation) => PostgresDatabase.RunAsync(
            async () =>
            {
                await using var command = new NpgsqlCommand(Commit, connection, transaction);
                var values = command.Parameters;
                Add(values, Pending.Event.Conversation.ToString());
                values.Add(new NpgsqlParameter<long> { TypedValue = Pending.Version });
                values.Add(new NpgsqlParameter<long> { TypedValue = Pending.Sequence });
                values.Add(new NpgsqlParameter<int> { TypedValue = turn.Conversation.Schema });
                Add(values, StoreJson.Write(turn.Conversation));
                Add(values, Pending.Event.Address);
                values.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint, Value = (object?)turn.Conversation.NextWake()?.ToUnixTimeMilliseconds() ?? DBNull.Value });
                Add(values, Pending.Event.Key);
                values.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. turn.Replies.Select(CardOf)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
                values.Add(new NpgsqlParameter<string[]> { TypedValue = [.. turn.Replies.Select(replies.Write)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
                var deed = Deed.Of(Pending, turn);
                foreach (var text in new[] { turn.Conversation.NewCheckSince(Pending.Conversation), deed?.Person, deed?.Subject, deed?.What, deed?.Detail })
                    values.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value });
                var said = Judgements.Between(Pending.Conversation, turn.Conversation);
                values.Add(new NpgsqlParameter<string[]> { TypedValue = [.. said.Select(each => each.Article)] });
                values.Add(new NpgsqlParameter<string[]> { TypedValue = [.. said.Select(each => each.Signature)] });
                values.Add(new NpgsqlParameter<int[]> { TypedValue = [.. said.Select(each => each.Accepted)] });
                values.Add(new NpgsqlParameter<int[]> { TypedValue = [.. said.Select(each => each.Rejected)] });
                if (await command.ExecuteScalarAsync(cancellation) is not 1L)
                    return false;
                await transaction.CommitAsync(cancellation);
                return true;
            });

        public override void PutBack() => fresh.Add(Pending.Event.Key);

        public override async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
            lane?.Leave();
        }
    }

    /// <summary>What is known while a turn is being claimed, over several tries.</summary>
    private sealed class Attempt(SuspectLane lane) : IDisposable
    {
        private bool _alone;

        /// <summary>The event whose attempt was counted just now.</summary>
        public string? Counted { get; set; }

        /// <summary>Takes the lane, where it is free.</summary>
        public bool IsAlone() => _alone || (_alone = lane.TryEnter());

        /// <summary>From now on the turn holds the lane; null = it is not in it.</summary>
        public SuspectLane? HandOver()
        {
            var held = _alone ? lane : null;
            _alone = false;
            return held;
        }

        public void Dispose()
        {
            if (_alone)
                lane.Leave();
        }
    }
}
