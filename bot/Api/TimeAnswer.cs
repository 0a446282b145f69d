using SupportBot.Time;

namespace SupportBot.Api;

/// <summary>The answer of <c>GET /api/time</c>.</summary>
/// <param name="Source">Where the time comes from; "own clock, unverified" without NTP servers.</param>
/// <param name="UncertaintyMilliseconds">Bound of the error; null = unknown.</param>
internal sealed record TimeAnswer(long UnixMilliseconds, DateTimeOffset Utc, string Source, double? UncertaintyMilliseconds)
{
    public static TimeAnswer Of(TrustedNow now) => new(now.Utc.ToUnixTimeMilliseconds(), now.Utc, now.Source, now.Uncertainty?.TotalMilliseconds);
}
