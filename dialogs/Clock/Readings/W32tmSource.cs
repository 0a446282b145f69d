using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>w32tm /query /source</c>: nothing but the name of the source. A name is no proof that it is followed.</summary>
internal sealed partial class W32tmSource : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        var line = output[at].Trim();
        var asked = output.Tool is "w32tm /query /source";
        if (line.Length is 0 or > 255)
            return null;
        var ownClock = W32tmFields.IsOwnClock(line);
        var hypervisor = W32tmFields.IsHypervisor(line);
        if (!ownClock && !hypervisor && !Flagged().IsMatch(line) && !(asked ? Host() : FullHost()).IsMatch(line))
            return null;
        return new(
            new()
            {
                Tool = "w32tm /query /source",
                Platform = "windows",
                BlindSpot = true,
                Synchronized = ownClock ? false : null,
                Server = line,
                Notes = [Clocks.Note(ownClock ? "windows-own-clock" : hypervisor ? "hypervisor" : "source-is-no-proof")],
            },
            Certain: false);
    }

    // time.windows.com,0x9: the flags of a manual peer (W32Time, NtpServer)
    [GeneratedRegex(@"\A[\w.:-]{2,253},0x[0-9a-fA-F]{1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Flagged();

    [GeneratedRegex(@"\A[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    // Without the command in sight only a full name with a domain, and neither a web site nor a package of code
    [GeneratedRegex(@"\A(?!(?:www|com|org|net|java|javax|io)\.)[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,6}\.[A-Za-z]{2,24}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FullHost();
}
