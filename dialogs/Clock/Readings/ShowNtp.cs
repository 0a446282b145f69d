using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// Routers and switches of the IOS family: <c>show ntp status</c> and <c>show ntp associations</c>. A peer's offset is milliseconds, peer minus local;
/// the sign of the status' "clock offset" is documented nowhere, so it is never used.
/// </summary>
internal sealed partial class ShowNtp : IReadingParser
{
    public Claim? TryRead(Output output, int at) =>
        Status().Match(output[at]) is { Success: true } status ? OfStatus(output, at, status)
        : Header().IsMatch(output[at]) ? OfAssociations(output, at)
        : null;

    private static Claim OfStatus(Output output, int at, Match status)
    {
        var synchronized = status.Groups["un"].Length == 0;
        return new(
            new()
            {
                Tool = "show ntp status",
                Synchronized = synchronized,
                Server = status.Groups["server"] is { Success: true } server ? server.Value : null,
                Stratum = Numbers.Whole(status.Groups["stratum"].Value),
                Notes = [Clocks.Note(synchronized ? "no-offset" : "leap-alarm", synchronized ? [("instead", (object)"show ntp associations")] : [])],
            },
            output.EndWhile(at + 1, line => Further().IsMatch(line)) - at);
    }

    private static Claim OfAssociations(Output output, int at)
    {
        var end = output.EndWhile(at + 1, line => string.IsNullOrWhiteSpace(line) || Row().IsMatch(line));
        var selected = output.Matches(at + 1, end, Row()).FirstOrDefault(row => row.Groups["state"].Value.Contains('*', StringComparison.Ordinal));
        var own = selected is not null && selected.Groups["name"].Value.StartsWith("127.127.", StringComparison.Ordinal);
        var offset = own ? null : -Numbers.Decimal(selected?.Groups["offset"].Value) / 1000;
        return new(
            new()
            {
                Tool = "show ntp associations",
                OffsetSeconds = offset == 0 ? 0 : offset,
                Kind = offset is null ? null : OffsetKind.Measured,
                Synchronized = offset is { } seconds && Clocks.IsClose(seconds),
                Server = selected?.Groups["name"].Value,
                Stratum = Numbers.Whole(selected?.Groups["stratum"].Value),
                Notes = [Clocks.Note(own ? "local-clock" : offset is null ? "none-selected" : "sign-server-minus-local")],
            },
            end - at);
    }

    [GeneratedRegex(@"\A\s{0,4}Clock is (?<un>un)?synchroni[sz]ed, stratum (?<stratum>\d{1,2}), (?:reference (?:clock )?is (?<server>\S{1,80})|no reference clock)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Status();

    [GeneratedRegex(@"\A\s{0,4}(?:nominal freq|ntp uptime|reference time|clock offset|root d|loopfilter|system poll|precision is)", RegexOptions.CultureInvariant)]
    private static partial Regex Further();

    [GeneratedRegex(@"\A\s{0,12}address\s{1,20}ref clock\s{1,20}st\s{1,8}when\s{1,8}poll\s{1,4}reach\s{1,6}delay\s{1,6}offset\s{1,8}disp\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(
        @"\A\s{0,4}(?<state>[*#+x.~ -]{0,3}?)(?<name>[0-9A-Za-z][\w.:-]{1,80})\s{1,20}\S{1,40}\s{1,20}(?<stratum>\d{1,2})\s{1,12}(?:-|\d{1,8})\s{1,12}\d{1,8}\s{1,12}[0-7]{1,3}\s{1,12}-?[\d.]{1,12}\s{1,12}(?<offset>-?\d{1,12}(?:\.\d{0,6})?)\s{1,12}[\d.]{1,12}\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
