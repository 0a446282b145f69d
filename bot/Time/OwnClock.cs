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
/// behind, since a token may be older than its delivery. What was said is kept with the monotonic timer, so that a clock which is set right is
/// right at once.
/// </summary>
internal sealed class OwnClock(ITrustedTime trusted, TimeProvider time)
{
    private static readonly TimeSpan WorthAWarning = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TooMuch = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>A peer tells whole seconds; the answer was on its way for a while.</summary>
    private static readonly TimeSpan MostOnTheWay = TimeSpan.FromSeconds(5);

    private const int MostPeers = 100;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Said, TimeSpan Bound, long At)> _peers = new();
    private readonly Lock _gate = new();
    private (DateTimeOffset Stamp, long At)? _signed;

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
        _peers[host] = (date + TimeSpan.FromSeconds(0.5) + (way / 2), TimeSpan.FromSeconds(0.5) + (way / 2), time.GetTimestamp());
    }

    /// <summary>A platform signed something at this time: it has come. Of several stamps the one that is furthest on proves most; an old event that is delivered again, nothing.</summary>
    public void NoteSigned(DateTimeOffset stamp)
    {
        lock (_gate)
        {
            if (_signed is not var (known, at) || time.GetElapsedTime(at) >= Kept || stamp - known > time.GetElapsedTime(at))
                _signed = (stamp, time.GetTimestamp());
        }
    }

    private TimeSpan? FromServers => trusted.Now is { Uncertainty: not null } now ? time.GetUtcNow() - now.Utc : null;

    /// <summary>One host alone may itself be wrong; what its bound allows is no offset.</summary>
    private TimeSpan? FromPeers
    {
        get
        {
            var fresh = _peers.Values.Where(peer => time.GetElapsedTime(peer.At) < Kept)
                .Select(peer => (Offset: AheadOf(peer.Said, peer.At), peer.Bound)).OrderBy(peer => peer.Offset).ToList();
            if (fresh.Count < 2)
                return null;
            var (offset, bound) = fresh[fresh.Count / 2];
            return offset.Duration() <= bound ? TimeSpan.Zero : offset;
        }
    }

    private TimeSpan? FromSigned
    {
        get
        {
            lock (_gate)
                return _signed is var (stamp, at) && time.GetElapsedTime(at) < Kept && AheadOf(stamp, at) is var ahead && ahead < TimeSpan.Zero ? ahead : null;
        }
    }

    /// <summary>How far the clock is ahead now of a time that was said at <paramref name="at"/> (a timestamp of the monotonic clock).</summary>
    private TimeSpan AheadOf(DateTimeOffset said, long at) => time.GetUtcNow() - said - time.GetElapsedTime(at);
}
