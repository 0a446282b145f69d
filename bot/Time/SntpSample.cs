namespace SupportBot.Time;

/// <summary>What became of asking a server.</summary>
internal abstract record SntpOutcome;

/// <summary>One measurement of one server.</summary>
/// <param name="Offset">What must be added to the <see cref="SteadyClock"/> to get the server's time (theta).</param>
/// <param name="Distance">Half the width of the interval around the offset that holds the truth if the server is right (lambda, root synchronisation distance).</param>
/// <param name="At">When the answer came in, by the steady clock.</param>
internal sealed record SntpSample(TimeSpan Offset, TimeSpan Distance, DateTimeOffset At) : SntpOutcome
{
    /// <summary>How fast an oscillator may stray, parts per million (PHI of RFC 5905).</summary>
    private const int Stray = 15;

    /// <summary>How far time may stray in a span: 15 µs per second.</summary>
    public static TimeSpan StrayIn(TimeSpan span) => new((Math.Abs(span.Ticks) * Stray / 1_000_000) + 1);

    /// <summary>The sample as it counts later: a little less certain.</summary>
    public SntpSample AgedTo(DateTimeOffset now) => this with { Distance = Distance + StrayIn(now - At), At = now };

    /// <summary>Whether both can be true.</summary>
    public bool AgreesWith(SntpSample other) => (Offset - other.Offset).Duration() <= Distance + other.Distance;
}

/// <summary>The answer is no time. The person who set the server up can read why.</summary>
internal sealed record SntpRefusal(string Reason, SntpWish Wish = SntpWish.None) : SntpOutcome;

/// <summary>Not an answer to our question: whoever sent it, the answer may still come.</summary>
internal sealed record SntpStray : SntpOutcome;

/// <summary>What a kiss-o'-death asks of its client (RFC 5905 section 7.4).</summary>
internal enum SntpWish
{
    None,

    /// <summary>RATE: ask half as often, at most.</summary>
    Slower,

    /// <summary>DENY, RSTR: do not ask again.</summary>
    Never,
}
