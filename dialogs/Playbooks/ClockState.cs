using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>What a reading said about the clock.</summary>
/// <param name="OffsetSeconds">Local minus true time; null = not measured.</param>
/// <param name="Synchronized">Null = the output does not tell.</param>
/// <param name="Tool">The tool that said it.</param>
/// <param name="Server">The time source, where named.</param>
/// <param name="Stratum">Its stratum, where named.</param>
/// <param name="NtpEnabled">True when NTP is switched on, which alone proves nothing about the clock.</param>
public sealed record ClockState(double? OffsetSeconds, bool? Synchronized, string Tool, string? Server, int? Stratum, bool? NtpEnabled)
{
    /// <summary>What the outputs show of the cause (<see cref="ClockSigns"/>).</summary>
    public ImmutableList<string> Signs { get; init; } = [];

    /// <summary>
    /// What several outputs say together: each answers what the ones before left open. An output that shows servers and not the clock of the
    /// operating system gives no offset, however small the numbers in it are.
    /// </summary>
    public static ClockState? Of(ImmutableArray<ClockReading> readings) => readings
        .Where(reading => reading.Tool is not null)
        .Select(reading => new ClockState(reading.BlindSpot ? null : reading.OffsetSeconds, reading.Synchronized, reading.Tool!, reading.Server, reading.Stratum, reading.NtpEnabled) { Signs = [.. ClockSigns.Of([reading])] })
        .Aggregate((ClockState?)null, (all, next) => next.Completing(all));

    /// <summary>This state, completed by an earlier one of the same step.</summary>
    public ClockState Completing(ClockState? earlier) => earlier is null ? this : this with
    {
        OffsetSeconds = OffsetSeconds ?? earlier.OffsetSeconds,
        Synchronized = Synchronized ?? earlier.Synchronized,
        Server = Server ?? earlier.Server,
        Stratum = Stratum ?? earlier.Stratum,
        NtpEnabled = NtpEnabled ?? earlier.NtpEnabled,
        Signs = [.. Signs.Union(earlier.Signs)],
    };
}
