using NodaTime;
using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>One playbook being walked in one thread. A value: each accepted action makes the next revision.</summary>
public sealed record Run
{
    public required string Id { get; init; }

    /// <summary>Number of the article whose fix this is.</summary>
    public required string Article { get; init; }

    /// <summary>The playbook's name.</summary>
    public required string Playbook { get; init; }

    /// <summary>The finding it was started from.</summary>
    public required string FindingId { get; init; }

    /// <summary>Name of the card that shows it now.</summary>
    public required string CardId { get; init; }

    /// <summary>The step at hand.</summary>
    public required string Step { get; init; }

    /// <summary>Grows with every accepted action; a press made for another revision is stale.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The chosen platform, or null.</summary>
    public string? Platform { get; init; }

    /// <summary>Steps walked so far, for "back"; the last is where back leads.</summary>
    public ImmutableList<string> Trail { get; init; } = [];

    /// <summary>Who did what, in order.</summary>
    public ImmutableList<RunEvent> Events { get; init; } = [];

    /// <summary>The first usable clock reading: before the fix.</summary>
    public ClockState? Before { get; init; }

    /// <summary>The latest usable clock reading.</summary>
    public ClockState? After { get; init; }

    /// <summary>The message of the last check, to show on the card; null = none.</summary>
    public string? Note { get; init; }

    /// <summary>True when <see cref="Note"/> is good news.</summary>
    public bool NoteIsGood { get; init; }

    /// <summary>How it ended; null = it is open.</summary>
    public RunEnding? Ending { get; init; }

    /// <summary>What the outputs pasted in the step at hand have said so far; several pastes complete each other.</summary>
    public ClockState? Reading { get; init; }

    /// <summary>The line of the repeated operation that shows success (redacted).</summary>
    public string? Proof { get; init; }

    /// <summary>Codes given out for the owners of hosts, oldest first.</summary>
    public ImmutableList<CheckLink> Checks { get; init; } = [];
}

/// <summary>One thing somebody did in a run.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who: id and name.</param>
/// <param name="Revision">The revision it led to.</param>
/// <param name="Step">The step it was done in.</param>
/// <param name="What">Kind of act.</param>
/// <param name="Value">The choice, platform or tool; never pasted text.</param>
public sealed record RunEvent(Instant At, Person By, int Revision, string Step, RunAct What, string? Value = null);

public enum RunAct
{
    Started,
    Chose,
    Checked,
    Unclear,
    Verified,
    Retested,

    /// <summary>Repeated the operation, and it does not work yet.</summary>
    StillFailing,
    WentBack,
    Cancelled,
    HandedOver,
}

/// <summary>How a run ended. Silence is none of these.</summary>
public enum RunEnding
{
    /// <summary>Offset small, synchronised, and the failing operation was shown to work.</summary>
    Verified,

    /// <summary>Clock verified; a person said that the operation works.</summary>
    SaidSo,
    RuledOut,
    NotFixed,
    HandedOver,
    Cancelled,
}

/// <summary>What a reading said about the clock.</summary>
/// <param name="OffsetSeconds">Local minus true time; null = not measured.</param>
/// <param name="Synchronized">Null = the output does not tell.</param>
/// <param name="Tool">The tool that said it.</param>
/// <param name="Server">The time source, where named.</param>
/// <param name="Stratum">Its stratum, where named.</param>
/// <param name="NtpEnabled">True when NTP is switched on, which alone proves nothing about the clock.</param>
public sealed record ClockState(double? OffsetSeconds, bool? Synchronized, string Tool, string? Server, int? Stratum, bool? NtpEnabled)
{
    /// <summary>What several outputs say together: each answers what the ones before left open.</summary>
    public static ClockState? Of(IEnumerable<ClockReading> readings) => readings
        .Where(reading => reading.Tool is not null)
        .Select(reading => new ClockState(reading.OffsetSeconds, reading.Synchronized, reading.Tool!, reading.Server, reading.Stratum, reading.NtpEnabled))
        .Aggregate((ClockState?)null, (all, next) => next.Completing(all));

    /// <summary>This state, completed by an earlier one of the same step.</summary>
    public ClockState Completing(ClockState? earlier) => earlier is null ? this : this with
    {
        OffsetSeconds = OffsetSeconds ?? earlier.OffsetSeconds,
        Synchronized = Synchronized ?? earlier.Synchronized,
        Server = Server ?? earlier.Server,
        Stratum = Stratum ?? earlier.Stratum,
        NtpEnabled = NtpEnabled ?? earlier.NtpEnabled,
    };

    /// <summary>The same as facts for conditions.</summary>
    public StepFacts Facts(string? platform) => new() { OffsetSeconds = OffsetSeconds, Synchronized = Synchronized, NtpEnabled = NtpEnabled, Platform = platform };
}
