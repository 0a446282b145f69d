using System.Collections.Frozen;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>ntpq -c kerninfo</c>: the kernel's clock discipline, as <c>ntptime</c> shows it. Its offset is what is left to slew, not the clock's error.</summary>
internal sealed class NtpqKerninfo : IReadingParser
{
    private static readonly FrozenSet<string> Labels = Fields.Labels(
        "pll offset", "pll frequency", "maximum error", "estimated error", "kernel status", "pll time constant", "precision", "frequency tolerance");

    public Claim? TryRead(Output output, int at)
    {
        var skip = output[at].StartsWith("associd=0 ", StringComparison.Ordinal) ? 1 : 0;
        if (Fields.LabelOf(output[at + skip]) is not "pll offset")
            return null;
        var fields = Fields.Read(output, at + skip, Labels);
        if (fields["kernel status"] is not { } status)
            return null;
        var synchronized = !status.Contains("unsync", StringComparison.OrdinalIgnoreCase);
        return new(
            new()
            {
                Tool = "ntpq -c kerninfo",
                Platform = "linux-ntpd",
                BlindSpot = true,
                Synchronized = synchronized,
                Notes = [Clocks.Note(synchronized ? "kernel-residual" : "kernel-unsynchronised")],
            },
            fields.Lines + skip);
    }
}
