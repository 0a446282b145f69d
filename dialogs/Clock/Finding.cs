using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock;

/// <summary>What an error message says of its cause, before clocks of the paste are compared.</summary>
internal enum Cause
{
    /// <summary>Only a wrong clock, on one side or the other, causes it.</summary>
    Clock,

    /// <summary>A clock is the first thing to look at: something made a moment ago was refused for its time.</summary>
    Likely,

    /// <summary>A clock can cause it, other causes are as frequent.</summary>
    Either,

    /// <summary>Something grew old.</summary>
    Age,

    /// <summary>It speaks of time, but the paste shows another cause.</summary>
    Other,
}

/// <summary>One message of the paste that a rule understood.</summary>
/// <param name="Kind">The rule's name.</param>
/// <param name="Line">1-based line of the message.</param>
/// <param name="Cause">What causes it.</param>
/// <param name="Message">The words that were recognised, as the paste writes them.</param>
internal sealed record Finding(string Kind, int Line, Cause Cause, string Message)
{
    /// <summary>The sign that the message alone tells, whatever the stamps say.</summary>
    public ClockDirection? Direction { get; init; }

    /// <summary>The pairs of stamps within the message.</summary>
    public ImmutableArray<ClockPair> Pairs { get; init; } = [];

    /// <summary>What the message itself says of the skew.</summary>
    public SkewSet Possible { get; init; } = SkewSet.Anything;

    /// <summary>True where the message says that something has expired (and not that it is too early).</summary>
    public bool Expired { get; init; }

    /// <summary>True where the stamps of this message are not those of the machine's clock (a correction went wrong): they measure nothing.</summary>
    public bool Poisoned { get; init; }

    /// <summary>The sentence for a person, where the usual ones do not say it.</summary>
    public Phrase? Explanation { get; init; }

    /// <summary>True where the message measures the skew itself.</summary>
    public bool Measured => !Possible.IsAnything && Possible is not ({ Max: 0, Min: null } or { Min: 0, Max: null });
}
