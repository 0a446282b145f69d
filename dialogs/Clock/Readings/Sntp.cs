using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>sntp</c> of ntp.org, NTPsec (<c>ntpdig</c>) and macOS. Plus = the server is ahead = the local clock is behind. The time and zone in
/// front are not used: ntp.org's sntp prints the zone with the wrong sign.
/// </summary>
internal sealed partial class Sntp : IReadingParser
{
    private static readonly ErrorLines Errors = new(
        new(NoServers(), "sntp", "no eligible servers", "no-answer"),
        new(KissOfDeath(), "sntp", "response dropped", "server-unsynchronised"),
        new(TimedOut(), "sntp", "no reply", "no-answer"),
        new(NotFound(), "sntp", "host not found", "host-not-found"));

    public Claim? TryRead(Output output, int at)
    {
        var line = output[at];
        if (!line.Contains("+/-", StringComparison.Ordinal))
            return Errors.TryRead(output, at);
        if (Dated().Match(line) is { Success: true } dated)
            return new(Reading(output.ToolOr(output.Tool is "ntpdate" ? "ntpdate" : "sntp"), dated, platform: null));
        if (MacOs().Match(line) is { Success: true } mac)
            return new(Reading("sntp", mac, "macos"));
        return Msntp().Match(line) is { Success: true } old ? new(Reading("sntp", old, platform: null)) : null;
    }

    private static ClockReading Reading(string tool, Match match, string? platform)
    {
        var unsynchronised = match.Groups["leap"].Value.StartsWith("unsync", StringComparison.Ordinal) || match.Groups["stratum"].Value is "0" or "16";
        return SntpAnswer.ToReading(
            tool,
            platform,
            unsynchronised ? null : Numbers.Decimal(match.Groups["offset"].Value.Replace(" ", "", StringComparison.Ordinal)),
            Numbers.Decimal(match.Groups["bound"].Value),
            match.Groups["server"] is { Success: true } server ? server.Value : null,
            Numbers.Whole(match.Groups["stratum"].Value));
    }

    // 2026-11-23 07:02:32.399431 (+0000) -187.263972 +/- 0.000105 dc01.corp.example 10.20.0.4 s3 no-leap; in syslog with a prefix
    [GeneratedRegex(
        @"(?:\A|\s)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? \([+-]\d{4}\) (?<offset>[+-]?\d{1,12}(?:\.\d{1,12})?) \+/- (?<bound>\d{1,9}(?:\.\d{1,12})?) (?<server>\S{1,255})(?: \S{1,64})? s(?<stratum>\d{1,2}) (?<leap>\S{1,20})\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\A\s{0,8}(?<offset>[+-]\d{1,12}[.,]\d{1,12}) \+/- (?<bound>\d{1,9}[.,]\d{1,12}) (?<server>\S{1,255})(?: \S{1,64})?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex MacOs();

    // OS X before 10.9: 2013 Jan 18 11:51:13.000 + 0.001 +/- 0.003 secs
    [GeneratedRegex(@"\A\s{0,8}\d{4} \w{3} {1,2}\d{1,2} [\d:.]{8,16} (?<offset>[+-] {0,8}\d{1,12}\.\d{1,9}) \+/- {1,8}(?<bound>\d{1,9}\.\d{1,9}) secs", RegexOptions.CultureInvariant)]
    private static partial Regex Msntp();

    [GeneratedRegex(@"\A(?:ntpdig|sntp): no eligible servers", RegexOptions.CultureInvariant)]
    private static partial Regex NoServers();

    [GeneratedRegex(@"\A(?:ntpdig|sntp): Response dropped|probable KOD packet", RegexOptions.CultureInvariant)]
    private static partial Regex KissOfDeath();

    [GeneratedRegex(@"\A(?:sntp: Exchange failed|(?:sntp|ntpdig): .{0,120}(?:timed out|[Tt]imeout|[Nn]o response)|.{0,120}no U[CS]\w* response (?:for|after) )", RegexOptions.CultureInvariant)]
    private static partial Regex TimedOut();

    [GeneratedRegex(@"\A(?:(?:sntp|ntpdig): .{0,120}(?:nodename nor servname|Name or service not known|lookup of \S{1,200} failed|[Cc]ould not resolve|[Uu]nknown host)|\S{1,255} lookup error )", RegexOptions.CultureInvariant)]
    private static partial Regex NotFound();
}
