using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>chronyc waitsync</c>: one line a try. The correction has no sign, so it gives a size but no direction.</summary>
internal sealed partial class ChronycWaitsync : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        if (!Try().IsMatch(output[at]))
            return null;
        var end = output.EndWhile(at, line => Try().IsMatch(line));
        var match = Try().Match(output[end - 1]);
        var refid = match.Groups["refid"].Value.ToUpperInvariant();
        var hasSource = refid is not ("00000000" or "7F7F0101");
        var size = hasSource ? Numbers.Decimal(match.Groups["correction"].Value) : null;
        return new(
            new()
            {
                Tool = "chronyc waitsync",
                Platform = "linux-chrony",
                MagnitudeSeconds = size,
                Synchronized = (hasSource, size) switch { (false, _) => false, (_, { } seconds) when Clocks.IsClose(seconds) => true, _ => null },
                Server = hasSource ? NtpStamp.Address(refid) : null,
                Notes = hasSource ? [Clocks.Note("chrony-unsigned")] : [Clocks.Note("chrony-no-source")],
            },
            end - at);
    }

    [GeneratedRegex(@"\A\s{0,8}try: \d{1,6}, refid: (?<refid>[0-9A-Fa-f]{8}), correction: (?<correction>[\d.]{1,24}), skew: [\d.]{1,24}", RegexOptions.CultureInvariant)]
    private static partial Regex Try();
}
