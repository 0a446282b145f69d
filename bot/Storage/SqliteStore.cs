using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>The store for one machine, with no set-up: one SQLite file.</summary>
internal sealed class SqliteStore(SqliteFile file) : SqlStore(file)
{
    private readonly ConcurrentDictionary<string, bool> _held = new();

    private readonly FreshEvents _fresh = new();

    private readonly SuspectLane _lane = new();

    public override Task<bool> ReceiveAsync(IncomingEvent received, TimeSpan awaited, CancellationToken cancellation)
    {
        var (key, input) = (received.Conversation.ToString(), StoreJson.Write(received.Input));
        return _fresh.ReceiveAsync(received.Key, async () => (await file.CommitAsync(session => Receive(session, received, key, input), cancellation, arrival => Note(key, arrival))).IsNew);
    }

    public override async Task<TurnClaim> ClaimAsync(ConversationKey conversation, int mostAttempts, CancellationToken cancellation)
    {
        var key = conversation.ToString();
        if (!_held.TryAdd(key, true))
            return TurnClaim.HeldElsewhere;
        var (isHeld, isAlone) = (false, false);
        try
        {
            if (file.Memory.Turns.Take(key) is { } known && _fresh.Begin(known.Event.Key))
            {
                isHeld = true;
                return Hold(key, known, isAlone);
            }

            while (await file.ReadAsync(session => Head(session, conversation, key), cancellation) is { } pending)
            {
                var isCounted = _fresh.Begin(pending.Event.Key);
                if (!isCounted && !isAlone && SuspectLane.IsFor(pending.Attempts) && !(isAlone = _lane.TryEnter()))
                    return TurnClaim.HeldElsewhere;
                isHeld = isCounted || await CountAsync(pending, mostAttempts, cancellation);
                if (isHeld)
                    return Hold(key, isCounted ? pending : pending with { Attempts = pending.Attempts + 1 }, isAlone);
            }

            return TurnClaim.None;
        }
        finally
        {
            if (!isHeld)
                LetGo(key, isAlone);
        }
    }

#pragma warning disable CA2000 // whoever claimed the turn disposes it
    private TurnClaim Hold(string key, PendingTurn pending, bool isAlone) => new(new Held(this, key, pending, isAlone), false);
#pragma warning restore CA2000

    private void LetGo(string key, bool isAlone)
    {
        _held.TryRemove(key, out _);
        if (isAlone)
            _lane.Leave();
    }

    public override async Task<bool> FailAsync(PendingTurn pending, string error, int mostAttempts, Reply? apology, CancellationToken cancellation)
    {
        var isSetAside = await base.FailAsync(pending, error, mostAttempts, apology, cancellation);
        file.Memory.Replies.Note(pending.Event.Conversation.ToString(), null);
        return isSetAside;
    }

    public override async Task<IReadOnlyList<ConversationKey>> ReplayAsync(string? eventKey, CancellationToken cancellation)
    {
        var replayed = await base.ReplayAsync(eventKey, cancellation);
        foreach (var conversation in replayed)
            file.Memory.Turns.Note(conversation.ToString(), null);
        return replayed;
    }

    public override Task<StoreHealth> CheckAsync(CancellationToken cancellation) => file.CommitAsync(
        session =>
        {
            session.Execute("CREATE TABLE IF NOT EXISTS probe(id INTEGER PRIMARY KEY, at INTEGER)");
            session.Execute("INSERT INTO probe(id, at) VALUES(1, @now) ON CONFLICT(id) DO UPDATE SET at = excluded.at");
            return session.Query(
                """
                SELECT (SELECT count(*) FROM inbox WHERE state = 0), (SELECT @now - min(received_at) FROM inbox WHERE state = 0),
                (SELECT count(*) FROM outbox WHERE state < 2), (SELECT @now - min(created_at) FROM outbox WHERE state < 2), (SELECT count(*) FROM inbox WHERE state = 3)
                """,
                row => new StoreHealth(row.GetInt32(0), Span(row, 1), row.GetInt32(2), Span(row, 3), row.GetInt32(4)))[0];
        },
        cancellation);

