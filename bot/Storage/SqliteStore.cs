using Microsoft.Data.Sqlite;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>The store for one machine, with no set-up: one SQLite file.</summary>
internal sealed class SqliteStore(string path, TimeProvider time) : IBotStore, IThreadLog
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS inbox(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, event_key TEXT NOT NULL UNIQUE, conversation TEXT NOT NULL,
            input TEXT, address TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
            received_at INTEGER NOT NULL, done_at INTEGER, error TEXT);
        CREATE INDEX IF NOT EXISTS inbox_waiting ON inbox(conversation, seq) WHERE state = 0;
        CREATE TABLE IF NOT EXISTS conversation(
            key TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, updated_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS outbox(
            id INTEGER PRIMARY KEY AUTOINCREMENT, idem_key TEXT NOT NULL UNIQUE, conversation TEXT NOT NULL, address TEXT NOT NULL,
            card TEXT, reply TEXT, state INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
            not_before INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, done_at INTEGER, error TEXT);
        CREATE INDEX IF NOT EXISTS outbox_waiting ON outbox(conversation, id) WHERE state = 0;
        CREATE TABLE IF NOT EXISTS posted(
            conversation TEXT NOT NULL, card TEXT NOT NULL, platform_id TEXT NOT NULL, PRIMARY KEY(conversation, card)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS thread_message(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, conversation TEXT NOT NULL, id TEXT NOT NULL,
            only_for TEXT, content TEXT NOT NULL, UNIQUE(conversation, id));
        CREATE TABLE IF NOT EXISTS agreed(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>States of rows in inbox and outbox.</summary>
    private const int Waiting = 0, Done = 2, Dead = 3;

    private readonly SqliteFile _file = SqliteFile.Open(path, Schema);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<bool> ReceiveAsync(IncomingEvent received, CancellationToken cancellation) => _file.CommitAsync(
        file => file.Execute(
            "INSERT INTO inbox(event_key, conversation, input, address, received_at) VALUES($key, $conversation, $input, $address, $now) ON CONFLICT(event_key) DO NOTHING",
            ("$key", received.Key), ("$conversation", received.Conversation.ToString()), ("$input", StoreJson.Write(received.Input)), ("$address", received.Address), ("$now", Now)) == 1,
        cancellation);

    public Task<PendingTurn?> NextTurnAsync(ConversationKey conversation, CancellationToken cancellation) => _file.ReadAsync(
        file =>
        {
            var key = conversation.ToString();
            var (state, version) = Conversation(file, key);
            return file.Query(
                "SELECT seq, event_key, input, address, attempts FROM inbox WHERE conversation = $key AND state = 0 ORDER BY seq LIMIT 1",
                row => new PendingTurn(
                    row.GetInt64(0),
                    new(row.GetString(1), conversation, StoreJson.Read<UserInput>(row.GetString(2)), row.GetString(3)),
                    state, version, row.GetInt32(4)),
                ("$key", key)).FirstOrDefault();
        },
        cancellation);

    public Task<bool> CommitAsync(PendingTurn pending, Turn turn, CancellationToken cancellation) =>
        _file.CommitAsync(file => Commit(file, pending, turn), cancellation);

    public async Task<bool> FailAsync(PendingTurn pending, string error, int mostAttempts, CancellationToken cancellation)
    {
        var dead = pending.Attempts + 1 >= mostAttempts;
        await _file.CommitAsync(
            file => file.Execute(
                "UPDATE inbox SET attempts = attempts + 1, error = $error, state = $state, done_at = $done WHERE seq = $seq AND state = 0",
                ("$error", error), ("$state", dead ? Dead : Waiting), ("$done", dead ? Now : null), ("$seq", pending.Sequence)),
            cancellation);
        return dead;
    }

    public Task<Conversation> ReadConversationAsync(ConversationKey conversation, CancellationToken cancellation) =>
        _file.ReadAsync(file => Conversation(file, conversation.ToString()).State, cancellation);

    public Task<IReadOnlyList<ConversationKey>> UnfinishedAsync(CancellationToken cancellation) => _file.CommitAsync<IReadOnlyList<ConversationKey>>(
        file =>
        {
            // An event that was being handled when the process died may be the one that killed it: count the attempt.
            file.Execute("UPDATE inbox SET attempts = attempts + 1 WHERE state = 0");
            return file.Query("SELECT conversation FROM inbox WHERE state = 0 UNION SELECT conversation FROM outbox WHERE state = 0", row => ConversationKey.Parse(row.GetString(0)));
        },
        cancellation);

    public Task<UnsentReply?> NextReplyAsync(ConversationKey conversation, CancellationToken cancellation) => _file.ReadAsync(
        file => file.Query(
            """
            SELECT o.id, o.idem_key, o.address, o.reply, p.platform_id, o.attempts, o.not_before, o.created_at
            FROM outbox o LEFT JOIN posted p ON p.conversation = o.conversation AND p.card = o.card
            WHERE o.conversation = $key AND o.state = 0 ORDER BY o.id LIMIT 1
            """,
            row => new UnsentReply(
                new(row.GetInt64(0), row.GetString(1), conversation, row.GetString(2), StoreJson.Read<Reply>(row.GetString(3)), row.IsDBNull(4) ? null : row.GetString(4)),
                row.GetInt32(5), Time(row, 6), Time(row, 7)),
            ("$key", conversation.ToString())).FirstOrDefault(),
        cancellation);

    public Task SentAsync(OutgoingReply reply, string? platformId, CancellationToken cancellation) => _file.CommitAsync(
        file =>
        {
            if (reply.Reply is ShowCard show && platformId is not null)
            {
                file.Execute("INSERT INTO posted(conversation, card, platform_id) VALUES($key, $card, $id) ON CONFLICT(conversation, card) DO UPDATE SET platform_id = excluded.platform_id",
                    ("$key", reply.Conversation.ToString()), ("$card", show.Id), ("$id", platformId));
            }

            return Close(file, reply, Done, null);
        },
        cancellation);

    public Task PostponeAsync(OutgoingReply reply, DateTimeOffset notBefore, string reason, CancellationToken cancellation) => _file.CommitAsync(
        file => file.Execute("UPDATE outbox SET attempts = attempts + 1, not_before = $until, error = $reason WHERE id = $id",
            ("$until", notBefore.ToUnixTimeMilliseconds()), ("$reason", reason), ("$id", reply.Id)),
        cancellation);

    public Task GiveUpAsync(OutgoingReply reply, string reason, CancellationToken cancellation) =>
        _file.CommitAsync(file => Close(file, reply, Dead, reason), cancellation);

    public Task<string> AgreeAsync(string name, string proposal, CancellationToken cancellation) => _file.CommitAsync(
        file =>
        {
            file.Execute("INSERT INTO agreed(name, value) VALUES($name, $value) ON CONFLICT(name) DO NOTHING", ("$name", name), ("$value", proposal));
            return file.Query("SELECT value FROM agreed WHERE name = $name", row => row.GetString(0), ("$name", name))[0];
        },
        cancellation);

    public Task<StoreHealth> CheckAsync(CancellationToken cancellation) => _file.CommitAsync(
        file =>
        {
            file.Execute("CREATE TEMP TABLE IF NOT EXISTS probe(at INTEGER); DELETE FROM probe; INSERT INTO probe VALUES($now)", ("$now", Now));
            var (events, oldestEvent) = Queue(file, "SELECT count(*), min(received_at) FROM inbox WHERE state = 0");
            var (replies, oldestReply) = Queue(file, "SELECT count(*), min(created_at) FROM outbox WHERE state = 0");
            var (dead, _) = Queue(file, "SELECT count(*), NULL FROM inbox WHERE state = 3");
            return new StoreHealth(events, oldestEvent, replies, oldestReply, dead);
        },
        cancellation);

    public Task<ThreadMessage> PutAsync(ConversationKey conversation, string id, string? onlyFor, string content, CancellationToken cancellation) => _file.CommitAsync(
        file =>
        {
            var key = conversation.ToString();
            var position = file.Query("SELECT position FROM thread_message WHERE conversation = $key AND id = $id", row => row.GetInt64(0), ("$key", key), ("$id", id));
            file.Execute("DELETE FROM thread_message WHERE conversation = $key AND id = $id", ("$key", key), ("$id", id));
            var (sequence, place) = file.Query(
                """
                INSERT INTO thread_message(position, conversation, id, only_for, content)
                VALUES(coalesce($position, (SELECT coalesce(max(seq), 0) + 1 FROM thread_message)), $key, $id, $onlyFor, $content) RETURNING seq, position
                """,
                row => (row.GetInt64(0), row.GetInt64(1)),
                ("$position", position is [var known] ? known : null), ("$key", key), ("$id", id), ("$onlyFor", onlyFor), ("$content", content))[0];
            return new ThreadMessage(sequence, place, id, onlyFor, content);
        },
        cancellation);

    public Task<IReadOnlyList<ThreadMessage>> ReadAsync(ConversationKey conversation, long after, CancellationToken cancellation) => _file.ReadAsync<IReadOnlyList<ThreadMessage>>(
        file => file.Query(
            "SELECT seq, position, id, only_for, content FROM thread_message WHERE conversation = $key AND seq > $after ORDER BY seq",
            row => new ThreadMessage(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4)),
            ("$key", conversation.ToString()), ("$after", after)),
        cancellation);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private bool Commit(SqliteFile file, PendingTurn pending, Turn turn)
    {
        var key = pending.Event.Conversation.ToString();
        var state = StoreJson.Write(turn.Conversation);
        var written = pending.Version == 0
            ? file.Execute("INSERT INTO conversation(key, version, state, updated_at) VALUES($key, 1, $state, $now) ON CONFLICT(key) DO NOTHING",
                ("$key", key), ("$state", state), ("$now", Now))
            : file.Execute("UPDATE conversation SET version = version + 1, state = $state, updated_at = $now WHERE key = $key AND version = $version",
                ("$key", key), ("$state", state), ("$now", Now), ("$version", pending.Version));
        var done = file.Execute("UPDATE inbox SET state = $done, input = NULL, done_at = $now WHERE seq = $seq AND state = 0",
            ("$done", Done), ("$now", Now), ("$seq", pending.Sequence));
        if (written == 0 || done == 0)
            return false;
        for (var i = 0; i < turn.Replies.Length; i++)
        {
            file.Execute(
                "INSERT INTO outbox(idem_key, conversation, address, card, reply, created_at) VALUES($idem, $key, $address, $card, $reply, $now)",
                ("$idem", $"{pending.Event.Key}#{i}"), ("$key", key), ("$address", pending.Event.Address),
                ("$card", (turn.Replies[i] as ShowCard)?.Id), ("$reply", StoreJson.Write(turn.Replies[i])), ("$now", Now));
        }

        return true;
    }

    private static (Conversation State, long Version) Conversation(SqliteFile file, string key) =>
        file.Query("SELECT state, version FROM conversation WHERE key = $key", row => (StoreJson.Read<Conversation>(row.GetString(0)), row.GetInt64(1)), ("$key", key)) is [var found]
            ? found
            : (Dialogs.Conversation.New, 0);

    private int Close(SqliteFile file, OutgoingReply reply, int state, string? error) => file.Execute(
        "UPDATE outbox SET state = $state, reply = NULL, done_at = $now, error = $error WHERE id = $id",
        ("$state", state), ("$now", Now), ("$error", error), ("$id", reply.Id));

    private (int Count, TimeSpan Oldest) Queue(SqliteFile file, string sql) => file.Query(
        sql, row => (row.GetInt32(0), row.IsDBNull(1) ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Now - row.GetInt64(1))))[0];

    private static DateTimeOffset Time(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
