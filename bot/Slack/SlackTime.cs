using System.Globalization;
using NodaTime;

namespace SupportBot.Slack;

/// <summary>Slack's timestamps: seconds since 1970 by Slack's clock, with six digits after the point, which together name a message.</summary>
internal static class SlackTime
{
    /// <summary>Far beyond any message; larger numbers are none of Slack's.</summary>
    private const decimal Latest = 100_000_000_000m;

    /// <summary>The moment, to the millisecond; null = it is no timestamp.</summary>
    public static Instant? Of(string? timestamp) =>
        decimal.TryParse(timestamp, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < Latest
            ? Instant.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;
}
