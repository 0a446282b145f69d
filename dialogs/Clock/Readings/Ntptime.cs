using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>ntptime</c>: the kernel's clock discipline. Its offset is what is left to slew, not the clock's error.</summary>
internal sealed partial class Ntptime : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        if (First().Match(output[at]) is not { Success: true } first)
            return null;
        var end = output.EndWhile(at + 1, line => line.StartsWith(' ') || line.StartsWith("ntp_adjtime()", StringComparison.Ordinal));
        var lines = string.Join('\n', Enumerable.Range(at, end - at).Select(line => output[line]));
        var synchronized = first.Groups["code"].Value is not "5" && !Unsynchronised().IsMatch(lines);
        return new(
            new()
            {
                Tool = "ntptime",
                BoundSeconds = synchronized ? Numbers.Decimal(MaximumError().Match(lines).Groups[1].Value) / 1e6 : null,
                Synchronized = synchronized,
                Instant = NtpStamp.Read(Time().Match(lines).Groups[1].Value),
                Notes = [Clocks.Note(synchronized ? "kernel-residual" : "kernel-unsynchronised")],
            },
            end - at);
    }

    [GeneratedRegex(@"\A\s{0,8}ntp_(?:gettime|adjtime)\(\) returns code (?<code>\d) \(\w+\)", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"\btime ([0-9a-f]{8}\.[0-9a-f]{8})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"maximum error (\d{1,12}) us", RegexOptions.CultureInvariant)]
    private static partial Regex MaximumError();

    [GeneratedRegex(@"status 0x[0-9a-f]{1,8} \([A-Z,]{0,120}\bUNSYNC\b|returns code 5\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unsynchronised();
}
