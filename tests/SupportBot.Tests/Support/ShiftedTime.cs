namespace SupportBot.Tests.Support;

/// <summary>The machine's clock, moved by <see cref="Shift"/>; timers run as they do.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
