using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes;

/// <summary>The host that a paste comes from, where the paste itself names it: a shell's prompt, or the host column of syslog.</summary>
internal static partial class HostNames
{
    private const int MostLines = 200;
    private const int LongestLine = 400;
    private const int Longest = 253;
    private const int LongestLabel = 63;

    /// <summary>
    /// True for what may stand as a host's name in a text that people copy into a terminal: letters, digits, hyphens and dots, 253 at most (RFC 1123).
    /// Nothing of that needs quoting in any shell.
    /// </summary>
    public static bool IsHostName(string text) => text.Length is > 0 and <= Longest && text.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>The host's short name and the 1-based line that names it; null where none is named, or several are.</summary>
    public static (string Host, int Line)? Find(PastedText paste)
    {
        var named = paste.Lines.Take(MostLines).Select((line, at) => (Host: On(line)!, Line: at + 1)).Where(each => each.Host is not null).ToList();
        return named.Select(each => each.Host).Distinct().Count() == 1 ? named[0] : null;
    }

    /// <summary>The host's short name that <paramref name="line"/> begins with; null where it names none.</summary>
    public static string? On(string line) =>
        line.Length <= LongestLine && HostLine().Match(line) is { Success: true } match && match.Groups["host"].Value.Split('.')[0].ToLowerInvariant() is var host and not ("localhost" or "host") && IsHostName(host)
            ? host
            : null;

    /// <summary><c>root@web01:~#</c>, <c>[minji@web01 ~]$</c>, <c>Feb 28 18:39:51 web01 sshd[12]:</c>, <c>2017-02-28T18:39:51+09:00 web01 sshd[12]:</c>.</summary>
    [GeneratedRegex(
        @"^(?:\[?[\w.-]{1,32}@(?<host>[A-Za-z0-9][\w.-]{0,62})(?::| )[^\n]{0,120}?[#$%](?: |$)"
        + @"|(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)) (?<host>[A-Za-z0-9][\w.-]{0,62}) [\w./@-]{1,60}(?:\[\d{1,9}\])?: )",
        RegexOptions.CultureInvariant)]
    private static partial Regex HostLine();
}
