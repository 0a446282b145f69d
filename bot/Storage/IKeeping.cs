namespace SupportBot.Storage;

/// <summary>What a store forgets, by age or for a person, and what it can account for.</summary>
public interface IKeeping
{
    /// <summary>
    /// Removes conversations untouched for longer than <paramref name="age"/>, and page messages, audit entries and finished events and replies older
    /// than it. What still waits is kept. What lives inside a conversation that goes on forgets by itself (<see cref="Dialogs.Keeping"/>).
    /// </summary>
    /// <returns>How many rows were removed.</returns>
    Task<int> ForgetAsync(TimeSpan age, CancellationToken cancellation);

    /// <summary>
    /// Removes a person everywhere: conversations of theirs alone as a whole; elsewhere their messages, what was read from their pastes, their ids
    /// and names. Then overwrites what was removed, as far as the engine can.
    /// </summary>
    /// <param name="person">The channel's id of the person.</param>
    /// <exception cref="StoreUnavailableException">Not all is removed; asked again, it goes on.</exception>
    Task<Erased> EraseAsync(string person, CancellationToken cancellation);

    /// <summary>The audit, newest first.</summary>
    /// <param name="conversation">Of this conversation only; null = of all.</param>
    /// <param name="person">Of this person only; null = of everybody.</param>
    Task<IReadOnlyList<AuditEntry>> AuditAsync(string? conversation, string? person, int most, CancellationToken cancellation);
}

/// <summary>What was erased.</summary>
/// <param name="Removed">Conversations that were removed as a whole.</param>
/// <param name="Changed">Conversations of several people that no longer know this one.</param>
public sealed record Erased(int Removed, int Changed);

/// <summary>One entry of the audit.</summary>
/// <param name="Person">Who did it; null = the bot.</param>
/// <param name="Subject">What it was done to: a finding, a run, or the reply that was sent.</param>
public sealed record AuditEntry(DateTimeOffset At, string Conversation, string? Person, string What, string Subject, string? Detail);
