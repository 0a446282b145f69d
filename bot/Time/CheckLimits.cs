using System.Net;
using System.Threading.RateLimiting;

namespace SupportBot.Time;

/// <summary>How often check links may be called: so that nobody can try codes out, and one code cannot keep the bot busy.</summary>
internal sealed class CheckLimits : IDisposable
{
    /// <summary>Calls a minute from one address; hosts behind one proxy share it.</summary>
    public const int PerAddress = 60;

    /// <summary>Calls a minute with one code; a line makes two.</summary>
    public const int PerCode = 12;

    private readonly PartitionedRateLimiter<IPAddress> _addresses = Limiter<IPAddress>(PerAddress);
    private readonly PartitionedRateLimiter<string> _codes = Limiter<string>(PerCode);

    public bool Admits(IPAddress? address, string code)
    {
        using var byAddress = _addresses.AttemptAcquire(address ?? IPAddress.None);
        using var byCode = _codes.AttemptAcquire(code);
        return byAddress.IsAcquired && byCode.IsAcquired;
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _codes.Dispose();
    }

    private static PartitionedRateLimiter<TKey> Limiter<TKey>(int perMinute)
        where TKey : notnull => PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
        }));
}
