using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>What a page of the bot's own shows: the messages of a thread, for channels that have no platform to keep them.</summary>
public interface IThreadLog
{
    /// <summary>Adds a message, or replaces the one of this id (which then gets a new sequence number).</summary>
    Task<ThreadMessage> PutAsync(ConversationKey conversation, string id, string? onlyFor, string content, CancellationToken cancellation);

    /// <summary>Messages after a sequence number, oldest first.</summary>
    Task<IReadOnlyList<ThreadMessage>> ReadAsync(ConversationKey conversation, long after, CancellationToken cancellation);
}

/// <summary>One message of a thread.</summary>
/// <param name="Sequence">Order of the last change; where to go on reading.</param>
/// <param name="Position">Order of the first appearance: where it stands in the thread.</param>
/// <param name="OnlyFor">Id of the one person who may see it; null = everybody.</param>
/// <param name="Content">JSON of the channel.</param>
public sealed record ThreadMessage(long Sequence, long Position, string Id, string? OnlyFor, string Content);
