using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>AIX's <c>lssrc -ls xntpd</c>: whether the daemon has a peer, no offset; <c>lssrc -s xntpd</c>: only whether it runs.</summary>
internal sealed partial class Lssrc : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        if (!Line().IsMatch(output[at]))
            return null;
        var end = output.EndWhile(at, line => Line().IsMatch(line) || Further().IsMatch(line) || string.IsNullOrWhiteSpace(line));
        var subsystem = output.Matches(at, end, Subsystem()).FirstOrDefault();
        var peer = output.Matches(at, end, Peer()).Select(found => found.Groups["peer"].Value).FirstOrDefault();
        if (subsystem is null && peer is null)
            return null;
        var alarm = output.Matches(at, end, Alarm()).Any();
        var hasPeer = peer is not null && !alarm && !peer.StartsWith("no peer", StringComparison.OrdinalIgnoreCase);
        return new(
            new()
            {
                Tool = peer is null ? "lssrc -s xntpd" : "lssrc -ls xntpd",
                Platform = "aix",
                BlindSpot = peer is null,
                NtpEnabled = subsystem is null ? null : subsystem.Groups["up"].Success,
                Synchronized = peer is null ? subsystem!.Groups["up"].Success ? null : false : hasPeer,
                Server = hasPeer ? peer : null,
                Stratum = Numbers.Whole(output.Matches(at, end, Stratum()).Select(found => found.Groups[1].Value).FirstOrDefault()),
                Notes = [Clocks.Note("no-offset", ("instead", "ntpq -p")), .. peer is null || hasPeer ? [] : new[] { Clocks.Note("none-selected") }],
            },
            end - at);
    }

    [GeneratedRegex(@"\A\s{0,4}(?:Subsystem\s{1,20}Group\s{1,20}PID\s{1,20}Status|(?:x)?ntpd\s{1,20}tcpip\s|Sys peer: |Leap indicator: )", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"\A\s{0,12}(?:[A-Z][\w /]{2,24}\s{0,4}:|Tracing is|flags:|stratum:|our mode:)", RegexOptions.CultureInvariant)]
    private static partial Regex Further();

    [GeneratedRegex(@"\A\s{0,4}x?ntpd\s{1,20}tcpip\s{1,20}(?:\d{1,10}\s{1,20}(?<up>active)|\s{0,20}inoperative)", RegexOptions.CultureInvariant)]
    private static partial Regex Subsystem();

    [GeneratedRegex(@"\A\s{0,4}Sys peer:\s{1,12}(?<peer>\S.{0,80}?)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Peer();

    [GeneratedRegex(@"\A\s{0,4}Sys stratum:\s{1,12}(\d{1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Stratum();

    [GeneratedRegex(@"\A\s{0,4}Leap indicator:\s{1,12}11\b", RegexOptions.CultureInvariant)]
    private static partial Regex Alarm();
}
