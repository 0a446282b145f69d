using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>States of rows in inbox and outbox.</summary>
internal enum RowState
{
    Waiting = 0,

    /// <summary>A sender has it, or had it when it died (outbox on several machines only).</summary>
    Sending = 1,
    Done = 2,
    Dead = 3,

    /// <summary>A newer one of the same card was sent instead.</summary>
    Superseded = 4,
}

/// <summary>What both engines do alike; how an event comes in and how a turn is taken is each engine's own.</summary>
internal abstract class SqlStore(IDatabase database) : IBotStore
{
    protected const string InsertReply =
        "INSERT INTO outbox(idem_key, conversation, address, card, reply, created_at) VALUES(@idem, @conversation, @address, @card, @reply, @now)";

    public abstract Task<bool> ReceiveAsync(IncomingEvent received, TimeSpan awaited, CancellationToken cancellation);

    public abstract Task<TurnClaim> ClaimAsync(ConversationKey conversation, int mostAttempts, CancellationToken cancellation);

    public abstract Task<StoreHealth> CheckAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    public virtual async Task<bool> FailAsync(PendingTurn pending, string error, int mostAttempts, Reply? apology, CancellationToken cancellation)
    {
        if (pending.Attempts < mostAttempts)
        {
            await database.ExecuteAsync(new("UPDATE inbox SET error = @error WHERE seq = @seq AND state = 0", ("@error", error), ("@seq", pending.Sequence)), cancellation);
            return false;
        }

        var setAside = new Statement("UPDATE inbox SET error = @error, state = 3, done_at = @now WHERE seq = @seq AND state = 0", ("@error", error), ("@seq", pending.Sequence));
        Statement[] statements = apology is null
            ? [setAside]
            : [setAside, new(InsertReply + " ON CONFLICT(idem_key) DO NOTHING", [.. ReplyValues(pending, apology, "apology")])];
        await database.CommitAsync(statements, cancellation);
        return true;
    }

    public async Task<Conversation> ReadConversationAsync(ConversationKey conversation, CancellationToken cancellation) => await database.QueryAsync(
        new("SELECT state FROM conversation WHERE key = @key AND state IS NOT NULL", ("@key", conversation.ToString())),
        row => StoreJson.Read<Conversation>(row.GetString(0)),
        cancellation) is [var found] ? found : Conversation.New;

    public async Task<IReadOnlyList<(ConversationKey Key, Conversation State)>> RecentAsync(string channel, string tenant, int most, CancellationToken cancellation)
    {
        var prefix = new ConversationKey(channel, tenant, "").ToString();
        return await database.QueryAsync(
            new("SELECT key, state FROM conversation WHERE substr(key, 1, @length) = @prefix AND state IS NOT NULL ORDER BY updated_at DESC LIMIT @most",
                ("@length", prefix.Length), ("@prefix", prefix), ("@most", most)),
            row => (ConversationKey.Parse(row.GetString(0)), StoreJson.Read<Conversation>(row.GetString(1))),
            cancellation);
    }

    public async Task<IReadOnlyList<ConversationKey>> UnfinishedAsync(TimeSpan waitingFor, CancellationToken cancellation) => await database.QueryAsync(
        new(
            """
            SELECT conversation FROM inbox WHERE state = 0 AND received_at <= @now - @age
            UNION SELECT conversation FROM outbox WHERE state < 2 AND created_at <= @now - @age AND not_before <= @now LIMIT 10000
            """,
            ("@age", (long)waitingFor.TotalMilliseconds)),
        row => ConversationKey.Parse(row.GetString(0)),
        cancellation);

    public async Task<IReadOnlyList<DueWake>> DueAsync(CancellationToken cancellation) => await database.QueryAsync(
        new("SELECT key, wake_at, address FROM conversation WHERE wake_at <= @now AND address IS NOT NULL LIMIT 1000"),
        row => new DueWake($"wake:{row.GetString(0)}:{row.GetInt64(1)}", ConversationKey.Parse(row.GetString(0)), row.GetString(2)),
        cancellation);

    public async Task<IReadOnlyList<DeadEvent>> DeadAsync(CancellationToken cancellation) => await database.QueryAsync(
        new("SELECT event_key, conversation, attempts, error, received_at FROM inbox WHERE state = 3 ORDER BY seq LIMIT 1000"),
        row => new DeadEvent(row.GetString(0), ConversationKey.Parse(row.GetString(1)), row.GetInt32(2), row.Text(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4))),
        cancellation);

    public virtual async Task<IReadOnlyList<ConversationKey>> ReplayAsync(string? eventKey, CancellationToken cancellation)
    {
        const string Again = "UPDATE inbox SET state = 0, attempts = 0, error = NULL, done_at = NULL WHERE state = 3 AND input IS NOT NULL";
        var replayed = await database.CommitAsync(
            [eventKey is null ? new(Again + " RETURNING conversation") : new(Again + " AND event_key = @key RETURNING conversation", ("@key", eventKey))],
            row => ConversationKey.Parse(row.GetString(0)),
            null,
            cancellation);
        return [.. replayed.Distinct()];
    }

    public async Task<CheckPlace?> FindCheckAsync(string code, CancellationToken cancellation) => (await database.QueryAsync(
        new("SELECT key, address FROM check_code JOIN conversation ON key = conversation WHERE code = @code AND address IS NOT NULL", ("@code", code)),
        row => new CheckPlace(ConversationKey.Parse(row.GetString(0)), row.GetString(1)),
        cancellation)).FirstOrDefault();

    public async Task<IReadOnlyList<Verdict>> VerdictsAsync(CancellationToken cancellation) => await database.QueryAsync(
        new("SELECT article, signature, accepted, rejected FROM verdict WHERE accepted > 0 OR rejected > 0"),
        row => new Verdict(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3)),
        cancellation);

    public async Task<string> AgreeAsync(string name, string proposal, CancellationToken cancellation) => (await database.CommitAsync(
        [
            new("INSERT INTO agreed(name, value) VALUES(@name, @value) ON CONFLICT(name) DO NOTHING", ("@name", name), ("@value", proposal)),
            new("SELECT value FROM agreed WHERE name = @name", ("@name", name)),
        ],
        row => row.GetString(0),
        null,
        cancellation))[0];

    /// <summary>The values of <see cref="InsertReply"/>.</summary>
    protected static (string Name, object? Value)[] ReplyValues(PendingTurn pending, Reply reply, string ordinal) =>
    [
        ("@idem", ReplyKey(pending, ordinal)), ("@conversation", pending.Event.Conversation.ToString()), ("@address", pending.Event.Address),
        ("@card", CardOf(reply)), ("@reply", StoreJson.Write(reply)),
    ];

    protected static string ReplyKey(PendingTurn pending, string ordinal) => $"{pending.Event.Key}#{ordinal}";

    protected static string? CardOf(Reply reply) => (reply as ShowCard)?.Id;
}
