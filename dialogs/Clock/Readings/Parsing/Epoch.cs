using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>Unix time as a bare number: seconds, with a fraction, milliseconds or nanoseconds by their size.</summary>
internal static partial class Epoch
{
    /// <summary>Reads a line that is nothing but a Unix time between 2001 and 2128; null for another.</summary>
    public static Instant? Read(string line)
    {
        if (line.Length > 30 || Shape().Match(line) is not { Success: true } match)
            return null;
        var whole = long.Parse(match.Groups["whole"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var seconds = match.Groups["whole"].Length switch { 13 => whole / 1000, 16 => whole / 1_000_000, 19 => whole / 1_000_000_000, _ => whole };
        if (seconds is < 978_307_200 or > 4_985_000_000)
            return null;
        var rest = match.Groups["whole"].Length switch
        {
            13 => whole % 1000 * 1_000_000,
            16 => whole % 1_000_000 * 1000,
            19 => whole % 1_000_000_000,
            _ => (long)((Numbers.Decimal("0." + match.Groups["fraction"].Value) ?? 0) * 1e9),
        };
        return Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(rest);
    }

    [GeneratedRegex(@"\A\s{0,8}(?<whole>[0-9]{9,10}|[0-9]{13}|[0-9]{16}|[0-9]{19})(?:[.,](?<fraction>[0-9]{1,9}))?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
