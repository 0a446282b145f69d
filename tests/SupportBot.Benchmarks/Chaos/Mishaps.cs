namespace SupportBot.Benchmarks.Chaos;

/// <summary>How often the platform misbehaves: shares of all calls that make or edit a message.</summary>
/// <param name="Limited">Answered 429, with a <c>Retry-After</c> of one to <paramref name="MostRetryAfter"/> seconds.</param>
/// <param name="Failed">Answered 503, nothing done.</param>
/// <param name="AnswerLost">Done, but the connection is dropped before the answer.</param>
internal sealed class Mishaps(double Limited, double Failed, double AnswerLost, int MostRetryAfter, int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public static Mishaps None => new(0, 0, 0, 1, 0);

    /// <summary>While it is set, calls are not answered before this time has passed.</summary>
    public TimeSpan Hang { get; set; }

    /// <summary>What becomes of the next call, and for a 429 the seconds to wait.</summary>
    public (CallOutcome Outcome, int RetryAfter) Next()
    {
        lock (_gate)
        {
            var dice = _random.NextDouble();
            return dice < Limited ? (CallOutcome.Limited, _random.Next(1, MostRetryAfter + 1))
                : dice < Limited + Failed ? (CallOutcome.Failed, 0)
                : dice < Limited + Failed + AnswerLost ? (CallOutcome.DoneAnswerLost, 0)
                : (CallOutcome.Done, 0);
        }
    }
}
