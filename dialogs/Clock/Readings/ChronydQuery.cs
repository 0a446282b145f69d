using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>chronyd -Q</c> (asks and prints) and <c>chronyd -q</c> (asks and steps). "System clock wrong by N seconds" is what must be added:
/// positive = the local clock is behind.
/// </summary>
internal sealed partial class ChronydQuery : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        // Only the first line of a run begins an output: a run without an answer is looked at once
        if (!Line().IsMatch(output[at]) || (at > 0 && Line().IsMatch(output[at - 1])))
            return null;
        var end = output.EndWhile(at, line => Line().IsMatch(line));
        var wrong = output.Matches(at, end, WrongBy()).LastOrDefault();
        var error = output.Matches(at, end, Failed()).Select(found => found.Groups["error"].Value).LastOrDefault();
        // The lines of a daemon that keeps running are a log, not an answer
        if (wrong is null && error is null)
            return null;
        var stepped = wrong?.Groups["what"].Value is "step";
        var offset = -Numbers.Decimal(wrong?.Groups["seconds"].Value);
        return new(
            new()
            {
                Tool = "chronyd -Q",
                Platform = "linux-chrony",
                OffsetSeconds = offset,
                Kind = offset is null ? null : stepped ? OffsetKind.BeforeStep : OffsetKind.Measured,
                Synchronized = offset is null || (stepped && !Clocks.IsClose(offset.Value)) ? null : Clocks.IsClose(offset.Value),
                Error = offset is null ? error : null,
                Notes = offset is null ? [Clocks.Note("no-answer")] : stepped ? [Clocks.Note("before-step")] : [],
            },
            end - at);
    }

    [GeneratedRegex(
        @"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (?:chronyd (?:version|exiting)|Disabled control of system clock|System clock wrong by|Timeout reached|No suitable source|Initial frequency|Could not|Frequency |Using right|Fatal error|Loaded seccomp|Selected source|Running with|Wrong permissions|Added (?:source|pool)|Source |Can't synchronise)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"Z System clock wrong by (?<seconds>-?[\d.]{1,24}) seconds \((?<what>ignored|step|slew)", RegexOptions.CultureInvariant)]
    private static partial Regex WrongBy();

    [GeneratedRegex(@"Z (?<error>Timeout reached|No suitable source for synchroni[sz]ation|Fatal error.{0,120}|Could not resolve.{0,120})", RegexOptions.CultureInvariant)]
    private static partial Regex Failed();
}
