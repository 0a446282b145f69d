using NodaTime;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// A host's clock against the bot's, as the set that a check link proves. The host reads its clock and sends it. Reading came before arrival, so the
/// clock is at least "stamp minus arrival" ahead. The other end needs a time that the reading came after: the command asks the bot first and reads the
/// clock when it has the answer, so the reading came after the bot wrote that answer. The two are one round trip apart; the middle is off by half of it
/// at most, however unequal the ways are (as with delta/2 in RFC 5905), plus what the stamp's digits leave out and what the bot's own time may be off.
/// Without the first answer that end is an assumption, and <see cref="Assumed"/> says so.
/// </summary>
/// <param name="OffsetSeconds">Likeliest skew in seconds: local minus true, positive = ahead.</param>
/// <param name="MinSeconds">Least skew.</param>
/// <param name="MaxSeconds">Greatest skew.</param>
/// <param name="Assumed">True when <paramref name="MaxSeconds"/> rests on the request having taken no longer than <see cref="LongestRequest"/>.</param>
/// <param name="Verified">False when the bot's own time is confirmed by no NTP server.</param>
public sealed record HostMeasure(double OffsetSeconds, double MinSeconds, double MaxSeconds, bool Assumed, bool Verified)
{
    /// <summary>What one request may take; the lines that are handed out make curl give up after it.</summary>
    public static readonly Duration LongestRequest = Duration.FromSeconds(20);

    /// <summary>Half width of the set in seconds.</summary>
    public double BoundSeconds => (MaxSeconds - MinSeconds) / 2;

    /// <summary>True when the clock may be right: zero is in the set.</summary>
    public bool MayBeRight => MinSeconds <= 0 && MaxSeconds >= 0;

    /// <summary>Whether the set is narrow enough to act on: good to a second, or to half of the offset with a certain sign.</summary>
    public bool IsUsable => BoundSeconds <= 1 || (!MayBeRight && BoundSeconds <= Math.Abs(OffsetSeconds) / 2);

    /// <summary>The set.</summary>
    /// <param name="stamp">What the host's clock said.</param>
    /// <param name="after">The bot's time in the answer that the host had before it read its clock; null = there was none.</param>
    /// <param name="arrived">The bot's time when the stamp arrived.</param>
    /// <param name="uncertainty">How far the bot's time may be off; null = nobody knows, and it is taken as it is.</param>
    public static HostMeasure Of(HostStamp stamp, Instant? after, Instant arrived, Duration? uncertainty)
    {
        var known = after is { } answered && answered <= arrived ? answered : (Instant?)null;
        var off = uncertainty ?? Duration.Zero;
        var least = stamp.At - arrived - off;
        var greatest = stamp.At + stamp.Resolution - (known ?? arrived - LongestRequest) + off;
        var likeliest = known is null ? stamp.At + (stamp.Resolution / 2) - arrived : (least + greatest) / 2;
        return new(likeliest.TotalSeconds, least.TotalSeconds, greatest.TotalSeconds, known is null, uncertainty is not null);
    }
}
