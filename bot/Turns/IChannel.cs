using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>A channel as the sender sees it: it renders a reply and sends or updates it.</summary>
public interface IChannel
{
    /// <summary>The first part of its conversation keys.</summary>
    string Name { get; }

    /// <summary>What answers for a reply: sends to a host that is down are paused together.</summary>
    string HostOf(OutgoingReply outgoing) => Name;

    /// <summary>The address as it is good for later, when the request that brought it has long been answered.</summary>
    string ForLater(string address) => address;

    /// <summary>Sends one reply. Expected failures are values; only surprises throw.</summary>
    Task<SendResult> SendAsync(OutgoingReply outgoing, CancellationToken cancellation);
}

/// <summary>A channel that can find out whether a new message arrived whose answer was lost.</summary>
public interface IReconciles
{
    /// <summary>
    /// Looks for the message of this reply. <see cref="Sent"/> = it stands there. <see cref="SendLater"/> = that cannot be told now.
    /// Null = it does not stand there, or it may be sent again without harm.
    /// </summary>
    Task<SendResult?> FindAsync(OutgoingReply outgoing, CancellationToken cancellation);
}

/// <summary>A committed reply on its way out.</summary>
/// <param name="Id">Its number in the outbox.</param>
/// <param name="Key">Idempotency key: the event's key and the reply's ordinal.</param>
/// <param name="PlatformId">The platform's id of the message that shows this card already; null = it is new.</param>
public sealed record OutgoingReply(long Id, string Key, ConversationKey Conversation, string Address, Reply Reply, string? PlatformId);

/// <summary>What became of a send.</summary>
public abstract record SendResult;

/// <summary>It stands there, under this id of the platform (null where it has none).</summary>
public sealed record Sent(string? PlatformId) : SendResult;

/// <summary>Not now: wait at least this long.</summary>
/// <param name="IsOutage">True when the platform cannot be reached or does not work, false when it asks for a pause.</param>
public sealed record SendLater(TimeSpan Wait, string Reason, bool IsOutage = false) : SendResult;

/// <summary>Never: the platform refuses it for good.</summary>
public sealed record SendRefused(string Reason) : SendResult;

/// <summary>Unknown: the request left, its answer was lost. It may stand there already.</summary>
public sealed record SendAmbiguous(string Reason) : SendResult;
