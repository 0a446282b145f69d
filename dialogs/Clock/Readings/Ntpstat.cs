using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>ntpstat</c>: synchronised or not, and a bound ("correct to within"), but no offset and no direction.</summary>
internal sealed partial class Ntpstat : IReadingParser
{
    private static readonly ErrorLines Errors = new(new ErrorLine(NoDaemon(), "ntpstat", "Unable to talk to NTP daemon", "daemon-down"));

    public Claim? TryRead(Output output, int at)
    {
        if (First().Match(output[at]) is not { Success: true } first)
            return Errors.TryRead(output, at);
        var end = output.EndWhile(at + 1, line => Further().IsMatch(line));
        var synchronised = !first.Groups["un"].Success;
        var within = output.Matches(at, end, Within()).Select(found => Numbers.Span(found.Groups["bound"].Value)).FirstOrDefault();
        var local = first.Groups["source"].Value.StartsWith("local", StringComparison.Ordinal);
        return new(
            new()
            {
                Tool = "ntpstat",
                BoundSeconds = synchronised ? within : null,
                Synchronized = synchronised && !local,
                Server = !synchronised || local ? null : first.Groups["server"] is { Success: true } server ? server.Value : first.Groups["source"].Value,
                Stratum = Numbers.Whole(first.Groups["stratum"].Value),
                Notes = [Clocks.Note(local ? "local-clock" : synchronised ? "bound-only" : "none-selected")],
            },
            end - at,
            Certain: synchronised || end > at + 1);
    }

    [GeneratedRegex(
        @"\A\s{0,8}(?:(?<un>unsynchroni[sz]ed)|synchroni[sz]ed to (?<source>NTP server|local net|[\w /]{2,40}?)(?: \((?<server>[^()]{1,255}(?:\(\d{1,3}\))?)\))?,? at stratum (?<stratum>\d{1,2}))\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"\A\s{0,8}(?:time correct to within |polling server every |poll interval |time server re-?starting|starting up)", RegexOptions.CultureInvariant)]
    private static partial Regex Further();

    [GeneratedRegex(@"time correct to within (?<bound>\d{1,12} ?m?s)", RegexOptions.CultureInvariant)]
    private static partial Regex Within();

    [GeneratedRegex(@"\AUnable to talk to NTP daemon", RegexOptions.CultureInvariant)]
    private static partial Regex NoDaemon();
}
