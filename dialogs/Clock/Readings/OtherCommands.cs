using System.Buffers;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// Commands of the same programs that people run by mistake. They are recognised by their first line, so that the bot can say which
/// command it was and which one it needs.
/// </summary>
internal sealed partial class OtherCommands : IReadingParser
{
    private sealed record Other(Regex First, string Tool, string? Platform, string Instead);

    private static readonly ImmutableArray<Other> Known =
    [
        new(Sourcestats(), "chronyc sourcestats", "linux-chrony", "chronyc tracking"),
        new(Activity(), "chronyc activity", "linux-chrony", "chronyc tracking"),
        new(Serverstats(), "chronyc serverstats", "linux-chrony", "chronyc tracking"),
        new(Selectdata(), "chronyc selectdata", "linux-chrony", "chronyc tracking"),
        new(Associations(), "ntpq -c associations", "linux-ntpd", "ntpq -pn"),
        new(NtpdcPeers(), "ntpdc -p", "linux-ntpd", "ntpq -pn"),
        new(Configuration(), "w32tm /query /configuration", "windows", "w32tm /query /status /verbose"),
        new(Monitor(), "w32tm /monitor", "windows", "w32tm /query /status /verbose"),
        new(Tz(), "w32tm /tz", "windows", "w32tm /query /status /verbose"),
        new(NetTime(), "net time", "windows", "w32tm /query /status /verbose"),
        new(ChronyService(), "systemctl status chronyd", "linux-chrony", "chronyc tracking"),
        new(TimesyncdService(), "systemctl status systemd-timesyncd", "linux-timesyncd", "timedatectl timesync-status"),
        new(NtpdService(), "systemctl status ntpd", "linux-ntpd", "ntpq -pn"),
        new(Svcs(), "svcs ntp", "solaris", "ntpq -p"),
        new(WindowsService(), "sc query w32time", "windows", "w32tm /query /status /verbose"),
    ];

    // One of these stands in every first line above: a quick look before the patterns
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["Name/IP Address", "sources online", "packets received", " status ", "poll reach", "Flags: ", ":123]:", "TIME_ZONE_ID", "Current time at", ".service", "SERVICE_NAME", "svc:/network/ntp"],
        StringComparison.OrdinalIgnoreCase);

    public Claim? TryRead(Output output, int at)
    {
        var line = output[at];
        if (line.Length is 0 or > 200 || !line.AsSpan().ContainsAny(Marks))
            return null;
        foreach (var other in Known)
            if (other.First.IsMatch(line))
            {
                var end = output.EndWhile(at + 1, next => next.Length > 0);
                return new(
                    new()
                    {
                        Tool = other.Tool,
                        Platform = other.Platform,
                        BlindSpot = true,
                        NtpEnabled = IsRunning(output, at, end),
                        Notes = [Clocks.Note("wrong-command", ("tool", other.Tool), ("instead", other.Instead))],
                    },
                    end - at);
            }

        return null;
    }

    private static bool? IsRunning(Output output, int at, int end)
    {
        foreach (var match in output.Matches(at, end, Service()))
            return match.Groups["up"].Success;
        return null;
    }

    [GeneratedRegex(@"\A\s{0,4}Name/IP Address\s{1,20}NP\s{1,4}NR\s{1,4}Span\s{1,4}Frequency", RegexOptions.CultureInvariant)]
    private static partial Regex Sourcestats();

    [GeneratedRegex(@"\A\s{0,4}\d{1,4} sources online\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Activity();

    [GeneratedRegex(@"\A\s{0,4}NTP packets received\s{1,12}: \d{1,20}\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Serverstats();

    [GeneratedRegex(@"\A\s{0,4}S Name/IP Address\s{1,20}Auth COpts EOpts Last Score", RegexOptions.CultureInvariant)]
    private static partial Regex Selectdata();

    [GeneratedRegex(@"\A\s{0,4}ind ass?id status\s{1,4}conf reach auth condition", RegexOptions.CultureInvariant)]
    private static partial Regex Associations();

    [GeneratedRegex(@"\A\s{0,8}remote\s{1,20}local\s{1,20}st poll reach\s{1,6}delay\s{1,6}offset\s{1,6}disp", RegexOptions.CultureInvariant)]
    private static partial Regex NtpdcPeers();

    [GeneratedRegex(@"\A\s{0,4}EventLogFlags: \d{1,3} \(|\A\s{0,4}AnnounceFlags: \d{1,3} \(", RegexOptions.CultureInvariant)]
    private static partial Regex Configuration();

    [GeneratedRegex(@"\A\s{0,4}\S{1,255}(?: \*{3} PDC \*{3})? ?\[[0-9A-Fa-f.:%]{2,60}:123\]:\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Monitor();

    [GeneratedRegex(@"\A\s{0,4}\P{N}{3,40}: ?\P{N}{0,40}:?TIME_ZONE_ID_\w{3,20}", RegexOptions.CultureInvariant)]
    private static partial Regex Tz();

    [GeneratedRegex(@"\A\s{0,4}Current time at \\\\\S{1,255} is ", RegexOptions.CultureInvariant)]
    private static partial Regex NetTime();

    [GeneratedRegex(@"\A\s{0,4}[●○×*] chronyd?\.service\b", RegexOptions.CultureInvariant)]
    private static partial Regex ChronyService();

    [GeneratedRegex(@"\A\s{0,4}[●○×*] systemd-timesyncd\.service\b", RegexOptions.CultureInvariant)]
    private static partial Regex TimesyncdService();

    [GeneratedRegex(@"\A\s{0,4}[●○×*] (?:ntpd?|ntpsec|openntpd)\.service\b", RegexOptions.CultureInvariant)]
    private static partial Regex NtpdService();

    [GeneratedRegex(@"\A\s{0,4}SERVICE_NAME: w32time\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WindowsService();

    [GeneratedRegex(@"\A\s{0,4}(?:(?:online|offline|disabled|maintenance|degraded)\*?\s{1,12}\S{1,12}\s{1,12}svc:/network/ntp4?:|svc:/network/ntp4?:\w{1,20} \()", RegexOptions.CultureInvariant)]
    private static partial Regex Svcs();

    [GeneratedRegex(@"\A(?:\s{0,4}(?:State: )?(?:(?<up>online)\b|(?:offline|disabled|maintenance)\b)|\s{1,20}(?:Active: (?:(?<up>active) \(running\)|inactive|failed|activating)|\w{3,12}\s{1,20}: (?:(?<up>4)\s{1,4}RUNNING|1\s{1,4}STOPPED)))", RegexOptions.CultureInvariant)]
    private static partial Regex Service();
}
