namespace SupportBot.Time;

/// <summary>The machine's time when this was made, carried on by its monotonic timer: nobody can step it, so two readings always subtract rightly.</summary>
internal sealed class SteadyClock(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly long _stamp = time.GetTimestamp();

    public DateTimeOffset Now => _start + time.GetElapsedTime(_stamp);
}
