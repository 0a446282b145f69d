using System.Collections.Frozen;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>chronyc ntpdata</c>: the last packet of each server. Its offset is against chronyd's corrected time, not the system clock.</summary>
internal sealed class ChronycNtpdata : IReadingParser
{
    private static readonly FrozenSet<string> Labels = Fields.Labels(
        "Remote address", "Remote port", "Local address", "Leap status", "Version", "Mode", "Stratum", "Poll interval", "Precision", "Root delay",
        "Root dispersion", "Reference ID", "Reference time", "Offset", "Peer delay", "Peer dispersion", "Response time", "Jitter asymmetry",
        "NTP tests", "Interleaved", "Authenticated", "TX timestamping", "RX timestamping", "Total TX", "Total RX", "Total valid RX", "Total good RX");

    public Claim? TryRead(Output output, int at)
    {
        if (Fields.LabelOf(output[at]) is not "Remote address")
            return null;
        var fields = Fields.Read(output, at, Labels);
        if (!fields.Has("Stratum") || !(fields.Has("NTP tests") || fields.Has("Peer delay") || fields.Has("Total RX")))
            return null;
        var answered = fields["Total valid RX"] is not "0";
        return new(
            new()
            {
                Tool = "chronyc ntpdata",
                Platform = "linux-chrony",
                BlindSpot = true,
                Server = fields["Remote address"]!.Split(' ')[0],
                Stratum = Numbers.Whole(fields["Stratum"]),
                Notes =
                [
                    Clocks.Note("blind-sources", ("tool", "chronyc ntpdata"), ("instead", "chronyc tracking")),
                    .. answered ? [] : new[] { Clocks.Note("no-answer") },
                ],
            },
            fields.Lines);
    }
}
