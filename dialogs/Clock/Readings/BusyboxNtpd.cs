using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// busybox <c>ntpd -d</c>: a query and a reply in turn. Plus = the server is ahead. "peer is unsynced" and "delay is too high" replies carry
/// no measurement; the last good one counts.
/// </summary>
internal sealed partial class BusyboxNtpd : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        if (!Line().IsMatch(output[at]))
            return null;
        var end = output.EndWhile(at, line => Line().IsMatch(line));
        var lines = end - at;
        var reply = output.Matches(at, end, Reply()).LastOrDefault();
        var step = output.Matches(at, end, Step()).LastOrDefault();
        var peer = reply?.Groups["server"].Value ?? output.Matches(at, end, Peer()).Select(found => found.Groups["server"].Value).LastOrDefault();
        var offset = -Numbers.Decimal((step ?? reply)?.Groups["offset"].Value);
        var error = offset is not null ? null
            : output.Matches(at, end, Unsynced()).Any() ? "peer unsynced"
            : output.Matches(at, end, BadAddress()).Any() ? "host not found"
            : "no reply";
        return new(
            new()
            {
                Tool = "busybox ntpd",
                Platform = "busybox",
                OffsetSeconds = offset == 0 ? 0 : offset,
                Kind = offset is null ? null : step is null ? OffsetKind.Measured : OffsetKind.BeforeStep,
                Synchronized = offset is not { } seconds || (step is not null && !Clocks.IsClose(seconds)) ? null : Clocks.IsClose(seconds),
                Server = peer,
                Stratum = Numbers.Whole(reply?.Groups["stratum"].Value),
                Error = error,
                Notes = [Clocks.Note(error switch
                {
                    null => step is null ? "sign-server-minus-local" : "before-step",
                    "peer unsynced" => "server-unsynchronised",
                    "host not found" => "host-not-found",
                    _ => "no-answer",
                })],
            },
            lines);
    }

    // OpenWrt's log has the same lines behind a syslog prefix; those are the daemon's, not an answer to a person
    [GeneratedRegex(@"\A\s{0,8}ntpd: (?:sending query to|reply from|setting time to|timed out waiting for|bad address|'\S{1,255}' is |can't|update from|update peer|current time is|reset peer)", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(
        @"ntpd: reply from (?<server>\S{1,255}): (?:reach 0x[0-9a-f]{1,2} )?offset[: ](?<offset>[+-]?\d{1,12}\.\d{1,9}) delay[: ]-?\d{1,9}\.\d{1,9} status[: ]0x[0-9a-f]{2} strat[: ](?<stratum>\d{1,3})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Reply();

    [GeneratedRegex(@"ntpd: setting time to .{0,60}\(offset (?<offset>[+-]?\d{1,12}\.\d{1,9})s?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    [GeneratedRegex(@"ntpd: (?:sending query to|reply from|timed out waiting for) (?<server>[^\s,]{1,255}?):?(?:[\s,]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Peer();

    [GeneratedRegex(@"peer is unsynced", RegexOptions.CultureInvariant)]
    private static partial Regex Unsynced();

    [GeneratedRegex(@"ntpd: bad address", RegexOptions.CultureInvariant)]
    private static partial Regex BadAddress();
}
