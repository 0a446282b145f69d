using NodaTime;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>One thing somebody did in a run.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who: id and name.</param>
/// <param name="Revision">The revision it led to.</param>
/// <param name="Step">The step it was done in.</param>
/// <param name="What">Kind of act.</param>
/// <param name="Value">The choice, platform, tool, host or reason; never pasted text.</param>
public sealed record RunEvent(Instant At, Person By, int Revision, string Step, RunAct What, string? Value = null)
{
    /// <summary>Local minus true time that a check measured, in seconds.</summary>
    public double? OffsetSeconds { get; init; }
}

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

    /// <summary>A step that the paste had proven was passed over.</summary>
    Skipped,
    Undid,
    Paused,
    Resumed,
    TookOver,
    Watches,

    /// <summary>Has not the rights for the step and asked for the text to pass on.</summary>
    Cannot,
    NamedHost,

    /// <summary>The bot asked how it stands, after a silence.</summary>
    Reminded,

    /// <summary>Nobody said anything more: ended as unknown.</summary>
    Lapsed,
    AskedWhetherFixed,
    StayedFixed,
    BrokeAgain,
}

/// <summary>How a run ended.</summary>
public enum RunEnding
{
    /// <summary>Offset small, synchronised, and the failing operation was shown to work.</summary>
    Verified,

    /// <summary>A person said that the operation works; nothing was shown.</summary>
    SaidSo,
    RuledOut,
    NotFixed,
    HandedOver,
    Cancelled,

    /// <summary>Nobody said how it ended. Silence is never success.</summary>
    Unknown,
}
