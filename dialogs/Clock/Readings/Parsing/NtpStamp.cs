using System.Globalization;
using NodaTime;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>NTP's own notations: 64-bit time stamps in hexadecimal and reference ids (RFC 5905 sections 6 and 7.3).</summary>
internal static class NtpStamp
{
    // Era 0 begins on 1900-01-01; stamps with the top bit clear belong to era 1, which begins on 2036-02-07.
    private static readonly Instant Era0 = NodaTime.Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>Reads <c>eeae640c.774735de</c>; null for zero (which means "none") and for anything else.</summary>
    public static Instant? Read(string? hex)
    {
        if (hex is not { Length: 17 } || hex[8] != '.'
            || !uint.TryParse(hex.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var seconds)
            || !uint.TryParse(hex.AsSpan(9), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var fraction)
            || seconds == 0)
            return null;
        var sinceEra0 = (seconds & 0x8000_0000) != 0 ? seconds : seconds + (1L << 32);
        return Era0 + Duration.FromSeconds(sinceEra0) + Duration.FromNanoseconds((long)((ulong)fraction * 1_000_000_000 >> 32));
    }

    /// <summary>The IPv4 address that a reference id of eight hexadecimal digits stands for; null for other shapes.</summary>
    public static string? Address(string refid) =>
        refid.Length == 8 && uint.TryParse(refid, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
            ? string.Create(CultureInfo.InvariantCulture, $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}")
            : null;
}
