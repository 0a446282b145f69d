using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>What a pasted command output says about a clock. Every member is null where the output does not say.</summary>
public sealed record ClockReading
{
    /// <summary>The command as people write it, for example <c>chronyc tracking</c> or <c>w32tm /query /status</c>; null = unknown text.</summary>
    public string? Tool { get; init; }

    /// <summary>The platform of playbooks that the tool implies, for example <c>linux-chrony</c>; null = none.</summary>
    public string? Platform { get; init; }

    /// <summary>Local clock minus true time in seconds; positive = the local clock is ahead. Null = no usable measurement.</summary>
    public double? OffsetSeconds { get; init; }

    /// <summary>True needs a selected source, no leap alarm and, if shown, an OS clock within 1 s; null = cannot tell.</summary>
    public bool? Synchronized { get; init; }

    /// <summary>The time server or source that the tool names.</summary>
    public string? Server { get; init; }

    /// <summary>NTP stratum, 0 to 16.</summary>
    public int? Stratum { get; init; }

    /// <summary>The UTC time that the output itself shows (date, Get-Date, timedatectl).</summary>
    public Instant? Instant { get; init; }

    /// <summary>True when NTP is switched on (which is not the same as synchronised).</summary>
    public bool? NtpEnabled { get; init; }

    /// <summary>Time zone as the tool writes it.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The tool's own error, for example <c>0x80070426</c> or <c>506 Cannot talk to daemon</c>.</summary>
    public string? Error { get; init; }

    /// <summary>What a person should know about this reading: blind spots, reversed signs, what to run instead.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];
}
