using System.Collections.Concurrent;

namespace SupportBot.Time;

/// <summary>How this machine's clock stands.</summary>
internal enum OwnClockState
{
    /// <summary>Nobody has said anything against it.</summary>
    Fine,

    /// <summary>More than 2 s off: worth a warning.</summary>
    Off,

    /// <summary>More than 60 s off: signatures and tokens will soon be refused, here or by the platforms; the bot is not ready.</summary>
    Wrong,
}

/// <summary>
/// Watches this machine's own clock, on which every check of a signature and a token rests. What is asked, best first: the NTP servers; the HTTP
/// <c>Date</c> of those the bot calls (the median of them, at least two); signed stamps of platforms, which only ever prove that the clock is
/// behind, since a token may be older than its delivery.
/// </summary>
internal sealed class OwnClock(ITrustedTime trusted, TimeProvider time)
{
    private static readonly TimeSpan WorthAWarning = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TooMuch = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>A peer tells whole seconds; the answer was on its way for a while.</summary>
    private static readonly TimeSpan MostOnTheWay = TimeSpan.FromSeconds(5);

    private const int MostPeers = 100;

    private readonly ConcurrentDictionary<string, (TimeSpan Offset, TimeSpan Bound, long At)> _peers = new();
    private (TimeSpan Behind, long At)? _signed;

    /// <summary>How far the clock is ahead of true time; negative = behind; null = nobody can tell.</summary>
    public TimeSpan? Offset => FromServers ?? FromPeers ?? FromSigned;

    public OwnClockState State => Offset?.Duration() switch
    {
        { } off when off > TooMuch => OwnClockState.Wrong,
        { } off when off > WorthAWarning => OwnClockState.Off,
        _ => OwnClockState.Fine,
    };

    /// <summary>A host answered with a <c>Date</c> to a question that took from <paramref name="sent"/> (a timestamp of the monotonic clock) until now.</summary>
    public void NoteDate(string host, DateTimeOffset date, long sent)
    {
        var way = time.GetElapsedTime(sent);
        if (way > MostOnTheWay || (_peers.Count >= MostPeers && !_peers.ContainsKey(host)))
            return;
        var middle = time.GetUtcNow() - (way / 2);
        _peers[host] = (middle - (date + TimeSpan.FromSeconds(0.5)), TimeSpan.FromSeconds(0.5) + (way / 2), time.GetTimestamp());
    }

    /// <summary>A platform signed something at this time; it cannot have done so in the future.</summary>
    public void NoteSigned(DateTimeOffset stamp)
    {
        var behind = stamp - time.GetUtcNow();
        if (behind > TimeSpan.Zero)
            _signed = (behind, time.GetTimestamp());
    }

    private TimeSpan? FromServers => trusted.Now is { Uncertainty: not null } now ? time.GetUtcNow() - now.Utc : null;

    /// <summary>One host alone may itself be wrong; what its bound allows is no offset.</summary>
    private TimeSpan? FromPeers
    {
        get
        {
            var fresh = _peers.Values.Where(peer => time.GetElapsedTime(peer.At) < Kept).OrderBy(peer => peer.Offset).ToList();
            if (fresh.Count < 2)
                return null;
            var (offset, bound, _) = fresh[fresh.Count / 2];
            return offset.Duration() <= bound ? TimeSpan.Zero : offset;
        }
    }

    private TimeSpan? FromSigned => _signed is var (behind, at) && time.GetElapsedTime(at) < Kept ? -behind : null;
}
