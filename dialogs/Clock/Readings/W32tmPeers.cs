using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>w32tm /query /peers</c>: "#Peers: N", then seven lines a peer (name, state, time left, mode, stratum, two intervals) in any language.
/// Where a translation has lost the "#", the shape of the first peer tells.
/// It does not say which peer is in use.
/// </summary>
internal sealed partial class W32tmPeers : IReadingParser
{
    private const int LinesAPeer = 7;

    public Claim? TryRead(Output output, int at)
    {
        if (First().Match(output[at]) is not { Success: true } first)
            return null;
        var values = new List<string>();
        var end = at + 1;
        for (var line = at + 1; line < output.Count && values.Count < LinesAPeer * 20; line++)
        {
            if (output.IsBlank(line))
                continue;
            if (Fields.Split(output[line]) is not var (_, value))
                break;
            values.Add(value);
            end = line + 1;
        }

        if (!first.Groups["sign"].Success && !IsPeer(values))
            return null;
        var strata = new List<int>();
        for (var peer = 0; peer + 4 < values.Count; peer += LinesAPeer)
            strata.Add(Numbers.Whole(values[peer + 4].Split(' ', '(')[0]) ?? 0);
        var answering = strata.Exists(stratum => stratum is > 0 and < 16);
        return new(
            new()
            {
                Tool = "w32tm /query /peers",
                Platform = "windows",
                BlindSpot = true,
                Synchronized = answering ? null : false,
                Server = values.FirstOrDefault(),
                Stratum = strata.Count > 0 ? strata[0] : null,
                Notes =
                [
                    Clocks.Note("blind-sources", ("tool", "w32tm /query /peers"), ("instead", "w32tm /query /status /verbose")),
                    .. answering ? [] : new[] { Clocks.Note(first.Groups["count"].Value == "0" ? "no-servers" : "no-answer") },
                ],
            },
            end - at);
    }

    private static bool IsPeer(List<string> values) =>
        values.Count >= LinesAPeer && TimeLeft().IsMatch(values[2]) && values.Take(LinesAPeer).Skip(3).All(value => Numbered().IsMatch(value));

    [GeneratedRegex(@"\A\s{0,8}(?<sign>#\s?)?[^:#]{1,40}:\s?(?<count>\d{1,3})\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"\A\d{1,12}[.,]\d{7}s\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeLeft();

    [GeneratedRegex(@"\A\d{1,3}\s{0,2}\(.*\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
