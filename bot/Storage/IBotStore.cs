using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>
/// What must survive a crash: events received, conversations, replies to send. Each member is one commit.
/// Two implementations under one contract test: SQLite for one machine, PostgreSQL for several.
/// </summary>
public interface IBotStore : IAsyncDisposable
{
    /// <summary>Commits an event. False = an event with this key was committed before; nothing changed.</summary>
    Task<bool> ReceiveAsync(IncomingEvent received, CancellationToken cancellation);

    /// <summary>The oldest unhandled event of a conversation with the conversation as it stands, or null.</summary>
    Task<PendingTurn?> NextTurnAsync(ConversationKey conversation, CancellationToken cancellation);

    /// <summary>Commits the conversation, the replies to send and "handled" together. False = somebody else was faster; nothing changed.</summary>
    Task<bool> CommitAsync(PendingTurn pending, Turn turn, CancellationToken cancellation);

    /// <summary>Notes that a turn failed by surprise. After <paramref name="mostAttempts"/> the event is set aside and the conversation goes on; true then.</summary>
    Task<bool> FailAsync(PendingTurn pending, string error, int mostAttempts, CancellationToken cancellation);

    /// <summary>The conversation as it stands; <see cref="Conversation.New"/> where nothing happened yet.</summary>
    Task<Conversation> ReadConversationAsync(ConversationKey conversation, CancellationToken cancellation);

    /// <summary>Conversations with unhandled events or unsent replies: what to go on with after a start.</summary>
    Task<IReadOnlyList<ConversationKey>> UnfinishedAsync(CancellationToken cancellation);

    /// <summary>The oldest unsent reply of a conversation, or null. Not before its time: <see cref="UnsentReply.NotBefore"/>.</summary>
    Task<UnsentReply?> NextReplyAsync(ConversationKey conversation, CancellationToken cancellation);

    /// <summary>Notes that a reply stands on the platform, and under which id.</summary>
    Task SentAsync(OutgoingReply reply, string? platformId, CancellationToken cancellation);

    /// <summary>Notes that a reply must wait.</summary>
    Task PostponeAsync(OutgoingReply reply, DateTimeOffset notBefore, string reason, CancellationToken cancellation);

    /// <summary>Notes that a reply can never be sent.</summary>
    Task GiveUpAsync(OutgoingReply reply, string reason, CancellationToken cancellation);

    /// <summary>A value that all instances share, such as a key: the first one proposed under a name stays, and everybody gets it.</summary>
    Task<string> AgreeAsync(string name, string proposal, CancellationToken cancellation);

    /// <summary>How much is waiting and since when; also proves that the store can be written.</summary>
    Task<StoreHealth> CheckAsync(CancellationToken cancellation);
}

/// <summary>A turn to be made.</summary>
/// <param name="Sequence">Order of commitment.</param>
/// <param name="Version">Version of the conversation; the commit holds only for this one.</param>
public sealed record PendingTurn(long Sequence, IncomingEvent Event, Conversation Conversation, long Version, int Attempts);

/// <summary>A reply to be sent.</summary>
public sealed record UnsentReply(OutgoingReply Reply, int Attempts, DateTimeOffset NotBefore, DateTimeOffset CreatedAt);

/// <summary>State of the queues.</summary>
public sealed record StoreHealth(int WaitingEvents, TimeSpan OldestEvent, int WaitingReplies, TimeSpan OldestReply, int DeadEvents);

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