    public override ValueTask DisposeAsync() => file.DisposeAsync();

    /// <summary>Notes the turn that an event asks for, where it is the next one and all of it is known.</summary>
    private void Note(string key, Arrival arrival)
    {
        if (arrival.IsNew)
            file.Memory.Turns.Note(key, arrival.Next);
    }

    private Arrival Receive(SqliteSession session, IncomingEvent received, string key, string input)
    {
        const string Insert =
            "INSERT INTO inbox(event_key, conversation, input, address, attempts, received_at) VALUES(@key, @conversation, @input, @address, 1, @now) ON CONFLICT(event_key) DO NOTHING";
        const string Place = """
            SELECT last_insert_rowid(), EXISTS(SELECT 1 FROM inbox WHERE conversation = @key AND state = 0 AND seq < last_insert_rowid()),
            coalesce((SELECT version FROM conversation WHERE key = @key), 0)
            """;
        if (session.Execute(Insert, ("@key", received.Key), ("@conversation", key), ("@input", input), ("@address", received.Address)) == 0)
            return default;
        var (sequence, waits, version) = session.Query(Place, row => (row.GetInt64(0), row.GetBoolean(1), row.GetInt64(2)), ("@key", key))[0];
        var state = version == 0 ? Conversation.New : file.Memory.Conversations.Find(key) is { } known && known.Version == version ? known.State : null;
        return new(true, waits || state is null ? null : new(sequence, received, state, version, 1) { IsLast = true });
    }

    private static PendingTurn? Head(SqliteSession session, ConversationKey conversation, string key) => session.Query(
        """
        SELECT seq, event_key, input, inbox.address, attempts, conversation.state, version,
        NOT EXISTS(SELECT 1 FROM inbox AS later WHERE later.conversation = @key AND later.state = 0 AND later.seq > inbox.seq) FROM inbox LEFT JOIN conversation ON conversation.key = inbox.conversation
        WHERE inbox.conversation = @key AND inbox.state = 0 ORDER BY seq LIMIT 1
        """,
        row => new PendingTurn(
            row.GetInt64(0),
            new(row.GetString(1), conversation, StoreJson.Read<UserInput>(row.GetString(2)), row.GetString(3)),
            row.IsDBNull(5) ? Conversation.New : StoreJson.Read<Conversation>(row.GetString(5)),
            row.IsDBNull(6) ? 0 : row.GetInt64(6),
            row.GetInt32(4))
        {
            IsLast = row.GetBoolean(7),
        },
        ("@key", key)).FirstOrDefault();

    /// <summary>Counts another attempt before it begins; false = it has had all of them and is set aside.</summary>
    private async Task<bool> CountAsync(PendingTurn pending, int mostAttempts, CancellationToken cancellation)
    {
        var isLeft = pending.Attempts < mostAttempts;
        await file.CommitAsync(
            session => isLeft
                ? session.Execute("UPDATE inbox SET attempts = attempts + 1 WHERE seq = @seq", ("@seq", pending.Sequence))
                : session.Execute("UPDATE inbox SET state = 3, done_at = @now WHERE seq = @seq AND state = 0", ("@seq", pending.Sequence)),
            cancellation);
        return isLeft;
    }

    private async Task<bool> CommitAsync(PendingTurn pending, Turn turn, CancellationToken cancellation)
    {
        var (key, state) = (pending.Event.Conversation.ToString(), StoreJson.Write(turn.Conversation));
        (string Name, object? Value)[][] replies = [.. turn.Replies.Select((reply, at) => ReplyValues(pending, reply, Ordinal(at)))];
        return await file.CommitAsync(
            session => Commit(session, pending, turn, key, state, replies),
            cancellation,
            waiting =>
            {
                file.Memory.Conversations.Note(key, new(pending.Version + 1, turn.Conversation));
                file.Memory.Replies.Note(key, waiting is [_, ..] ? new([.. waiting], file.Now) : null);
            }) is not null;
    }

