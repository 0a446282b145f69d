using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>What a pasted command output says about a clock. Every member is null where the output does not say.</summary>
public sealed record ClockReading
{
    /// <summary>The command as people write it, for example <c>chronyc tracking</c> or <c>w32tm /query /status</c>; null = unknown text.</summary>
    public string? Tool { get; init; }

    /// <summary>
    /// The platform family the tool belongs to: <c>linux-timesyncd</c>, <c>linux-chrony</c>, <c>linux-ntpd</c>, <c>windows</c>,
    /// <c>macos</c>, <c>busybox</c> or <c>openntpd</c>; null = found on several.
    /// </summary>
    public string? Platform { get; init; }

    /// <summary>Local clock minus true time in seconds; positive = the local clock is ahead. Null = no usable measurement.</summary>
    public double? OffsetSeconds { get; init; }

    /// <summary>How <see cref="OffsetSeconds"/> came about; null exactly when there is no offset.</summary>
    public OffsetKind? Kind { get; init; }

    /// <summary>
    /// Half width in seconds of the interval around the offset that holds the truth, as the tool reports it. Without an offset
    /// (<c>ntpstat</c>, <c>ntptime</c>) the largest error the daemon admits.
    /// </summary>
    public double? BoundSeconds { get; init; }

    /// <summary>All the offsets the output leaves open, where it gives no single one: an ambiguous zone, samples that disagree, a cached header.</summary>
    public SkewRange? OffsetRange { get; init; }

    /// <summary>Size of the offset in seconds where the tool prints it without a sign (<c>chronyc waitsync</c>).</summary>
    public double? MagnitudeSeconds { get; init; }

    /// <summary>True needs a selected source, no leap alarm and, if shown, an OS clock within 1 s; null = cannot tell.</summary>
    public bool? Synchronized { get; init; }

    /// <summary>
    /// True when this command shows servers or settings, not the clock of the operating system: the clock can be hours off and the
    /// output still looks healthy. The person should run another command; <see cref="Notes"/> says which.
    /// </summary>
    public bool BlindSpot { get; init; }

    /// <summary>The time server or source that the tool names.</summary>
    public string? Server { get; init; }

    /// <summary>NTP stratum, 0 to 16.</summary>
    public int? Stratum { get; init; }

    /// <summary>The UTC time that the local clock shows in the output itself (date, Get-Date, timedatectl).</summary>
    public Instant? Instant { get; init; }

    /// <summary>The UTC time that another clock shows in the output (the <c>Date</c> header of a web server).</summary>
    public Instant? ReferenceInstant { get; init; }

    /// <summary>When the clock was last set from a source, as the output says (chronyc tracking, timedatectl show-timesync).</summary>
    public Instant? LastSync { get; init; }

    /// <summary>How long ago the clock was last set from a source, as the output says (w32tm verbose).</summary>
    public Duration? LastSyncAge { get; init; }

    /// <summary>True when NTP is switched on (which is not the same as synchronised).</summary>
    public bool? NtpEnabled { get; init; }

    /// <summary>Time zone as the tool writes it.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The tool's own error, for example <c>0x80070426</c> or <c>506 Cannot talk to daemon</c>.</summary>
    public string? Error { get; init; }

    /// <summary>1-based line of the paste where this output begins; 0 for an unknown text.</summary>
    public int Line { get; init; }

    /// <summary>What a person should know about this reading: blind spots, reversed signs, what to run instead.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];
}

/// <summary>How an offset came about; it decides how far it may be trusted.</summary>
public enum OffsetKind
{
    /// <summary>Measured by the tool when it ran.</summary>
    Measured,

    /// <summary>Measured at the daemon's last poll; the daemon has probably corrected it since.</summary>
    LastPoll,

    /// <summary>Computed from whole-second time stamps in the output: good to about a second.</summary>
    Derived,

    /// <summary>Median of servers of which none is selected: a hint.</summary>
    PeerMedian,

    /// <summary>The error that the tool has just removed by stepping the clock.</summary>
    BeforeStep,
}
