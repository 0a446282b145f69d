using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>ntpq -c rv</c>: the daemon's variables. With leap=11 the printed offset of zero is a default, not a measurement.</summary>
internal sealed partial class NtpqVariables : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        // "rv 0 offset" prints what was asked for and nothing that would tell whose it is: the command does
        var asked = output.Tool == "ntpq -c rv" && Asked().IsMatch(output[at]);
        if (!asked && !First().IsMatch(output[at]))
            return null;
        var end = output.EndWhile(at, line => line.Length is > 0 and < 400 && line.Contains('=', StringComparison.Ordinal));
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var line = at; line < end; line++)
            foreach (Match pair in Pair().Matches(output[line]))
                variables.TryAdd(pair.Groups["key"].Value, pair.Groups["value"].Value.Trim('"', ' '));
        if (!variables.ContainsKey("stratum") && !variables.ContainsKey("offset"))
            return null;

        var leap = variables.GetValueOrDefault("leap");
        var stratum = Numbers.Whole(variables.GetValueOrDefault("stratum"));
        var refid = variables.GetValueOrDefault("refid");
        var hasSource = leap is not ("11" or "3") && stratum is not (0 or 16) && !(variables.ContainsKey("refid") && Clocks.IsNoSource(refid));
        // Variables of one association ("rv 1234") tell about that server, not about the daemon
        var isPeer = variables.ContainsKey("srcadr") || (asked && OfAssociation().IsMatch(output.Command!));
        var offset = hasSource ? -Numbers.Decimal(variables.GetValueOrDefault("offset")) / 1000 : null;
        // Zero is also what a daemon without a source prints
        if (offset == 0 && leap is null && stratum is null && refid is null)
            offset = null;
        return new(
            new()
            {
                Tool = "ntpq -c rv",
                Platform = "linux-ntpd",
                OffsetSeconds = offset == 0 ? 0 : offset,
                Kind = offset is null ? null : OffsetKind.Measured,
                BoundSeconds = offset is null ? null : Numbers.Decimal(variables.GetValueOrDefault("rootdisp")) / 1000 + Numbers.Decimal(variables.GetValueOrDefault("rootdelay")) / 2000,
                Synchronized = isPeer ? null : !hasSource ? false : leap is null ? null : offset is null || Clocks.IsClose(offset.Value),
                Server = Clocks.IsNoSource(refid) ? null : refid,
                Stratum = stratum,
                Instant = NtpStamp.Read(variables.GetValueOrDefault("clock")?.Split(' ')[0]),
                Notes = hasSource ? [] : [Clocks.Note("leap-alarm")],
            },
            end - at);
    }

    [GeneratedRegex(@"\A\s{0,8}(?:associd=\d{1,6} status=|(?:leap=[01]{2}|stratum=\d{1,2}|version=""ntpd)[^=]{0,120},)", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"\A\s{0,8}[a-z_]{2,20}=[^,\s]{1,120}(?:, ?[a-z_]{2,20}=[^,]{0,120}){0,20},?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:rv|readvar|rl|mrv) &?[1-9]", RegexOptions.CultureInvariant)]
    private static partial Regex OfAssociation();

    [GeneratedRegex(@"\b(?<key>[a-z_]{2,20})=(?<value>""[^""]{0,200}""|[^,""]{1,120})", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
