namespace SupportBot.Time;

/// <summary>One server over time: what it said lately, and when it may be asked again.</summary>
internal sealed class TimeSource(TimeServer server)
{
    private const int MostSamples = 8;
    private const int QuickTries = 3;
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(64);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1024);
    private static readonly TimeSpan QuickRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestAge = TimeSpan.FromHours(1);

    private ImmutableList<SntpSample> _samples = [];
    private TimeSpan _poll = ShortestPoll;
    private TimeSpan _leastPoll = ShortestPoll;
    private int _failures;

    public TimeServer Server { get; } = server;

    /// <summary>How often it was asked.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it may be asked again, by the steady clock; never after DENY.</summary>
    public DateTimeOffset NextAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Why the last question gave no time; null when it did.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Of the latest samples the most certain one as it counts now (the clock filter of RFC 5905 section 10); null = none within the hour.</summary>
    public SntpSample? Best(DateTimeOffset now) => _samples.Where(sample => now - sample.At < LongestAge).Select(sample => sample.AgedTo(now)).MinBy(sample => sample.Distance);

    /// <summary>Notes what came of asking it.</summary>
    public void Note(SntpOutcome outcome, DateTimeOffset now)
    {
        Attempts++;
        switch (outcome)
        {
            case SntpSample sample:
                // An older sample that contradicts the newest is from before the server's clock was set.
                _samples = [.. _samples.Where(older => older.AgedTo(sample.At).AgreesWith(sample)).TakeLast(MostSamples - 1), sample];
                (Trouble, _failures, _poll) = (null, 0, _leastPoll);
                NextAt = now + _poll;
                break;
            case SntpRefusal { Wish: SntpWish.Never } refusal:
                (Trouble, _samples, NextAt) = (refusal.Reason, [], DateTimeOffset.MaxValue);
                break;
            case SntpRefusal { Wish: SntpWish.Slower } refusal:
                _leastPoll = _poll = Longer(_poll);
                (Trouble, NextAt) = (refusal.Reason, now + _poll);
                break;
            case SntpRefusal refusal:
                _failures++;
                Trouble = refusal.Reason;
                NextAt = now + (_failures < QuickTries && _leastPoll == ShortestPoll ? QuickRetry * _failures : _poll);
                _poll = _failures < QuickTries ? _poll : Longer(_poll);
                break;
        }
    }

    /// <summary>Twice as long, up to 17 minutes (2^10 s, the usual longest poll).</summary>
    private static TimeSpan Longer(TimeSpan poll) => poll >= LongestPoll ? LongestPoll : poll * 2;
}
