using System.Globalization;
using NodaTime;

namespace SupportBot.Dialogs.Clock;

/// <summary>What a host's clock said: seconds since 1970 UTC, cut off after the digits that were written.</summary>
/// <param name="At">The time as written.</param>
/// <param name="Resolution">The clock stood between <paramref name="At"/> and this much later: what the digits leave out, at least one tick of an old Windows clock.</param>
public sealed record HostStamp(Instant At, Duration Resolution)
{
    /// <summary>Ticks of the clock of Windows before version 8: 64 a second.</summary>
    private static readonly Duration Tick = Duration.FromSeconds(1) / 64;

    /// <summary>Year 9999: more is no number of seconds but of milliseconds or finer.</summary>
    private const decimal Most = 253_402_300_799m;

    /// <summary>Reads digits with at most nine after a point or a comma, and nothing else; null for any other text.</summary>
    public static HostStamp? TryParse(string? text)
    {
        var written = (text ?? "").Replace(',', '.');
        var digits = written.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? written.Length - point - 1 : 0;
        if (digits > 9 || written.Length > 22 || !decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds > Most)
            return null;
        var whole = decimal.Truncate(seconds);
        var resolution = Duration.FromNanoseconds(Math.Pow(10, 9 - digits));
        return new(Instant.FromUnixTimeSeconds((long)whole) + Duration.FromNanoseconds((long)((seconds - whole) * 1_000_000_000)), resolution > Tick ? resolution : Tick);
    }
}
