using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes;

/// <summary>
/// The explicit list of date formats that are understood: groups y, mo, d, h, mi, s, f (fraction), ap (AM or PM) and z (zone).
/// A new format is one more row; no culture of the machine is ever asked.
/// </summary>
public static partial class TimestampFormats
{
    /// <summary>Every format, the most telling first: where two begin at the same column, the longer text wins.</summary>
    public static ImmutableArray<(string Name, Regex Pattern)> All { get; } =
    [
        ("iso", Iso),                       // 2021-06-03T07:29:14.150Z   2024-09-02 10:15:31,845   2021/06/03 07:29:14
        ("compact", Compact),               // 20160928T174419Z
        ("day-month-name", DayMonthName),   // Fri, 03 Mar 2017 04:29:05 GMT   06-Nov-94 08:49:37   14/Jun/2023:09:12:41 +0000
        ("month-name-day", MonthNameDay),   // Sat Jan  1 00:47:51 UTC 2000   Jun 14, 2023 9:12:41 AM   Jun 14 09:12:41
        ("dotted", Dotted),                 // 28.02.2017 18:39:51
        ("numeric", Numeric),               // 8/22/2023 1:10:05 PM   22-08-2023 13:10:05
        ("time-date", TimeThenDate),        // 14:1:50.0000 11/23/2026 Z (Windows Kerberos events)
        ("cjk", ChineseJapaneseKorean),     // 2023. 8. 22. 오후 1:10:05   2023年8月22日 13:10:05
        ("klog", Klog),                     // I0604 12:01:02.000123 (Kubernetes, no year)
        ("crdb", Cockroach),                // F200330 06:28:40.975752 (CockroachDB, UTC)
        ("json-epoch", JsonEpoch),          // "ts":1685612345.12
    ];

    private const string Clock = @"(?<h>\d{1,2}):(?<mi>\d{2}):(?<s>\d{2})(?:[.,:](?<f>\d{1,9}))?";
    private const string AmPm = @"(?: ?(?<ap>[AaPp]\.?[Mm]\b\.?))?";
    private const string Zone = @"(?: ?(?<z>Z\b|\([A-Z]{2,5}\)|(?:UTC|GMT)?[+-]\d{2}:?\d{2}\b|(?:UTC|GMT)?[+-]\d{2}\b(?![:.\d])|[A-Z]{2,5}\b))?";
    private const string Month = @"(?<mo>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?";
    private const string Weekday = @"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s{1,2})?";
    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![\d.])(?<y>[12]\d{3})(?<sep>[-/])(?<mo>\d{1,2})\k<sep>(?<d>\d{1,2})(?:T|t|_|,? {1,2})(?:(?<ap>오전|오후|上午|下午|午前|午後) ?)?" + Clock + AmPm + Zone, Plain)]
    private static partial Regex Iso { get; }

    [GeneratedRegex(@"(?<!\d)(?<y>[12]\d{3})(?<mo>\d{2})(?<d>\d{2})T(?<h>\d{2})(?<mi>\d{2})(?<s>\d{2})(?:\.(?<f>\d{1,9}))?(?<z>Z|[+-]\d{4})?(?!\d)", Plain)]
    private static partial Regex Compact { get; }

    [GeneratedRegex(Weekday + @"(?<!\d)(?<d>\d{1,2})(?<sep>[-/ ])" + Month + @"\k<sep>(?<y>\d{4}|\d{2})(?:,? {1,2}|:)" + Clock + AmPm + Zone, Plain)]
    private static partial Regex DayMonthName { get; }

    [GeneratedRegex(Weekday + @"\b" + Month + @" {1,2}(?<d>\d{1,2})(?:,? (?<y>[12]\d{3}),?(?: at)?)? " + Clock + AmPm + @"(?: (?<z>(?:UTC|GMT)?[+-]\d{2}:?\d{2}|[A-Z]{2,5}\b))?(?: (?<y2>[12]\d{3})\b(?: (?<z2>GMT|UTC|Z|[A-Z]{2,3}T)\b)?)?", Plain)]
    private static partial Regex MonthNameDay { get; }

    [GeneratedRegex(@"(?<![\d.])(?<d>\d{1,2})\.(?<mo>\d{1,2})\.(?<y>\d{4}),? {1,2}" + Clock + Zone, Plain)]
    private static partial Regex Dotted { get; }

    [GeneratedRegex(@"(?<![\d/-])(?<a>\d{1,2})(?<sep>[/-])(?<b>\d{1,2})\k<sep>(?<y>\d{4}),? {1,2}" + Clock + AmPm + Zone, Plain)]
    private static partial Regex Numeric { get; }

    [GeneratedRegex(@"(?<![\d:])(?<h>\d{1,2}):(?<mi>\d{1,2}):(?<s>\d{1,2})(?:\.(?<f>\d{1,9}))? (?<mo>\d{1,2})/(?<d>\d{1,2})/(?<y>\d{4})(?: (?<z>Z))?", Plain)]
    private static partial Regex TimeThenDate { get; }

    [GeneratedRegex(@"(?<!\d)(?<y>[12]\d{3})[.년年] ?(?<mo>\d{1,2})[.월月] ?(?<d>\d{1,2})[.일日]? {0,2}(?<ap>오전|오후|上午|下午|午前|午後)? ?" + Clock, Plain)]
    private static partial Regex ChineseJapaneseKorean { get; }

    [GeneratedRegex(@"(?<![A-Za-z\d])[IWEFD](?<mo>\d{2})(?<d>\d{2}) {1,2}" + Clock, Plain)]
    private static partial Regex Klog { get; }

    [GeneratedRegex(@"(?<![A-Za-z\d])[IWEFD](?<y>\d{2})(?<mo>\d{2})(?<d>\d{2}) {1,2}" + Clock, Plain)]
    private static partial Regex Cockroach { get; }

    [GeneratedRegex(@"""(?:ts|time|timestamp|@timestamp|t|date)"" ?: ?""?(?<epoch>\d{10}(?:\.\d{1,9}|\d{3}|\d{6}|\d{9})?)(?![\d.])", Plain)]
    private static partial Regex JsonEpoch { get; }
}
