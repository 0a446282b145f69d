using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>
/// What the one process that uses a SQLite file knows of it without reading. Noted in the order of the commits, so that it says what the file says;
/// where a conversation has more waiting than this, nothing is known of it and the file is read.
/// </summary>
internal sealed class SqliteMemory
{
    /// <summary>The event that waits, where no other of its conversation does.</summary>
    public Fresh<PendingTurn> Turns { get; } = new();

    public Fresh<CommittedConversation> Conversations { get; } = new();

    /// <summary>The replies that wait, where none was tried yet.</summary>
    public Fresh<WaitingReplies> Replies { get; } = new();

    /// <summary>Forgets everything: it may be about somebody who was erased.</summary>
    public void Clear()
    {
        Turns.Clear();
        Conversations.Clear();
        Replies.Clear();
    }
}

/// <summary>A conversation in the version that was committed.</summary>
internal sealed record CommittedConversation(long Version, Conversation State);

/// <summary>Replies of one turn that wait.</summary>
/// <param name="InOrder">At least one; no card is among them twice.</param>
/// <param name="Since">When they were committed.</param>
internal sealed record WaitingReplies(ImmutableArray<OutgoingReply> InOrder, DateTimeOffset Since)
{
    /// <summary>Those behind the first; null = there are none.</summary>
    public WaitingReplies? Behind => InOrder.Length > 1 ? this with { InOrder = InOrder.RemoveAt(0) } : null;
}
