using System.Collections.Frozen;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>ntpq -c sysinfo</c>: source, stratum and leap indicator, but no offset.</summary>
internal sealed class NtpqSysinfo : IReadingParser
{
    private static readonly FrozenSet<string> Labels = Fields.Labels(
        "system peer", "system peer mode", "leap indicator", "stratum", "log2 precision", "root delay", "root dispersion", "reference ID",
        "reference time", "system jitter", "clock jitter", "clock wander", "symm. auth. delay", "broadcast delay");

    public Claim? TryRead(Output output, int at)
    {
        var skip = output[at].StartsWith("associd=0 ", StringComparison.Ordinal) ? 1 : 0;
        if (Fields.LabelOf(output[at + skip]) is not ("system peer" or "leap indicator"))
            return null;
        var fields = Fields.Read(output, at + skip, Labels);
        if (fields["leap indicator"] is not { } leap || !fields.Has("stratum"))
            return null;
        var refid = fields["reference ID"]?.Trim('.', '[', ']');
        var stratum = Numbers.Whole(fields["stratum"]);
        var synchronized = leap is not "11" && stratum is not (0 or 16) && !Clocks.IsNoSource(refid);
        return new(
            new()
            {
                Tool = "ntpq -c sysinfo",
                Platform = "linux-ntpd",
                BlindSpot = true,
                Synchronized = synchronized,
                Server = synchronized ? refid : null,
                Stratum = stratum,
                Notes = synchronized ? [Clocks.Note("no-offset", ("instead", "ntpq -pn"))] : [Clocks.Note("leap-alarm")],
            },
            fields.Lines + skip);
    }
}