    /// <summary>The replies that wait, where no others do; null = nothing may be committed.</summary>
    private static OutgoingReply[]? Commit(SqliteSession session, PendingTurn pending, Turn turn, string key, string state, (string Name, object? Value)[][] replies)
    {
        var written = session.Execute(
            """
            INSERT INTO conversation(key, version, schema_version, state, address, wake_at, updated_at) VALUES(@key, 1, @schema, @state, @address, @wake, @now)
            ON CONFLICT(key) DO UPDATE SET version = version + 1, schema_version = excluded.schema_version, state = excluded.state, address = excluded.address,
            wake_at = excluded.wake_at, updated_at = excluded.updated_at WHERE version = @version
            """,
            ("@key", key), ("@schema", turn.Conversation.Schema), ("@state", state), ("@address", pending.Event.Address),
            ("@wake", turn.Conversation.NextWake()?.ToUnixTimeMilliseconds()), ("@version", pending.Version));
        if (written == 0 || session.Execute("UPDATE inbox SET state = 2, input = NULL, done_at = @now WHERE seq = @seq AND state = 0", ("@seq", pending.Sequence)) == 0)
            return null;
        var others = session.Query("SELECT 1 FROM outbox WHERE conversation = @key AND state < 2 LIMIT 1", row => row.GetInt64(0), ("@key", key)).Count;
        var waiting = new OutgoingReply[replies.Length];
        for (var at = 0; at < replies.Length; at++)
        {
            waiting[at] = session.Query(
                InsertReply + " RETURNING id, (SELECT platform_id FROM posted WHERE posted.conversation = @conversation AND posted.card = @card)",
                row => new OutgoingReply(row.GetInt64(0), ReplyKey(pending, Ordinal(at)), pending.Event.Conversation, pending.Event.Address, turn.Replies[at], row.Text(1)),
                replies[at])[0];
        }

        if (turn.Conversation.NewCheckSince(pending.Conversation) is { } check)
            session.Execute("INSERT INTO check_code(code, conversation) VALUES(@code, @conversation)", ("@code", check), ("@conversation", key));
        foreach (var said in Judgements.Between(pending.Conversation, turn.Conversation))
        {
            session.Execute(
                """
                INSERT INTO verdict(article, signature, accepted, rejected) VALUES(@article, @signature, @accepted, @rejected)
                ON CONFLICT(article, signature) DO UPDATE SET accepted = accepted + excluded.accepted, rejected = rejected + excluded.rejected
                """,
                ("@article", said.Article), ("@signature", said.Signature), ("@accepted", said.Accepted), ("@rejected", said.Rejected));
        }

        if (Deed.Of(pending, turn) is { } deed)
        {
            session.Execute(
                "INSERT INTO audit(at, conversation, subject, what, detail, person) VALUES(@now, @key, @subject, @what, @detail, @person)",
                ("@key", key), ("@subject", deed.Subject), ("@what", deed.What), ("@detail", deed.Detail), ("@person", deed.Person));
        }

        return others == 0 && turn.Replies.OfType<ShowCard>().DistinctBy(show => show.Id).Count() == turn.Replies.OfType<ShowCard>().Count() ? waiting : [];
    }

    private static string Ordinal(int at) => at.ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Span(SqliteDataReader row, int column) => row.IsDBNull(column) ? TimeSpan.Zero : TimeSpan.FromMilliseconds(row.GetInt64(column));

    /// <summary>What became of an event that came in.</summary>
    /// <param name="Next">Its turn, where it is the next of its conversation and need not be read.</param>
    private readonly record struct Arrival(bool IsNew, PendingTurn? Next);

    /// <summary>A turn of this process: the file is nobody else's, so that its own memory is lock enough.</summary>
    private sealed class Held(SqliteStore store, string key, PendingTurn pending, bool isAlone) : OpenTurn(pending)
    {
        public override Task<bool> CommitAsync(Turn turn, CancellationToken cancellation) => store.CommitAsync(Pending, turn, cancellation);

        public override void PutBack() => store._fresh.Add(Pending.Event.Key);

        public override ValueTask DisposeAsync()
        {
            store.LetGo(key, isAlone);
            return ValueTask.CompletedTask;
        }
    }
}
