using NodaTime;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>What a run knows when a branch is chosen; conditions are about this and nothing else.</summary>
public sealed record StepFacts
{
    /// <summary>Local minus true time in seconds; null = not measured.</summary>
    public double? OffsetSeconds { get; init; }

    public bool? Synchronized { get; init; }

    public bool? NtpEnabled { get; init; }

    /// <summary>What the outputs show of the cause (<see cref="ClockSigns"/>).</summary>
    public ImmutableArray<string> Signs { get; init; } = [];

    public OperationOutcome? Outcome { get; init; }

    /// <summary>The answer given in the step at hand.</summary>
    public string? Choice { get; init; }

    /// <summary>Answers given so far, by step.</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string? Platform { get; init; }

    public string? Family { get; init; }

    /// <summary>What the paste proved about the clock before anything was run.</summary>
    public RunEvidence? Evidence { get; init; }

    public double? Number { get; init; }

    /// <summary>True where the repeated operation's log ends no later than the one the run was started from.</summary>
    public bool IsOld { get; init; }

    /// <summary>The output of any command, while the step at hand is decided; it is not kept.</summary>
    public string? Text { get; init; }
}

/// <summary>The clocks of the paste that a run was started from.</summary>
/// <param name="MinSeconds">Least skew (local - true); null = open.</param>
/// <param name="MaxSeconds">Greatest skew; null = open.</param>
/// <param name="ZoneMatters">True where the verdict depends on the log's time zone.</param>
/// <param name="SecondsInUtc">The skew if the log is in UTC, where a zone would decide it.</param>
/// <param name="Local">The log's time as it is written, for zones with daylight saving.</param>
public sealed record RunEvidence(ClockVerdict Verdict, double? MinSeconds, double? MaxSeconds, bool ZoneMatters = false, double? SecondsInUtc = null, LocalDateTime? Local = null)
{
    /// <summary>The same once the log's zone is known.</summary>
    public RunEvidence In(Offset zone) => SecondsInUtc is { } utc
        ? this with { MinSeconds = utc - zone.Seconds, MaxSeconds = utc - zone.Seconds, ZoneMatters = false }
        : this;

    /// <summary>The one skew there can be, to whole seconds; null where there are several.</summary>
    public double? Seconds => MinSeconds is { } min && MaxSeconds is { } max && max - min <= 2 * SkewSet.Slack ? min : null;
}
