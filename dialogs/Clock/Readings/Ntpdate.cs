using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>ntpdate</c>: rows of servers with <c>-q</c>, then one closing line. With rows it only asked, even where it says "step time server";
/// without rows it has set the clock. Plus = the server is ahead. Stratum 0 means no answer, so that row's zero is no measurement.
/// </summary>
internal sealed partial class Ntpdate : IReadingParser
{
    /// <summary><c>ntpdate -d</c> tells about each packet before its closing line, and sets nothing.</summary>
    private const int DebugLines = 60;

    private static readonly ErrorLines Errors = new(
        new(SocketInUse(), "ntpdate", "NTP socket in use", "ntp-socket-in-use"),
        new(NotFound(), "ntpdate", "host not found", "host-not-found"),
        new(NotPermitted(), "ntpdate", "not permitted", "needs-root"));

    public Claim? TryRead(Output output, int at)
    {
        // Only the first line of a run begins an output: a run without an answer is looked at once
        if (!Line().IsMatch(output[at]) || (at > 0 && Line().IsMatch(output[at - 1])))
            return null;
        var end = output.EndWhile(at, line => Line().IsMatch(line));
        var rows = output.Matches(at, end, Row()).Where(row => row.Groups["stratum"].Value is not ("0" or "16")).ToArray();
        var isQuery = output.Matches(at, end, Row()).Any() || output.Matches(Math.Max(0, at - DebugLines), at, Debugging()).Any();
        var closing = output.Matches(at, end, Closing()).LastOrDefault();
        var best = closing ?? rows.FirstOrDefault();
        if (best is null && !output.Matches(at, end, NoServer()).Any())
            return Errors.TryRead(output, output.EndWhile(at, line => Errors.TryRead(new(null, [line], 1), 0) is null && Line().IsMatch(line)));

        var server = best?.Groups["server"].Value;
        var offset = -Numbers.Decimal(best?.Groups["offset"].Value);
        var stepped = !isQuery && closing?.Groups["how"].Value is "step";
        return new(
            new()
            {
                Tool = "ntpdate",
                OffsetSeconds = offset == 0 ? 0 : offset,
                Kind = offset is null ? null : stepped ? OffsetKind.BeforeStep : OffsetKind.Measured,
                Synchronized = offset is null || (stepped && !Clocks.IsClose(offset.Value)) ? null : Clocks.IsClose(offset.Value),
                Server = server,
                Stratum = Numbers.Whole(Array.Find(rows, row => row.Groups["server"].Value == server)?.Groups["stratum"].Value),
                Error = best is null ? "no server suitable" : null,
                Notes = [Clocks.Note(best is null ? "no-answer" : stepped ? "before-step" : "sign-server-minus-local")],
            },
            end - at);
    }

    [GeneratedRegex(@"\A\s{0,8}(?:server \S{1,255}, stratum \d{1,2}, offset |\d{1,2} \w{3} \d\d:\d\d:\d\d ntpdate\[\d{1,9}\]: |ntpdate\[\d{1,9}\]: |Looking for host |\S{1,64} reversed to |host found : )", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"\A(?:transmit|receive)\([^)]{1,255}\)\s*\z|\Atransmitted \d{1,4}, in filter \d", RegexOptions.CultureInvariant)]
    private static partial Regex Debugging();

    [GeneratedRegex(@"\A\s{0,8}server (?<server>\S{1,255}), stratum (?<stratum>\d{1,2}), offset (?<offset>[+-]?\d{1,12}\.\d{1,9}), delay", RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(@"ntpdate\[\d{1,9}\]: (?<how>adjust|step|slew) time server (?<server>\S{1,255}) offset (?<offset>[+-]?\d{1,12}\.\d{1,9})", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"ntpdate\[\d{1,9}\]: no server(?:s can be used| suitable)", RegexOptions.CultureInvariant)]
    private static partial Regex NoServer();

    [GeneratedRegex(@"ntpdate\[\d{1,9}\]: the NTP socket is in use", RegexOptions.CultureInvariant)]
    private static partial Regex SocketInUse();

    [GeneratedRegex(@"ntpdate\[\d{1,9}\]: .{0,80}(?:name server cannot be used|Can't find host|Name or service not known|no servers can be used)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NotFound();

    [GeneratedRegex(@"ntpdate\[\d{1,9}\]: .{0,80}(?:Operation not permitted|Permission denied)", RegexOptions.CultureInvariant)]
    private static partial Regex NotPermitted();
}
