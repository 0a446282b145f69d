using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>hwclock</c>: the clock on the board, not the system's. ISO with six decimals since util-linux 2.32; before, a date of the locale and how long the
/// reading took ("-0.123456 seconds"). With <c>-v</c> the time is the last line.
/// </summary>
internal sealed partial class Hwclock : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        var verbose = Banner().IsMatch(output[at]);
        var end = verbose ? output.EndWhile(at, line => line.Length > 0) : at + 1;
        var old = Old().Match(output[end - 1]);
        if (CivilTimes.Read(old.Success ? old.Groups["time"].Value : output[end - 1]) is not { } time || !(verbose || old.Success || IsHardwareClock(time, output.Tool)))
            return null;
        return new(
            new()
            {
                Tool = "hwclock",
                BlindSpot = true,
                Instant = time.DayOrMonth ? null : time.Instant,
                TimeZone = time.Zone,
                Notes = [DateCommand.Note(time)],
            },
            end - at,
            Certain: verbose);
    }

    private static bool IsHardwareClock(CivilTime time, string? tool) => tool == "hwclock" || (tool is null && time is { IsIso: true, FractionDigits: 6, Zone: not null });

    [GeneratedRegex(@"\A\s{0,8}hwclock (?:from )?(?:util-linux|v)[\w .-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Banner();

    [GeneratedRegex(@"\A(?<time>.{8,80}?) {1,4}-?[0-9]?[.,][0-9]{6} \p{L}{3,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Old();
}
