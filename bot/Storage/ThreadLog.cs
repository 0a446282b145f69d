using SupportBot.Turns;

namespace SupportBot.Storage;

/// <inheritdoc/>
internal sealed class ThreadLog(IDatabase database) : IThreadLog
{
    /// <summary>Numbers grow with the clock, so that a window which has read a message that was erased meanwhile misses none of the later ones.</summary>
    private const string Put = """
        INSERT INTO thread_message(conversation, id, seq, position, only_for, content)
        SELECT @conversation, @id, next.seq, next.seq, @onlyFor, @content FROM (
            SELECT CASE WHEN last.seq < @now THEN @now ELSE last.seq + 1 END AS seq
            FROM (SELECT coalesce(max(seq), 0) AS seq FROM thread_message WHERE conversation = @conversation) AS last) AS next WHERE true
        ON CONFLICT(conversation, id) DO UPDATE SET seq = excluded.seq, only_for = excluded.only_for, content = excluded.content
        RETURNING seq, position
        """;

    public async Task<ThreadMessage> PutAsync(ConversationKey conversation, string id, string? onlyFor, string content, CancellationToken cancellation)
    {
        var key = conversation.ToString();
        var put = new Statement(Put, ("@conversation", key), ("@id", id), ("@onlyFor", onlyFor), ("@content", content));
        var (sequence, position) = (await database.CommitAsync([put], row => (row.GetInt64(0), row.GetInt64(1)), key, cancellation))[0];
        return new(sequence, position, id, onlyFor, content);
    }

    public async Task<IReadOnlyList<ThreadMessage>> ReadAsync(ConversationKey conversation, long after, CancellationToken cancellation) => await database.QueryAsync(
        new("SELECT seq, position, id, only_for, content FROM thread_message WHERE conversation = @key AND seq > @after ORDER BY seq", ("@key", conversation.ToString()), ("@after", after)),
        row => new ThreadMessage(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.Text(3), row.GetString(4)),
        cancellation);
}
