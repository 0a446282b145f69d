using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>
/// What must survive a crash, first half: events received and conversations. Each member is one commit.
/// Two implementations under one contract test: SQLite for one machine, PostgreSQL for several.
/// </summary>
public interface IBotStore : IAsyncDisposable
{
    /// <summary>Commits an event; with it its first attempt is counted. False = an event with this key was committed before; nothing changed.</summary>
    /// <param name="awaited">How long its turn is left to this process, because somebody waits here for the outcome; zero = anybody may make it.</param>
    /// <exception cref="StoreUnavailableException">Nothing was committed, as far as one can know.</exception>
    Task<bool> ReceiveAsync(IncomingEvent received, TimeSpan awaited, CancellationToken cancellation);

    /// <summary>
    /// Takes the oldest unhandled event of a conversation and locks the conversation until the turn is disposed. Attempts after the first are
    /// counted in a commit of their own before this returns. Events that had all their attempts without an outcome (each time the process died)
    /// are set aside here.
    /// </summary>
    Task<TurnClaim> ClaimAsync(ConversationKey conversation, int mostAttempts, CancellationToken cancellation);

    /// <summary>Notes that an attempt failed by surprise. After the last one the event is set aside, an apology is sent, and the conversation goes on; true then.</summary>
    Task<bool> FailAsync(PendingTurn pending, string error, int mostAttempts, Reply? apology, CancellationToken cancellation);

    /// <summary>The conversation as it stands; <see cref="Conversation.New"/> where nothing happened yet.</summary>
    Task<Conversation> ReadConversationAsync(ConversationKey conversation, CancellationToken cancellation);

    /// <summary>Conversations of a channel's tenant, the ones that changed last first.</summary>
    Task<IReadOnlyList<(ConversationKey Key, Conversation State)>> RecentAsync(string channel, string tenant, int most, CancellationToken cancellation);

    /// <summary>Conversations with events or replies that have waited for longer than this: what to go on with after a start, or after another instance died.</summary>
    Task<IReadOnlyList<ConversationKey>> UnfinishedAsync(TimeSpan waitingFor, CancellationToken cancellation);

    /// <summary>Conversations whose time to be woken has come.</summary>
    Task<IReadOnlyList<DueWake>> DueAsync(CancellationToken cancellation);

    /// <summary>Events set aside after too many attempts, oldest first.</summary>
    Task<IReadOnlyList<DeadEvent>> DeadAsync(CancellationToken cancellation);

    /// <summary>Lets an event that was set aside be handled again, with all its attempts; null = all of them. The conversations concerned.</summary>
    Task<IReadOnlyList<ConversationKey>> ReplayAsync(string? eventKey, CancellationToken cancellation);

    /// <summary>Where the code of a check link belongs, or null. A commit keeps the code its turn gave out; whether one is still good, the conversation says.</summary>
    Task<CheckPlace?> FindCheckAsync(string code, CancellationToken cancellation);

    /// <summary>What people said of the answers so far. Each turn's commit adds what was said in it (<see cref="Judgements"/>).</summary>
    Task<IReadOnlyList<Verdict>> VerdictsAsync(CancellationToken cancellation);

    /// <summary>A value that all instances share, such as a key: the first one proposed under a name stays, and everybody gets it.</summary>
    Task<string> AgreeAsync(string name, string proposal, CancellationToken cancellation);

    /// <summary>How much is waiting and since when; also proves that the store can be written.</summary>
    Task<StoreHealth> CheckAsync(CancellationToken cancellation);
}

/// <summary>The conversation that gave out a check link's code, and what its channel needs to answer there.</summary>
public sealed record CheckPlace(ConversationKey Conversation, string Address);

/// <summary>A turn to be made.</summary>
/// <param name="Sequence">Order of commitment.</param>
/// <param name="Version">Version of the conversation; the commit holds only for this one.</param>
/// <param name="Attempts">Which attempt this is, from 1.</param>
public sealed record PendingTurn(long Sequence, IncomingEvent Event, Conversation Conversation, long Version, int Attempts)
{
    /// <summary>True when no other event of the conversation waited as this one was taken: whoever adds one says so.</summary>
    public bool IsLast { get; init; }
}

/// <summary>What became of asking for a turn.</summary>
/// <param name="Turn">The turn, to be disposed; null = there is none to be had.</param>
/// <param name="IsHeldElsewhere">True when somebody else has the conversation at the moment: ask again soon.</param>
public sealed record TurnClaim(OpenTurn? Turn, bool IsHeldElsewhere)
{
    public static TurnClaim None { get; } = new(null, false);

    public static TurnClaim HeldElsewhere { get; } = new(null, true);
}

/// <summary>A turn that only its holder may make. Disposed without a commit, nothing has happened.</summary>
public abstract class OpenTurn(PendingTurn pending) : IAsyncDisposable
{
    public PendingTurn Pending { get; } = pending;

    /// <summary>Commits the conversation, the replies to send and "handled" together. False = the conversation is not the one that was read; nothing changed.</summary>
    public abstract Task<bool> CommitAsync(Turn turn, CancellationToken cancellation);

    /// <summary>Notes, before it is disposed, that it was not begun: claimed here once more, it is the same attempt.</summary>
    public abstract void PutBack();

    public abstract ValueTask DisposeAsync();
}

/// <summary>A conversation that wanted to be woken.</summary>
/// <param name="Key">Dedupe key of the waking: the same for every instance that sees it.</param>
public sealed record DueWake(string Key, ConversationKey Conversation, string Address);

/// <summary>An event that was set aside.</summary>
/// <param name="Error">Kind of the last failure; null where the process died each time.</param>
public sealed record DeadEvent(string Key, ConversationKey Conversation, int Attempts, string? Error, DateTimeOffset ReceivedAt);

/// <summary>State of the queues.</summary>
public sealed record StoreHealth(int WaitingEvents, TimeSpan OldestEvent, int WaitingReplies, TimeSpan OldestReply, int DeadEvents);
