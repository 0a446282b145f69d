using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// PowerShell's <c>Get-Date</c>: plain (long date and time of the culture, no zone), <c>-Format o</c>, <c>s</c>, <c>u</c>, <c>r</c>. The formats u and r write
/// a Z or GMT behind LOCAL time, so they give no instant.
/// </summary>
internal sealed partial class GetDate : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        if (output.Tool is "date" or "hwclock" || CivilTimes.Read(output[at]) is not { } time || (output.Tool is not "Get-Date" && DateCommand.IsDate(time, output.Tool, output[at])))
            return null;
        var isUtc = output.Command is { } command && Utc().IsMatch(command);
        var instant = isUtc ? time.Local.InUtc().ToInstant() : IsUniversalSortable(time) || IsRfc1123(output[at]) ? null : time.Instant;
        return new(
            new()
            {
                Tool = "Get-Date",
                Platform = "windows",
                Instant = time.DayOrMonth ? null : instant,
                TimeZone = isUtc ? "UTC" : instant is null ? null : time.Zone,
                Notes = [Clocks.Note(instant is null ? "get-date-no-zone" : "needs-true-clock")],
            },
            Certain: false);
    }

    /// <summary>"2026-11-23 07:11:08Z": the format u, which does not convert to UTC.</summary>
    internal static bool IsUniversalSortable(CivilTime time) => time is { IsIso: true, Zone: "Z", FractionDigits: 0, IsSpaced: true };

    internal static bool IsRfc1123(string line) => line.AsSpan().TrimEnd().EndsWith(" GMT", StringComparison.Ordinal) && line.AsSpan().TrimStart() is [_, _, _, ',', ..];

    [GeneratedRegex(@"UtcNow|ToUniversalTime|-AsUTC", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Utc();
}
