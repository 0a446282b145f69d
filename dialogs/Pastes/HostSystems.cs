using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes;

/// <summary>The operating system that a paste looks as if it came from: a hint to be offered first, never a fact.</summary>
internal static partial class HostSystems
{
    private const int MostLines = 400;
    private const int MostColumns = 600;

    /// <summary>Marks of a system, the more particular ones first: a node of Kubernetes runs Linux as well.</summary>
    private static readonly ImmutableArray<(string System, Regex Mark)> Marks =
    [
        ("wsl", Wsl()), ("kubernetes", Kubernetes()), ("esxi", Esxi()), ("docker", Docker()), ("amazon-linux", Amazon()), ("azure-vm", Azure()), ("google-vm", Google()),
        ("alpine", Alpine()), ("sles", Suse()), ("rhel", RedHat()), ("debian", Debian()), ("macos", MacOs()), ("freebsd", FreeBsd()), ("solaris", Solaris()), ("aix", Aix()), ("windows", Windows()),
    ];

    /// <summary>The system's id as playbooks write it; null where nothing speaks for one.</summary>
    public static string? Find(PastedText paste)
    {
        var lines = paste.Lines.AsSpan()[..Math.Min(MostLines, paste.Lines.Length)];
        foreach (var (system, mark) in Marks)
        {
            foreach (var line in lines)
            {
                if (mark.IsMatch(line.AsSpan(0, Math.Min(line.Length, MostColumns))))
                    return system;
            }
        }

        return null;
    }

    [GeneratedRegex(@"microsoft-standard-WSL|\bWSL2?\b|/mnt/c/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wsl();

    [GeneratedRegex(@"\bkubelet\b|\bkubectl\b|\bkube-(?:apiserver|proxy|system|scheduler|controller)|\.svc\.cluster\.local|/var/run/secrets/kubernetes", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kubernetes();

    [GeneratedRegex(@"\bvmkernel\b|\besxcli\b|\bVMware ESXi\b|\bhostd\[", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Esxi();

    [GeneratedRegex(@"\bdockerd?(?:\[|: | run | exec | logs |-compose)|/var/lib/docker/|\bcontainerd\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Docker();

    [GeneratedRegex(@"\.amzn[0-9]{1,4}\b|\bAmazon Linux\b|169\.254\.169\.123", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amazon();

    [GeneratedRegex(@"\bptp_hyperv\b|\bwaagent\b|-azure\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Azure();

    [GeneratedRegex(@"metadata\.google\.internal|\bgoogle_guest_agent\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Google();

    [GeneratedRegex(@"\bAlpine Linux\b|\bapk add\b|\bbusybox\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alpine();

    [GeneratedRegex(@"\bSUSE\b|\bSLES\b|\bzypper\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Suse();

    [GeneratedRegex(@"\.el[6-9](?:_\d+)?\b|\.el10\b|\bRed Hat Enterprise|\bRocky Linux\b|\bAlmaLinux\b|\bCentOS\b|\bFedora\b|/var/log/messages\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RedHat();

    [GeneratedRegex(@"\bUbuntu\b|\bDebian\b|\bapt-get\b|/var/log/syslog\b|\bsystemd-timesyncd\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Debian();

    [GeneratedRegex(@"\bmacOS\b|\bDarwin\b|/Users/[^/ ]{1,60}/|\bcom\.apple\.|/Library/(?:Application Support|Logs)/", RegexOptions.CultureInvariant)]
    private static partial Regex MacOs();

    [GeneratedRegex(@"\bFreeBSD\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FreeBsd();

    [GeneratedRegex(@"\bSunOS\b|\bSolaris\b|\billumos\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Solaris();

    [GeneratedRegex(@"\bAIX\b|\bxntpd\b", RegexOptions.CultureInvariant)]
    private static partial Regex Aix();

    [GeneratedRegex(@"\b[A-Z]:\\[\w ]|\bPS [A-Z]:\\|\bw32tm\b|\bw32time\b|\bEventID\b|\bMicrosoft-Windows-|\bSystem\.[A-Z]\w+Exception\b|\bIIS\b", RegexOptions.CultureInvariant)]
    private static partial Regex Windows();
}
