using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>Prompts, and the commands behind them.</summary>
internal static partial class CommandLines
{
    /// <summary>
    /// The command in a line such as <c>root@web01:~# timedatectl</c> or <c>PS C:\&gt; w32tm /resync</c>; also a line that is nothing but one of
    /// the commands we know. Null for a line of output; empty for a bare prompt.
    /// </summary>
    public static string? CommandIn(string line)
    {
        if (line.Length is 0 or > 600)
            return null;
        if (line.AsSpan().ContainsAny(PromptSigns))
            foreach (var prompt in Prompts)
                if (prompt.Match(line) is { Success: true } match)
                    return match.Groups["command"].Value.Trim();
        var bare = line.AsSpan().TrimStart("> +");
        return bare.StartsWithAny(Programs) && Bare().IsMatch(bare) ? bare.Trim().ToString() : null;
    }

    /// <summary>The tool that a command line runs, by its name in <see cref="ClockReading.Tool"/>; null for every other command.</summary>
    public static string? ToolOf(string command)
    {
        if (!command.AsSpan().ContainsAny(ProgramMarks))
            return null;
        foreach (var (pattern, tool) in Tools)
            if (pattern.Match(command) is { Success: true } match)
                return match.Groups["sub"] is { Success: true } sub ? tool.Replace("*", sub.Value.ToLowerInvariant(), StringComparison.Ordinal) : tool;
        return null;
    }

