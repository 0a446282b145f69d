using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>The words of one date, collected as they come.</summary>
internal sealed partial class DateParts
{
    private const char YearFirst = 'Y';

    private readonly List<int> _small = [];
    private readonly List<string> _names = [];
    private (int First, int Second, int Year, char Separator)? _numeric;
    private int? _year;
    private int? _hour;
    private int? _minute;
    private int? _second;
    private string _fraction = "";
    private bool? _afternoon;
    private string? _zone;
    private bool _yearLast;
    private bool _longNames;

    /// <summary>Takes one word; false when it can be no part of a date.</summary>
    public bool Take(string word)
    {
        if (TakesClock(word) || TakesDate(word) || TakesNumber(word) || TakesHalf(word) || TakesName(word))
            return true;
        return TakesZone(word) || DateWords.IsFiller(word);
    }

    /// <summary>The date; null when parts are missing or contradict each other.</summary>
    public CivilTime? ToCivilTime()
    {
        if (Date() is not var (date, swapped) || CivilTimes.Time(Hour(), _minute, _second ?? 0, _fraction) is not { } time)
            return null;
        ImmutableArray<Offset> offsets = _zone is null ? [] : ZoneNames.Numeric(_zone) is { } offset ? [offset] : ZoneNames.Meanings(_zone);
        return new(date + time, _zone, offsets)
        {
            FractionDigits = _fraction.Length,
            IsAsctime = _yearLast && !_longNames && _names.Count == 2,
            DayOrMonth = swapped,
        };
    }

    private bool TakesClock(string word)
    {
        if (_hour is not null || Clock().Match(word) is not { Success: true } match)
            return false;
        // 23.11.26 is a date, 8.11.08 behind a date is a time (Finnish, Danish, Italian)
        if (!word.Contains(':', StringComparison.Ordinal) && _year is null)
            return false;
        _hour = Numbers.Whole(match.Groups["h"].Value);
        _minute = Numbers.Whole(match.Groups["m"].Value);
        _second = Numbers.Whole(match.Groups["s"].Value);
        _fraction = match.Groups["f"].Value;
        return true;
    }

    private bool TakesDate(string word)
    {
        if (_numeric is not null || NumericDate().Match(word) is not { Success: true } match)
            return false;
        var (first, second, third) = (Int(match, "a"), Int(match, "b"), Int(match, "c"));
        if (match.Groups["a"].Length == 4)
        {
            _year = first;
            _numeric = (second, third, first, YearFirst);
        }
        else
        {
            _year = third;
            _numeric = (first, second, third, match.Groups["sep"].Value[0]);
        }

        return true;
    }

    private bool TakesNumber(string word)
    {
        if (Ordinal().Match(word) is not { Success: true } match)
            return false;
        var number = Numbers.Whole(match.Groups[1].Value)!.Value;
        if (match.Groups[1].Length == 4 && _year is null)
        {
            _year = number;
            _yearLast = _hour is not null && _small.Count > 0;
            return true;
        }

        if (match.Groups[1].Length > 2 || _small.Count > 1)
            return false;
        _small.Add(number);
        return true;
    }

    private bool TakesHalf(string word)
    {
        if (_afternoon is not null || DateWords.IsAfternoon(word) is not { } afternoon)
            return false;
        _afternoon = afternoon;
        return true;
    }

    private bool TakesName(string word)
    {
        if (_names.Count > 1 || (DateWords.Month(word).IsEmpty && DateWords.Weekday(word).IsEmpty))
            return false;
        _names.Add(word);
        _longNames |= word.TrimEnd('.').Length > 4;
        return true;
    }

    private bool TakesZone(string word)
    {
        // Before the clock (right-to-left languages) only a zone that is known
        if (_zone is not null || !(ZoneNames.Numeric(word) is not null || (_hour is null ? !ZoneNames.Meanings(word).IsEmpty : Abbreviation().IsMatch(word))))
            return false;
        _zone = word;
        return true;
    }

    private int? Hour() => (_hour, _afternoon) switch
    {
        (12, false) => 0,
        ( < 12, true) => _hour + 12,
        _ => _hour,
    };

    private (LocalDate Date, bool Swapped)? Date()
    {
        if (_numeric is var (first, second, year, separator))
            return _names.Count > 1 || _small.Count > 0 ? null : Numeric(first, second, year, separator);
        if (_year is null || _small.Count is 0 or > 2 || _names.Count == 0)
            return null;

        // Which name is the month? The last that can be one ("mar 10 mar": Tuesday, 10 March).
        for (var at = _names.Count - 1; _small.Count == 1 && at >= 0; at--)
        {
            var others = _names.Where((_, other) => other != at).Select(DateWords.Weekday).ToArray();
            LocalDate[] dates = [.. DateWords.Month(_names[at]).Select(month => CivilTimes.Date(_year, month, _small[0])).OfType<LocalDate>()];
            if (dates.Length == 0 || others.Any(weekdays => weekdays.IsEmpty))
                continue;
            // A name of two months in two languages: the weekday decides, or nothing does
            LocalDate[] fitting = [.. dates.Where(date => others.All(weekdays => weekdays.Contains((int)date.DayOfWeek)))];
            return (fitting, dates) switch
            {
                ([var only], _) when dates.Length == 1 || others.Length > 0 => (only, false),
                (_, [var only]) => (only, false),
                _ => null,
            };
        }

        return null;
    }

    private (LocalDate Date, bool Swapped)? Numeric(int first, int second, int year, char separator)
    {
        if (separator == YearFirst)
            return CivilTimes.Date(year, first, second) is { } iso ? (iso, false) : null;
        var dayFirst = CivilTimes.Date(year, second, first);
        var monthFirst = CivilTimes.Date(year, first, second);
        // 26-02-09 is 9 February 2026 in Basque and 26 February 2009 elsewhere
        var yearFirst = separator == '-' && year < 100 && CivilTimes.Date(first, second, year) is not null;
        if (dayFirst is null || monthFirst is null || first == second)
            return (dayFirst ?? monthFirst) is { } only ? (only, yearFirst) : null;
        var weekdays = _names.Select(DateWords.Weekday).FirstOrDefault([]);
        if (weekdays.Contains((int)dayFirst.Value.DayOfWeek) != weekdays.Contains((int)monthFirst.Value.DayOfWeek))
            return (weekdays.Contains((int)dayFirst.Value.DayOfWeek) ? dayFirst.Value : monthFirst.Value, false);
        return separator == '.' ? (dayFirst.Value, false) : (_afternoon is null ? dayFirst.Value : monthFirst.Value, true);
    }

    private static int Int(Match match, string group) => Numbers.Whole(match.Groups[group].Value) ?? 0;

    [GeneratedRegex(@"\A(?<h>[0-9]{1,2})[:.](?<m>[0-9]{2})(?:[:.](?<s>[0-9]{2})(?:[.,](?<f>[0-9]{1,9}))?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\A(?<a>[0-9]{4}|[0-9]{1,2})(?<sep>[-/.])(?<b>[0-9]{1,2})\k<sep>(?<c>[0-9]{4}|[0-9]{1,2})\.?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"\A([0-9]{4}|[0-9]{1,2})(?:\.|º|ª|er|e|th|st|nd|rd)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\A[A-Z]{1,5}\z|\AChST\z", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();
}
