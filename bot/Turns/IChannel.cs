using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>A channel as the sender sees it: it renders a reply and sends or updates it.</summary>
public interface IChannel
{
    /// <summary>The first part of its conversation keys.</summary>
    string Name { get; }

    /// <summary>Sends one reply. Expected failures are values; only surprises throw.</summary>
    Task<SendResult> SendAsync(OutgoingReply outgoing, CancellationToken cancellation);
}

/// <summary>A committed reply on its way out.</summary>
/// <param name="Id">Its number in the outbox.</param>
/// <param name="Key">Idempotency key: the event's key and the reply's ordinal.</param>
/// <param name="PlatformId">The platform's id of the message that shows this card already; null = it is new.</param>
public sealed record OutgoingReply(long Id, string Key, ConversationKey Conversation, string Address, Reply Reply, string? PlatformId)
{
    /// <summary>True when an earlier try, or one of a process that was killed, may have arrived: look before posting again, where the platform lets you.</summary>
    public bool MayStandAlready { get; init; }
}

/// <summary>What became of a send.</summary>
public abstract record SendResult;

/// <summary>It stands there, under this id of the platform (null where it has none).</summary>
public sealed record Sent(string? PlatformId) : SendResult;

/// <summary>Not now: wait at least this long.</summary>
public sealed record SendLater(TimeSpan Wait, string Reason) : SendResult;

/// <summary>Never: the platform refuses it for good.</summary>
public sealed record SendRefused(string Reason) : SendResult;

/// <summary>Unknown: the request left, its answer was lost. It may stand there already.</summary>
public sealed record SendAmbiguous(string Reason) : SendResult;