    private static bool StartsWithAny(this ReadOnlySpan<char> line, ImmutableArray<string> words)
    {
        foreach (var word in words)
            if (line.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static readonly SearchValues<char> PromptSigns = SearchValues.Create("#$%>❯➜]");

    private static readonly ImmutableArray<Regex> Prompts = [EsxiShell(), PowerShell(), CommandPrompt(), UserAtHost(), HostUser(), Sign()];

    private static readonly ImmutableArray<string> Programs =
        ["timedatectl", "chronyc", "chronyd", "ntp", "sntp", "w32tm", "Get-Date", "(Get-Date)", "date", "systemsetup", "curl", "sudo"];

    private static readonly SearchValues<string> ProgramMarks =
        SearchValues.Create(["chrony", "timedatectl", "ntp", "w32tm", "date", "datetime", "curl", "systemsetup", "hwclock", "adjtimex", "esxcli"], StringComparison.OrdinalIgnoreCase);

    private static readonly ImmutableArray<(Regex Pattern, string Tool)> Tools =
    [
        (ChronycCsv(), "chronyc -c tracking"),
        (Chronyc(), "chronyc *"),
        (ChronydQuery(), "chronyd -Q"),
        (TimedatectlSub(), "timedatectl *"),
        (Timedatectl(), "timedatectl"),
        (NtpqVariables(), "ntpq -c rv"),
        (NtpqSub(), "ntpq -c *"),
        (Ntpq(), "ntpq -p"),
        (Ntpdate(), "ntpdate"),
        (Sntp(), "sntp"),
        (Busybox(), "busybox ntpd"),
        (Plain(), "*"),
        (Esxcli(), "esxcli system * get"),
        (Lssrc(), "lssrc -* xntpd"),
        (Svcs(), "svcs ntp"),
        (W32tmVerbose(), "w32tm /query /status /verbose"),
        (W32tmQuery(), "w32tm /query /*"),
        (W32tm(), "w32tm /*"),
        (GetDate(), "Get-Date"),
        (CurlHead(), "curl Date"),
        (Date(), "date"),
    ];

    private const RegexOptions Loose = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\A\s{0,4}PS(?: [^>]{1,200})?>+ ?(?<command>.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PowerShell();

    [GeneratedRegex(@"\A\s{0,4}[A-Za-z]:\\[^>]{0,200}>(?<command>.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommandPrompt();

    // root@web01:~# …   [root@web01 ~]$ …   minji@mbp ~ % …   (venv) user@host:/srv$ …
    [GeneratedRegex(@"\A\s{0,4}(?:\([\w.-]{1,40}\) )?\[?[\w.-]{1,64}@[\w.-]{1,100}[^\]#$%>❯]{0,150}\]?\s?[#$%❯](?:\s(?<command>.*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserAtHost();

    // [root@esx1:~] …: ESXi's shell has no sign
    [GeneratedRegex(@"\A\s{0,4}\[[\w.-]{1,64}@[\w.-]{1,100}:[~/][^\]]{0,120}\] (?<command>\S.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex EsxiShell();

    // mbp:~ minji$ …
    [GeneratedRegex(@"\A\s{0,4}[\w.-]{1,64}:\S{1,100} [\w.-]{1,40}[$#](?:\s(?<command>.*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostUser();

    // $ …   # …   / # …   bash-5.1$ …   ❯ …
    [GeneratedRegex(@"\A\s{0,4}(?:(?:ba|z|k|da)?sh-[\d.]{1,6}|[~/][\w./-]{0,80})? ?[$#%❯➜](?: (?<command>\S.*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    // Without a prompt only what cannot be prose or output: known commands with known words or options behind them.
    [GeneratedRegex(
        @"\A(?:sudo (?:-\S+ )?)?(?:timedatectl(?: (?:status|show|timesync-status|show-timesync|set-ntp)(?: \S+)?)?|chronyc(?: -\S+)*(?: (?:tracking|sources|sourcestats|ntpdata|activity|makestep|waitsync|serverstats|selectdata)(?: \S+)*)"
        + @"|chronyd -[qQ].*|ntpq -\S+(?: \S+){0,4}|ntpstat|ntptime|ntpctl -s \S+|w32tm(?:\.exe)?(?: /\S+)+|Get-Date(?: [-|].*)?|\(Get-Date\)\.\w+\(\)"
        + @"|date(?: [-+]\S+)*|(?:ntpdate|sntp|ntpdig)(?: -\S+)*(?: [a-z0-9][\w-]*(?:\.[\w-]+)+)+|systemsetup -get\S+|curl -[^\sI]*I\S* .*)\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\bchronyc\b.{0,40} -\w*c\w*\b.{0,40}\btracking\b", Loose)]
    private static partial Regex ChronycCsv();

    [GeneratedRegex(@"\bchronyc\b.{0,60}?\b(?<sub>tracking|sources|sourcestats|ntpdata|makestep|waitsync|activity|serverstats|selectdata)\b", Loose)]
    private static partial Regex Chronyc();

    [GeneratedRegex(@"\bchronyd\b.{0,40} -[qQ]\b", RegexOptions.CultureInvariant)]
    private static partial Regex ChronydQuery();

    [GeneratedRegex(@"\btimedatectl\b.{0,40}?\b(?<sub>show-timesync|timesync-status|show)\b", Loose)]
    private static partial Regex TimedatectlSub();

    [GeneratedRegex(@"\btimedatectl\b", Loose)]
    private static partial Regex Timedatectl();

    [GeneratedRegex(@"\bntpq\b.{0,40}\b(?:rv|readvar|rl)\b", Loose)]
    private static partial Regex NtpqVariables();

    [GeneratedRegex(@"\bntpq\b.{0,40}\b(?<sub>sysinfo|associations|kerninfo)\b", Loose)]
    private static partial Regex NtpqSub();

    [GeneratedRegex(@"\bntpq\b", Loose)]
    private static partial Regex Ntpq();

    [GeneratedRegex(@"\bntpdate\b", Loose)]
    private static partial Regex Ntpdate();

    [GeneratedRegex(@"\b(?:sntp|ntpdig)\b", Loose)]
    private static partial Regex Sntp();

    [GeneratedRegex(@"(?:\bbusybox ntpd|\bntpd\b.{0,60} -w)\b", Loose)]
    private static partial Regex Busybox();

    [GeneratedRegex(@"\b(?<sub>ntpstat|ntptime|adjtimex|ntpctl|systemsetup|hwclock)\b", Loose)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\besxcli system (?<sub>time|ntp) get\b", Loose)]
    private static partial Regex Esxcli();

    [GeneratedRegex(@"\blssrc -(?<sub>l?s) x?ntpd\b", Loose)]
    private static partial Regex Lssrc();

    [GeneratedRegex(@"\bsvcs\b.{0,40}\bntp", Loose)]
    private static partial Regex Svcs();

    [GeneratedRegex(@"\bw32tm\b(?=.{0,80}/status).{0,80}/verbose", Loose)]
    private static partial Regex W32tmVerbose();

    [GeneratedRegex(@"\bw32tm\b.{0,80}/(?<sub>status|source|peers|configuration)\b", Loose)]
    private static partial Regex W32tmQuery();

    [GeneratedRegex(@"\bw32tm\b.{0,80}?/(?<sub>resync|stripchart|monitor|config|tz)\b", Loose)]
    private static partial Regex W32tm();

    [GeneratedRegex(@"\bGet-Date\b|\[datetime\]::(?:UtcNow|Now)", Loose)]
    private static partial Regex GetDate();

    [GeneratedRegex(@"\bcurl(?:\.exe)?\b.{0,80} (?:-\w*[Iiv]\w*|--head|--include|--verbose)\b", RegexOptions.CultureInvariant)]
    private static partial Regex CurlHead();

    [GeneratedRegex(@"\A(?:sudo )?(?:TZ=\S+ )?(?:/bin/)?date\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
