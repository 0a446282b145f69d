using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>w32tm /stripchart</c>, drawn or <c>/dataonly</c>, with decimal point or comma, in any language. Samples are server minus local. The median
/// counts; samples that differ by more than a second and a fifth of the median give no verdict: then the server (or the path) is at fault.
/// </summary>
internal sealed partial class W32tmStripchart : IReadingParser
{
    private const double SpreadSeconds = 1.0;
    private const double SpreadShare = 0.2;

    public Claim? TryRead(Output output, int at)
    {
        // NTP's port: a quick look before a pattern that has to search
        var header = output[at].Length < 400 && output[at].Contains(":123]", StringComparison.Ordinal) ? Header().Match(output[at]) : Match.Empty;
        if (!header.Success && !Sample().IsMatch(output[at]))
            return null;
        var (end, gap) = (at + 1, 0);
        var offsets = new List<double>();
        string? error = null;
        for (var line = at; line < output.Count && gap < 4; line++)
        {
            if (Sample().Match(output[line]) is not { Success: true } sample)
            {
                gap += output.IsBlank(line) ? 0 : 1;
                continue;
            }

            if (sample.Groups["error"] is { Success: true } code)
                error = "0x" + code.Value[2..].ToUpperInvariant();
            else
                offsets.Add(-Numbers.Decimal(sample.Groups["offset"].Value) ?? 0);
            (end, gap) = (line + 1, 0);
        }

        return offsets.Count > 0 || error is not null ? new(Reading(header.Groups["host"].Value, offsets, error), end - at) : null;
    }

    private static ClockReading Reading(string host, List<double> offsets, string? error)
    {
        var reading = new ClockReading { Tool = "w32tm /stripchart", Platform = "windows", Server = host.Length > 0 ? host : null };
        if (offsets.Count == 0)
            return reading with { Error = error, Notes = [W32tmErrors.NoteFor(error)] };
        var median = Numbers.Median(offsets);
        if (offsets.Max() - offsets.Min() > Math.Max(SpreadSeconds, Math.Abs(median) * SpreadShare))
            return reading with { OffsetRange = new(offsets.Min(), offsets.Max()), Notes = [Clocks.Note("samples-disagree")] };
        return reading with
        {
            OffsetSeconds = median == 0 ? 0 : median,
            Kind = OffsetKind.Measured,
            BoundSeconds = (offsets.Max() - offsets.Min()) / 2,
            Synchronized = Clocks.IsClose(median),
            Notes = [Clocks.Note("sign-server-minus-local")],
        };
    }

    // "Tracking dc01 [10.20.0.4:123].", "dc01 [10.20.0.4:123] wird nachverfolgt.": the name stands before the address in every language
    [GeneratedRegex(@"(?:\A|\s)(?<host>[\w.:-]{1,253}) ?\[[0-9A-Fa-f.:%]{3,60}:\d{1,5}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(
        @"\A\s{0,8}\d{1,2}[:.]\d{2}[:.]\d{2},?\s{1,4}(?:d:[+-]?\d{1,9}[.,]\d{1,9}s\s{1,4}o:\s?(?<offset>[+-]?\d{1,12}[.,]\d{1,9})s|(?<offset>[+-]\d{1,12}[.,]\d{1,9})s|[^0-9]{1,40}(?<error>0[xX][0-9A-Fa-f]{8}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Sample();
}
