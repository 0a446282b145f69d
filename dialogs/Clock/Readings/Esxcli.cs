using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>ESXi's <c>esxcli system ntp get</c> (settings, no measurement) and, behind its prompt, <c>esxcli system time get</c> (the clock in UTC).</summary>
internal sealed partial class Esxcli : IReadingParser
{
    private const string Time = "esxcli system time get";
    private const int MostFields = 8;

    public Claim? TryRead(Output output, int at)
    {
        if (output.Tool == Time && CivilTimes.Read(output[at]) is { } time)
            return new(new() { Tool = Time, Platform = "esxi", Instant = time.Instant, TimeZone = "UTC", Notes = [Clocks.Note("needs-true-clock")] }, Certain: false);
        if (!First().IsMatch(output[at]))
            return null;
        var end = output.EndWhile(at, line => Field().IsMatch(line));
        var fields = Enumerable.Range(at, end - at).Select(line => Fields.Split(output[line])!.Value).ToLookup(field => field.Label, field => field.Value);
        if (end - at > MostFields || !fields.Contains("Servers") || !(fields.Contains("Runtime Seconds") || fields.Contains("PID")))
            return null;
        return new(
            new()
            {
                Tool = "esxcli system ntp get",
                Platform = "esxi",
                BlindSpot = true,
                NtpEnabled = Timedatectl.Flag(fields["Enabled"].FirstOrDefault()),
                Server = fields["Servers"].First().Split(',')[0] is { Length: > 0 } server ? server : null,
                Notes = [Clocks.Note("wrong-command", ("tool", "esxcli system ntp get"), ("instead", "ntpq -p"))],
            },
            end - at);
    }

    [GeneratedRegex(@"\A\s{0,8}Enabled: (?:true|false)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"\A\s{0,8}(?:Enabled|Loglevel|PID|Runtime Seconds|Servers|Slew|Panic Threshold|Config|Server List): ?", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
