using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>Numbers and time spans as tools print them, in any locale.</summary>
internal static partial class Numbers
{
    /// <summary>A decimal number with a point or a comma; null for anything else. No thousands separators: no tool prints them.</summary>
    public static double? Decimal(string? text) =>
        double.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;

    /// <summary>A whole number; null for anything else.</summary>
    public static int? Whole(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>
    /// A signed time span in seconds: <c>+1h 30min 2.731108s</c>, <c>-5.224ms</c>, <c>91us</c>, <c>0</c>. The sign holds for the whole span.
    /// Null where the text is something else.
    /// </summary>
    public static double? Span(string? text)
    {
        if (text is null || SpanShape().Match(text.Trim()) is not { Success: true } match)
            return null;
        var seconds = 0.0;
        for (var part = 0; part < match.Groups["number"].Captures.Count; part++)
        {
            if (Decimal(match.Groups["number"].Captures[part].Value) is not { } number)
                return null;
            seconds += number * SecondsIn(match.Groups["unit"].Captures[part].Value);
        }

        return match.Groups["sign"].Value == "-" ? -seconds : seconds;
    }

    /// <summary>The middle value; of an even count the mean of the two in the middle. The sequence must not be empty.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // systemd's units: a month is 30.44 days, a year 365.25 (systemd.time(7))
    private static double SecondsIn(string unit) => unit switch
    {
        "ns" => 1e-9,
        "us" or "µs" or "μs" => 1e-6,
        "ms" => 1e-3,
        "min" or "m" => 60,
        "h" => 3600,
        "d" or "day" or "days" => 86400,
        "w" or "week" or "weeks" => 604800,
        "month" or "months" => 2629800,
        "y" or "year" or "years" => 31557600,
        _ => 1,
    };

    [GeneratedRegex(
        @"\A(?<sign>[+-])?\s?(?:(?<number>[0-9]{1,15}(?:[.,][0-9]{1,12})?)\s?(?<unit>ns|us|µs|μs|ms|months?|min|m|s|h|days?|d|weeks?|w|years?|y|)(?:\s|\z)){1,8}\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex SpanShape();
}
