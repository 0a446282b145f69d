using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>
/// Reads a line that is a date with time and nothing else, in any order and language. Every word must be accounted for: that is what
/// keeps log lines out, which begin with a date and go on.
/// </summary>
internal static partial class CivilTimes
{
    // "Wednesday, 23 September 2026 12:11:08 PM GMT+05:30" and its longer sisters
    private const int LongestLine = 80;

    /// <summary>Reads <paramref name="line"/>; null when it is not just a date with time.</summary>
    public static CivilTime? Read(string line)
    {
        line = line.Trim();
        if (line.Length is < 8 or > LongestLine || !line.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        return Iso(line) ?? Words(line);
    }

    private static CivilTime? Iso(string line)
    {
        if (IsoShape().Match(line) is not { Success: true } match)
            return null;
        var zone = match.Groups["zone"].Value;
        var fraction = match.Groups["fraction"].Value;
        if (Date(Int(match, "y"), Int(match, "mo"), Int(match, "d")) is not { } date
            || Time(Int(match, "h"), Int(match, "mi"), Int(match, "s"), fraction) is not { } time
            || (zone.Length > 0 && ZoneNames.Numeric(zone) is null))
            return null;
        return new(date + time, zone.Length > 0 ? zone : null, ZoneNames.Numeric(zone) is { } offset ? [offset] : [])
        {
            IsIso = true,
            IsSpaced = line[10] == ' ',
            FractionDigits = fraction.Length,
        };
    }

    private static CivilTime? Words(string line)
    {
        var parts = new DateParts();
        foreach (var word in Normalise(line).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (!parts.Take(word))
                return null;
        return parts.ToCivilTime();
    }

    /// <summary>Brings 2026年11月23日, 2026. 11. 23., 08時11分08秒, "a. m." and brackets into the shapes of the other languages.</summary>
    private static string Normalise(string line)
    {
        line = EastAsianDate().Replace(line, " $1-$2-$3 ");
        line = EastAsianTime().Replace(line, " $1:$2:$3 ");
        line = DottedDate().Replace(line, "$1-$2-$3 ");
        line = HalfOfDay().Replace(line, " $1$2 ");
        line = GluedHalf().Replace(line, " $1 ");
        line = NamedDate().Replace(line, "$1 $2 $3");
        line = GluedDay().Replace(line, "$1 $2");
        line = IsoWithName().Replace(line, "$1 $2");
        return line.Replace(',', ' ').Replace('(', ' ').Replace(')', ' ').Replace('،', ' ');
    }

    internal static LocalDate? Date(int? year, int? month, int? day)
    {
        // Two digits mean this century; a year beyond 2400 is counted from the Buddha (Thailand)
        var y = year switch { null => 0, < 100 => 2000 + year.Value, > 2400 and < 2700 => year.Value - 543, _ => year.Value };
        return y is >= 1900 and <= 2400 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(y, month.Value)
            ? new LocalDate(y, month.Value, day.Value)
            : null;
    }

    internal static LocalTime? Time(int? hour, int? minute, int? second, string fraction)
    {
        // A leap second reads 60
        if (hour is not (>= 0 and <= 23) || minute is not (>= 0 and <= 59) || second is not (>= 0 and <= 60))
            return null;
        var nanoseconds = fraction.Length == 0 ? 0 : (long)(Numbers.Decimal("0." + fraction)!.Value * 1e9 + 0.5);
        return new LocalTime(hour.Value, minute.Value, Math.Min(second.Value, 59)).PlusNanoseconds(Math.Min(nanoseconds, 999_999_999));
    }

    private static int? Int(Match match, string group) => Numbers.Whole(match.Groups[group].Value);

    [GeneratedRegex(
        @"\A(?<y>[0-9]{4})-(?<mo>[0-9]{2})-(?<d>[0-9]{2})[T ](?<h>[0-9]{2}):(?<mi>[0-9]{2}):(?<s>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))? ?(?<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex IsoShape();

    [GeneratedRegex(@"([0-9]{4})\s?[年년]\s{0,3}([0-9]{1,2})\s?[月월]\s{0,3}([0-9]{1,2})\s?[日일號号]", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsianDate();

    [GeneratedRegex(@"([0-9]{1,2})\s?[時时시點点]\s{0,3}([0-9]{1,2})\s?[分분]\s{0,3}([0-9]{1,2})\s?[秒초]", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsianTime();

    [GeneratedRegex(@"\b([0-9]{4})\.\s{0,3}([0-9]{1,2})\.\s{0,3}([0-9]{1,2})\.?(?=[\s(]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex DottedDate();

    [GeneratedRegex(@"\b([apAP])\.?\s?([mM])\b\.?", RegexOptions.CultureInvariant)]
    private static partial Regex HalfOfDay();

    [GeneratedRegex(@"(오전|오후|午前|午後|上午|下午|[AP]M(?=[0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex GluedHalf();

    [GeneratedRegex(@"\b([0-9]{1,2})[-.]\s?(\p{L}{3,12})[-.]([0-9]{2,4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex NamedDate();

    // "9.feb 2026" (Icelandic)
    [GeneratedRegex(@"\b([0-9]{1,2}\.)(\p{L}{3,12})\b", RegexOptions.CultureInvariant)]
    private static partial Regex GluedDay();

    // "2026-02-09T10:11:12 UTC" (en_DK): ISO, but its zone has a name
    [GeneratedRegex(@"\A([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2}) (?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex IsoWithName();
}
