using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>macOS <c>systemsetup -getusingnetworktime</c>, <c>-getnetworktimeserver</c>, <c>-gettimezone</c>: settings, no measurement.</summary>
internal sealed partial class Systemsetup : IReadingParser
{
    private static readonly ErrorLines Errors = new(
        new(Admin(), "systemsetup", "admin needed", "needs-admin", "macos"),
        new(NoDiskAccess(), "systemsetup", "full disk access needed", "needs-disk-access", "macos"));

    public Claim? TryRead(Output output, int at)
    {
        if (!Line().IsMatch(output[at]))
            return Errors.TryRead(output, at);
        var end = output.EndWhile(at, line => Line().IsMatch(line));
        var fields = Enumerable.Range(at, end - at).Select(line => Fields.Split(output[line])!.Value).ToLookup(field => field.Label, field => field.Value);
        var enabled = Timedatectl.Flag(fields["Network Time"].Concat(fields["setUsingNetworkTime"]).FirstOrDefault());
        return new(
            new()
            {
                Tool = "systemsetup",
                Platform = "macos",
                BlindSpot = true,
                NtpEnabled = enabled,
                Server = fields["Network Time Server"].FirstOrDefault(),
                TimeZone = fields["Time Zone"].FirstOrDefault(),
                Notes = [Clocks.Note(enabled == false ? "macos-off" : "macos-on-is-no-proof")],
            },
            end - at,
            Certain: false);
    }

    [GeneratedRegex(@"\A\s{0,8}(?:(?:Network Time|setUsingNetworkTime): (?:On|Off)|Network Time Server: \S{1,255}|Time Zone: [A-Z]\w{1,30}/\S{1,60})\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Line();

    [GeneratedRegex(@"\AYou need administrator access to run this tool", RegexOptions.CultureInvariant)]
    private static partial Regex Admin();

    [GeneratedRegex(@"\A(?:setUsingNetworkTime|systemsetup).{0,80}Full Disk Access|\A### Error:-99 File:", RegexOptions.CultureInvariant)]
    private static partial Regex NoDiskAccess();
}
