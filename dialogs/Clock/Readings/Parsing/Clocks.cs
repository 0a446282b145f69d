using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>Rules that hold for the readings of every tool.</summary>
internal static class Clocks
{
    /// <summary>An operating system's clock within one second of true time counts as synchronised.</summary>
    public const double ToleranceSeconds = 1.0;

    /// <summary>True where the offset is small enough for a synchronised clock.</summary>
    public static bool IsClose(double offset) => Math.Abs(offset) <= ToleranceSeconds;

    /// <summary>A sentence about a reading, from the group <c>readings</c> of the language files.</summary>
    public static Phrase Note(string key, params IReadOnlyList<(string Name, object Value)> values) => new("readings." + key, values);

    /// <summary>Kiss codes and names of undisciplined clocks: a reference id that is no time source (RFC 5905 section 7.4).</summary>
    public static bool IsNoSource(string? refid) => refid?.Trim('.').ToUpperInvariant() is null or "" or "INIT" or "STEP" or "LOCL" or "LOCAL" or "LCL"
        or "127.127.1.0" or "127.127.1.1" or "0.0.0.0" or "XFAC" or "RATE" or "DENY" or "RSTR" or "DNS4" or "DNS6" or "NONE" or "FREE" or "ORPH" or "127.0.0.1";
}
