using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary><c>timedatectl show -p PROPERTY --value</c>: nothing but yes or no; the command says of what.</summary>
internal sealed partial class TimedatectlValue : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        if (output.Tool != "timedatectl show" || Timedatectl.Flag(output[at].Trim()) is not { } flag || Property().Match(output.Command!) is not { Success: true } property)
            return null;
        var isSynchronized = property.Groups[1].Value == "NTPSynchronized";
        return new(
            new()
            {
                Tool = "timedatectl show",
                Synchronized = isSynchronized ? flag : null,
                NtpEnabled = isSynchronized ? null : flag,
                Notes = [Clocks.Note("timedatectl-flag")],
            },
            Certain: false);
    }

    [GeneratedRegex(@"(?:-p|-P|--property)[ =]?(NTPSynchronized|NTP)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Property();
}
