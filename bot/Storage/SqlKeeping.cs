using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <inheritdoc cref="IKeeping"/>
internal sealed class SqlKeeping(IDatabase database) : IKeeping
{
    /// <summary>Rows of one commit: others are not held up.</summary>
    private const int AtOnce = 500;

    /// <summary>How long the keys of finished events are kept, so that one that is delivered again is known: a week, more than any platform sends again.</summary>
    private static readonly TimeSpan KeysFor = TimeSpan.FromDays(7);

    private const string Nothing = "NOT EXISTS(SELECT 1 FROM inbox WHERE inbox.conversation = key AND state = 0) AND NOT EXISTS(SELECT 1 FROM outbox WHERE outbox.conversation = key AND state < 2)";

    private static readonly ImmutableArray<string> Tables = ["check_code", "posted", "thread_message", "audit", "outbox", "inbox"];

    public async Task<int> ForgetAsync(TimeSpan age, CancellationToken cancellation)
    {
        var removed = 0;
        (string, object?) old = ("@age", (long)age.TotalMilliseconds);
        (string, object?) keys = ("@age", (long)(age < KeysFor ? age : KeysFor).TotalMilliseconds);
        foreach (var key in await AllAsync($"SELECT key FROM conversation WHERE updated_at < @now - @age AND {Nothing}", old, cancellation))
            removed += await RemoveAsync(key, $"updated_at < @now - @age AND {Nothing}", [old], cancellation);
        removed += await SweepAsync("thread_message", "conversation, id", "seq < @now - @age", old, cancellation);
        removed += await SweepAsync("audit", "id", "at < @now - @age", old, cancellation);
        removed += await SweepAsync("inbox", "seq", "state = 3 AND done_at < @now - @age", old, cancellation);
        removed += await SweepAsync("inbox", "seq", "state = 2 AND done_at < @now - @age", keys, cancellation);
        removed += await SweepAsync("outbox", "id", "state >= 2 AND done_at < @now - @age", keys, cancellation);
        return removed;
    }

    public async Task<Erased> EraseAsync(string person, CancellationToken cancellation)
    {
        var erased = new Erased(0, 0);
        foreach (var key in await new PersonSearch(database, person).ConversationsAsync(cancellation))
            erased = await EraseAsync(key, person, cancellation) ? erased with { Removed = erased.Removed + 1 } : erased with { Changed = erased.Changed + 1 };
        await database.PurgeAsync(cancellation);
        return erased;
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(string? conversation, string? person, int most, CancellationToken cancellation) => await database.QueryAsync(
        new(
            "SELECT at, conversation, person, what, subject, detail FROM audit WHERE (@conversation = '' OR conversation = @conversation) AND (@person = '' OR person = @person) ORDER BY id DESC LIMIT @most",
            ("@conversation", conversation ?? ""), ("@person", person ?? ""), ("@most", most)),
        row => new AuditEntry(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.GetString(1), row.Text(2), row.GetString(3), row.GetString(4), row.Text(5)),
        cancellation);

    /// <summary>Removes a person from one conversation; true = all of it was theirs and is gone.</summary>
    private async Task<bool> EraseAsync(string key, string person, CancellationToken cancellation)
    {
        while (true)
        {
            var traces = await PersonTraces.ReadAsync(database, key, person, cancellation);
            if (traces.IsTheirsAlone)
            {
                await RemoveAsync(key, "1 = 1", [], cancellation);
                return true;
            }

            // The conversation itself comes last and only in the version that was read: a turn that came between is read again.
            if ((await database.CommitAsync(traces.Erase(), row => row.GetInt64(0), null, cancellation)).Count == 1 || traces.Version is null)
                return false;
        }
    }

    private async Task<int> RemoveAsync(string key, string condition, (string, object?)[] values, CancellationToken cancellation)
    {
        (string, object?) which = ("@key", key);
        var rows = await database.CommitAsync(
            [
                new($"DELETE FROM check_code WHERE conversation = @key AND EXISTS(SELECT 1 FROM conversation WHERE key = @key AND {condition})", [which, .. values]),
                new($"DELETE FROM conversation WHERE key = @key AND {condition}", [which, .. values]),
                .. Tables.Select(table => new Statement($"DELETE FROM {table} WHERE conversation = @key AND NOT EXISTS(SELECT 1 FROM conversation WHERE key = @key)", which)),
                new("SELECT count(*) FROM conversation WHERE key = @key", which),
            ],
            row => row.GetInt64(0),
            null,
            cancellation);
        return rows[0] == 0 ? 1 : 0;
    }

    private async Task<List<string>> AllAsync(string query, (string, object?) value, CancellationToken cancellation) =>
        await database.QueryAsync(new($"{query} ORDER BY updated_at LIMIT 10000", value), row => row.GetString(0), cancellation);

    private async Task<int> SweepAsync(string table, string id, string condition, (string, object?) value, CancellationToken cancellation)
    {
        var statement = new Statement($"DELETE FROM {table} WHERE ({id}) IN (SELECT {id} FROM {table} WHERE {condition} LIMIT {AtOnce})", value);
        for (var all = 0; ;)
        {
            var removed = await database.ExecuteAsync(statement, cancellation);
            all += removed;
            if (removed < AtOnce)
                return all;
        }
    }
}
