using System.Globalization;
using NodaTime;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>Findings of messages that print how large a difference is, but not whose clock is wrong.</summary>
internal static class Sizes
{
    /// <summary>Two clocks differ by this many seconds; which of them is wrong, the message does not say.</summary>
    public static Finding Unsigned(string kind, int index, string message, double seconds) => new(kind, index + 1, Cause.Clock, message)
    {
        Explanation = new("evidence.size-only", ("line", index + 1), ("size", Duration.FromSeconds(Math.Min(seconds, 1e10)))),
    };

    /// <summary>Seconds of "1.071059639s", "12ms", "1m2.5s" (Go's way to write durations).</summary>
    public static double? OfGo(string text)
    {
        var (total, at) = (0d, 0);
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.'))
                at++;
            if (!double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            var unit = text.AsSpan(at);
            var (factor, length) = unit.StartsWith("ms") ? (1e-3, 2) : unit.StartsWith("ns") ? (1e-9, 2) : unit.StartsWith("µs") || unit.StartsWith("us") ? (1e-6, 2)
                : unit.StartsWith("s") ? (1d, 1) : unit.StartsWith("m") ? (60d, 1) : unit.StartsWith("h") ? (3600d, 1) : (double.NaN, unit.Length);
            if (double.IsNaN(factor))
                return null;
            (total, at) = (total + (number * factor), at + length);
        }

        return text.Length == 0 ? null : total;
    }
}
