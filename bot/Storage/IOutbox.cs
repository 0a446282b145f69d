using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>What must survive a crash, second half: replies on their way out. They were committed with their turn.</summary>
public interface IOutbox
{
    /// <summary>
    /// Takes the oldest unsent reply of a conversation, for as long as a lease by the database's clock; replies behind it wait.
    /// Updates of a card for which a newer one waits are left out.
    /// </summary>
    Task<ReplyClaim> ClaimAsync(ConversationKey conversation, CancellationToken cancellation);

    /// <summary>Notes that a reply stands on the platform, and under which id.</summary>
    Task SentAsync(OutgoingReply reply, string? platformId, CancellationToken cancellation);

    /// <summary>Notes that a reply must wait.</summary>
    /// <param name="answerLost">It may stand there already: the request left, its answer was lost.</param>
    Task PostponeAsync(OutgoingReply reply, TimeSpan wait, string reason, bool answerLost, CancellationToken cancellation);

    /// <summary>Notes that a reply will not be sent.</summary>
    Task GiveUpAsync(OutgoingReply reply, string reason, CancellationToken cancellation);

    /// <summary>Notes for the audit what was done with a reply.</summary>
    Task NoteAsync(OutgoingReply reply, string what, string detail, CancellationToken cancellation);

    /// <summary>Gives back every reply that this process has taken and not brought to an end.</summary>
    Task ReturnAsync(CancellationToken cancellation);
}

/// <summary>What became of asking for a reply.</summary>
/// <param name="Reply">The reply to send; null = none now.</param>
/// <param name="Wait">How long until there may be one; null = nothing waits.</param>
public sealed record ReplyClaim(UnsentReply? Reply, TimeSpan? Wait)
{
    public static ReplyClaim None { get; } = new(null, null);
}

/// <summary>A reply to be sent.</summary>
/// <param name="Age">How long ago it was committed.</param>
/// <param name="LostAnswers">How often it was sent without learning whether it arrived.</param>
/// <param name="WasInterrupted">True when a process died that may have been sending it.</param>
/// <param name="IsLast">True when no other reply of the conversation waited as this one was taken: whoever adds one says so.</param>
public sealed record UnsentReply(OutgoingReply Reply, TimeSpan Age, int LostAnswers, bool WasInterrupted, bool IsLast);
