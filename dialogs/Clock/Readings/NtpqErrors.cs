using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>What ntpq prints when there is no daemon, or a daemon without servers.</summary>
internal sealed partial class NtpqErrors : IReadingParser
{
    private static readonly ErrorLines Errors = new(
        new(NoAssociations(), "ntpq -p", "No association IDs returned", "no-servers", "linux-ntpd", Synchronized: false),
        new(Refused(), "ntpq -p", "Connection refused", "daemon-down", "linux-ntpd"),
        new(TimedOut(), "ntpq -p", "timed out", "daemon-silent", "linux-ntpd"),
        new(Unknown(), "ntpq -p", "host not found", "host-not-found", "linux-ntpd"));

    public Claim? TryRead(Output output, int at) => Errors.TryRead(output, at);

    [GeneratedRegex(@"\A(?:\*{3})?No association ID'?s returned", RegexOptions.CultureInvariant)]
    private static partial Regex NoAssociations();

    [GeneratedRegex(@"\A(?:\S{0,80}/)?ntpq: (?:read|write|connect|sendto|recv)\b.{0,80}(?:refused|not permitted|No such file|unreachable)", RegexOptions.CultureInvariant)]
    private static partial Regex Refused();

    [GeneratedRegex(@"\A(?:\S{1,100}: timed out, nothing received|\*{3}Request timed out|\S{1,100}: timed out with incomplete data)", RegexOptions.CultureInvariant)]
    private static partial Regex TimedOut();

    [GeneratedRegex(@"\A(?:\*{3}Can't find host |(?:\S{0,80}/)?ntpq: .{0,80}Name or service not known)", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();
}
