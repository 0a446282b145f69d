using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>chronyc tracking</c>: the one chrony output that shows the clock of the operating system.</summary>
internal sealed partial class ChronycTracking : IReadingParser
{
    private static readonly FrozenSet<string> Labels = Fields.Labels(
        "Reference ID", "Stratum", "Ref time (UTC)", "System time", "Last offset", "RMS offset", "Frequency", "Residual freq", "Skew",
        "Root delay", "Root dispersion", "Update interval", "Leap status");

    public Claim? TryRead(Output output, int at)
    {
        if (Fields.LabelOf(output[at]) is not ("Reference ID" or "Stratum" or "Ref time (UTC)" or "System time" or "Last offset" or "Leap status"))
            return null;
        var fields = Fields.Read(output, at, Labels);
        var time = SystemTime().Match(fields["System time"] ?? "");
        if (!time.Success && !(fields.Has("Leap status") && (fields.Has("Last offset") || fields.Has("Ref time (UTC)"))))
            return null;

        var reference = Reference().Match(fields["Reference ID"] ?? "");
        var tracking = new ChronyState(
            reference.Groups["id"].Value,
            reference.Groups["name"].Value,
            // "slow" = the clock is behind NTP time
            time.Success ? Numbers.Decimal(time.Groups["seconds"].Value) * (time.Groups["way"].Value == "slow" ? -1 : 1) : null,
            fields["Leap status"])
        {
            Stratum = Numbers.Whole(fields["Stratum"]),
            RootDelay = Seconds(fields["Root delay"]),
            RootDispersion = Seconds(fields["Root dispersion"]),
            LastSync = CivilTimes.Read((fields["Ref time (UTC)"] ?? "") + " UTC")?.Instant,
        };
        return new(tracking.ToReading("chronyc tracking"), fields.Lines);
    }

    private static double? Seconds(string? value) => Numbers.Decimal(value?.Split(' ')[0]);

    [GeneratedRegex(@"\A(?<seconds>[0-9.]{1,20}) seconds (?<way>slow|fast) of NTP time", RegexOptions.CultureInvariant)]
    private static partial Regex SystemTime();

    // chrony before 3.0 prints an address instead of the hexadecimal id
    [GeneratedRegex(@"\A(?<id>[0-9A-Fa-f.:]{1,45})\s{0,3}(?:\((?<name>[^)]{0,255})\))?", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
