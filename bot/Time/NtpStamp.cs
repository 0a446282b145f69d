namespace SupportBot.Time;

/// <summary>A time as NTP writes it: seconds since 1900 and a fraction of 2^-32 s, 64 bits, the era left out (RFC 5905 section 6).</summary>
internal readonly record struct NtpStamp(ulong Bits)
{
    private static readonly DateTimeOffset FirstEra = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The middle of the 136 years in which a stamp is looked for. Fixed, because the machine's own clock is what is being doubted:
    /// stamps mean 1958 to 2094, past the turn of the era on 2036-02-07.
    /// </summary>
    private static readonly DateTimeOffset Pivot = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Zero means "none", not the turn of an era.</summary>
    public bool IsNone => Bits == 0;

    /// <summary>The instant, in the era nearest to the pivot, cut to 100 ns.</summary>
    public DateTimeOffset Utc
    {
        get
        {
            var pivotSeconds = (Pivot - FirstEra).Ticks / TimeSpan.TicksPerSecond;
            var seconds = pivotSeconds + (int)((uint)(Bits >> 32) - (uint)pivotSeconds);
            var fraction = (long)(((Bits & uint.MaxValue) * TimeSpan.TicksPerSecond) >> 32);
            return FirstEra.AddTicks((seconds * TimeSpan.TicksPerSecond) + fraction);
        }
    }

    /// <summary>The stamp of an instant, in whole integers: a double would lose half a microsecond.</summary>
    public static NtpStamp Of(DateTimeOffset instant)
    {
        var (seconds, ticks) = Math.DivRem((instant - FirstEra).Ticks, TimeSpan.TicksPerSecond);
        return new(((ulong)(uint)seconds << 32) | (((ulong)ticks << 32) / TimeSpan.TicksPerSecond));
    }
}
