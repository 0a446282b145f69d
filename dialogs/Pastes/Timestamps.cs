using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Pastes;

/// <summary>Finds and reads the date stamps of a text, by the list in <see cref="TimestampFormats"/>. Never throws; linear.</summary>
public static class Timestamps
{
    /// <summary>A log writes its stamp within this many characters of the line's start.</summary>
    private const int HeadLength = 160;

    private static readonly string[] MonthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>Every stamp of <paramref name="text"/>, in the order of the text, without overlaps.</summary>
    public static ImmutableArray<Timestamp> In(string text)
    {
        if (!MayHold(text))
            return [];
        var found = TimestampFormats.All
            .Where(format => format.Pattern.IsMatch(text))
            .SelectMany(format => format.Pattern.Matches(text).Select(match => Build(match, format.Name)))
            .OfType<Timestamp>()
            .OrderBy(stamp => stamp.Start).ThenByDescending(stamp => stamp.Text.Length);
        var kept = ImmutableArray.CreateBuilder<Timestamp>();
        foreach (var stamp in found)
        {
            if (kept.Count == 0 || stamp.Start >= kept[^1].End)
                kept.Add(stamp);
        }

        return kept.ToImmutable();
    }

    /// <summary>The stamp a log line begins with (a level, a thread or a JSON key may stand before it), or null.</summary>
    public static Timestamp? AtStartOf(string line) => In(line.Length > HeadLength ? line[..HeadLength] : line).FirstOrDefault();

    /// <summary>Reads a text that is one stamp: any format of the list, or epoch seconds, milliseconds, microseconds or nanoseconds.</summary>
    public static Timestamp? TryRead(string text)
    {
        var trimmed = text.Trim(' ', '\'', '"', '[', ']', '(', ')', '\t');
        return In(trimmed).FirstOrDefault() ?? FromEpoch(trimmed, 0, trimmed, "epoch");
    }

    private static bool MayHold(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') && (text.Contains(':', StringComparison.Ordinal) || text.Contains('T', StringComparison.Ordinal));

    private static Timestamp? Build(Match match, string format)
    {
        if (match.Groups["epoch"] is { Success: true } epoch)
            return FromEpoch(epoch.Value, match.Index, match.Value, format);
        var years = Year(match, format);
        if (Time(match) is not { } time)
            return null;
        var civil = Dates(match, years ?? 2000).Select(date => date + time).Distinct().ToImmutableArray();
        if (civil.IsEmpty)
            return null;
        var zone = ZoneOf(match);
        var offsets = format == "crdb" ? [Offset.Zero] : zone.Offsets;
        return new Timestamp(match.Value[..(zone.End - match.Index)].TrimEnd(), match.Index, format) { Civil = civil, Offsets = offsets, HasYear = years is not null };
    }

    /// <summary>The zone and where the stamp ends: a capital word that is no zone (a log level) is no part of the stamp.</summary>
    private static (ImmutableArray<Offset> Offsets, int End) ZoneOf(Match match)
    {
        var end = match.Index + match.Length;
        foreach (var group in new[] { match.Groups["z2"], match.Groups["z"] })
        {
            if (!group.Success)
                continue;
            var offsets = TimeZoneNames.Read(group.Value);
            if (!offsets.IsEmpty)
                return (offsets, end);
            if (group.Index + group.Length == end)
                end = group.Index;
        }

        return ([], end);
    }

    private static int? Year(Match match, string format)
    {
        var group = match.Groups["y2"] is { Success: true } after ? after : match.Groups["y"];
        if (!group.Success)
            return format is "klog" or "month-name-day" ? null : 0;
        var year = Number(group);
        return group.Length == 2 ? year + (year < 70 ? 2000 : 1900) : year;
    }

    private static IEnumerable<LocalDate> Dates(Match match, int year)
    {
        if (match.Groups["a"].Success)
        {
            var (first, second) = (Number(match.Groups["a"]), Number(match.Groups["b"]));
            return new[] { (Month: first, Day: second), (Month: second, Day: first) }.SelectMany(date => Date(year, date.Month, date.Day));
        }

        var month = match.Groups["mo"].Value;
        return Date(year, char.IsAsciiDigit(month[0]) ? Number(match.Groups["mo"]) : Array.IndexOf(MonthNames, month) + 1, Number(match.Groups["d"]));
    }

    private static IEnumerable<LocalDate> Date(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? [new LocalDate(year, month, day)]
            : [];

    private static LocalTime? Time(Match match)
    {
        var (hour, minute, second) = (Number(match.Groups["h"]), Number(match.Groups["mi"]), Number(match.Groups["s"]));
        if (match.Groups["ap"] is { Success: true } half)
        {
            if (hour is 0 or > 12)
                return null;
            var afternoon = half.Value[0] is 'P' or 'p' || half.Value is "오후" or "下午" or "午後";
            hour = (hour % 12) + (afternoon ? 12 : 0);
        }

        // A leap second is written :60; the clock stands still for it
        if (hour > 23 || minute > 59 || second > 60)
            return null;
        var nanoseconds = match.Groups["f"] is { Success: true } fraction ? long.Parse(fraction.Value.PadRight(9, '0'), CultureInfo.InvariantCulture) : 0;
        return new LocalTime(hour, minute, Math.Min(second, 59)).PlusNanoseconds(nanoseconds);
    }

    /// <summary>The unit of an epoch number is known by its size: 10 digits are seconds, 13 milliseconds, 16 microseconds, 19 nanoseconds.</summary>
    private static Timestamp? FromEpoch(string digits, int start, string text, string format)
    {
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var seconds = digits.Split('.')[0].Length switch { <= 11 => number, 13 => number / 1_000, 16 => number / 1_000_000, 19 => number / 1_000_000_000, _ => -1 };
        if (seconds < 0)
            return null;
        var instant = NodaConstants.UnixEpoch.PlusNanoseconds((long)(seconds % 1 * 1_000_000_000)) + Duration.FromSeconds((long)seconds);
        return new Timestamp(text, start, format) { Civil = [instant.InUtc().LocalDateTime], Offsets = [Offset.Zero] };
    }

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
