namespace SupportBot.Storage;

/// <summary>
/// Events that were begun twice without an outcome are begun one at a time: one of them may be what takes the process down, and must not use up
/// the attempts of the others that wait beside it.
/// </summary>
internal sealed class SuspectLane
{
    private int _taken;

    /// <summary>Whether an event must be alone before its next attempt is counted.</summary>
    /// <param name="attempts">Attempts that were counted so far.</param>
    public static bool IsFor(int attempts) => attempts >= 2;

    /// <summary>Takes the lane; false = another one is in it.</summary>
    public bool TryEnter() => Interlocked.Exchange(ref _taken, 1) == 0;

    public void Leave() => Volatile.Write(ref _taken, 0);
}
