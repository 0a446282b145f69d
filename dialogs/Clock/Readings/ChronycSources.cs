using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>chronyc sources</c> and <c>chronyc -c sources</c>. The samples are relative to chronyd's own corrected time: they are about zero
/// even while the system clock is hours off, so this output is never proof of a good clock.
/// </summary>
internal sealed partial class ChronycSources : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        var first = output[at].TrimStart();
        if (first.Length is 0 or > 300 || !(first[0] is '^' or '=' or '#' || Header().IsMatch(first)) || IsSourcestats(output, at))
            return null;
        var sources = new List<Source>();
        var end = at;
        var isTable = Header().IsMatch(first);
        for (var line = at; line < output.Count && line - end < 14; line++)
        {
            if (SourceIn(output[line].Trim()) is { } source)
                sources.Add(source);
            else if (!Header().IsMatch(output[line].TrimStart()) || sources.Count > 0)
            {
                if (sources.Count > 0)
                    break;
                continue;
            }

            end = line + 1;
        }

        return isTable || sources.Count > 0 ? new(Reading(sources), end - at) : null;
    }

    /// <summary>chrony before 4 counts the sources above its statistics of them as well.</summary>
    private static bool IsSourcestats(Output output, int at) => output[at + 1].TrimStart().StartsWith("Name/IP Address ", StringComparison.Ordinal);

    private static ClockReading Reading(List<Source> sources)
    {
        var selected = sources.Find(source => source.State == '*');
        return new()
        {
            Tool = "chronyc sources",
            Platform = "linux-chrony",
            BlindSpot = true,
            OffsetSeconds = selected?.Offset,
            Kind = selected is null ? null : OffsetKind.Measured,
            BoundSeconds = selected?.Bound,
            Synchronized = selected is not null && Clocks.IsClose(selected.Offset),
            Server = selected?.Name,
            Stratum = selected?.Stratum,
            Notes = [.. Notes(sources, selected)],
        };
    }

    private static IEnumerable<Phrase> Notes(List<Source> sources, Source? selected)
    {
        yield return Clocks.Note("blind-sources", ("tool", "chronyc sources"), ("instead", "chronyc tracking"));
        if (sources.Count == 0)
            yield return Clocks.Note("no-servers");
        else if (selected is null && sources.TrueForAll(source => source.Reach == 0))
            yield return Clocks.Note("no-answer");
        else if (selected is null && sources.Exists(source => source.State == 'x'))
            yield return Clocks.Note("servers-disagree");
        else if (selected is null)
            yield return Clocks.Note("none-selected");
    }

    private static Source? SourceIn(string line)
    {
        if (line.Length is < 10 or > 300 || line[0] is not ('^' or '=' or '#'))
            return null;
        if (Csv().Match(line) is { Success: true } csv)
            return new(
                csv.Groups["state"].Value[0],
                csv.Groups["name"].Value,
                Numbers.Whole(csv.Groups["stratum"].Value)!.Value,
                Numbers.Whole(csv.Groups["reach"].Value)!.Value,
                Numbers.Decimal(csv.Groups["measured"].Value) ?? 0,
                Numbers.Decimal(csv.Groups["bound"].Value));
        return Row().Match(line) is { Success: true } row && Numbers.Span(row.Groups["measured"].Value) is { } measured
            ? new(
                row.Groups["state"].Value[0],
                row.Groups["name"].Value,
                Numbers.Whole(row.Groups["stratum"].Value)!.Value,
                Numbers.Whole(row.Groups["reach"].Value)!.Value,
                measured,
                Numbers.Span(row.Groups["bound"].Value))
            : null;
    }

    /// <summary>One server. The offset is the measured one, positive = the local clock is ahead of the server.</summary>
    private sealed record Source(char State, string Name, int Stratum, int Reach, double Offset, double? Bound);

    [GeneratedRegex(@"\A(?:210 Number of sources = \d{1,3}\z|M?S Name/IP address\s{1,20}Stratum Poll Reach LastRx Last sample)", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(
        @"\A[\^=#](?<state>[*+?x~ -])\s{1,4}(?<name>\S{1,255})\s{1,40}(?<stratum>\d{1,2})\s{1,9}-?\d{1,2}\s{1,9}(?<reach>[0-7]{1,3})\s{1,9}(?:-|\d{1,5}[mhdy]?)\s{1,9}"
        + @"[+-]?[\d.]{1,12}(?:ns|us|ms|s|m|h|d|y)\s{0,4}\[\s{0,8}(?<measured>[+-]?[\d.]{1,12}(?:ns|us|ms|s|m|h|d|y))\]\s{0,4}\+/-\s{0,8}(?<bound>[\d.]{1,12}(?:ns|us|ms|s|m|h|d|y))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(
        @"\A[\^=#],(?<state>[*+?x~ -]),(?<name>[^,]{1,255}),(?<stratum>\d{1,2}),-?\d{1,2},(?<reach>\d{1,3}),\d{1,10},-?[\d.]{1,24},(?<measured>-?[\d.]{1,24}),(?<bound>[\d.]{1,24})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Csv();
}
