using System.Diagnostics;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>What a call to the platform asked for.</summary>
internal enum CallKind
{
    Create,
    Edit,

    /// <summary>Seen by one person and gone with the next reload, or no message at all.</summary>
    Passing,
}

/// <summary>What the platform did with a call.</summary>
internal enum CallOutcome
{
    Done,

    /// <summary>Done, but the connection was dropped before the answer.</summary>
    DoneAnswerLost,

    /// <summary>Not done: 429.</summary>
    Limited,

    /// <summary>Not done: 5xx.</summary>
    Failed,
}

/// <summary>One call of the bot.</summary>
/// <param name="Place">The conversation.</param>
/// <param name="Message">Id of the message made or edited; null = none.</param>
/// <param name="Body">Hash of what was sent.</param>
/// <param name="Key">The bot's own key of the message, where the platform carries one.</param>
/// <param name="RetryAfter">Seconds that the caller was told to wait.</param>
/// <param name="At">Timestamp of the monotonic clock, of when it was answered for a refusal, of when it came for the others.</param>
internal sealed record PlatformCall(string Place, CallKind Kind, CallOutcome Outcome, string? Message, ulong Body, string? Key, int RetryAfter, long At)
{
    public bool IsDone => Outcome is CallOutcome.Done or CallOutcome.DoneAnswerLost;
}

/// <summary>Every call that the platform got, in order.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly List<PlatformCall> _calls = [];

    public IReadOnlyList<PlatformCall> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    public void Add(PlatformCall call)
    {
        lock (_gate)
            _calls.Add(call);
    }

    /// <summary>New messages that stand there more than once, by the key they carry or by being the same in the same place.</summary>
    public IReadOnlyList<IGrouping<(string, string), PlatformCall>> DoubledMessages() =>
    [
        .. Calls.Where(call => call is { Kind: CallKind.Create, IsDone: true })
            .GroupBy(call => (call.Place, call.Key ?? call.Body.ToString("x", null)))
            .Where(same => same.Count() > 1),
    ];

    /// <summary>How often the looks of each message changed. An edit that is repeated changes nothing.</summary>
    public IReadOnlyDictionary<string, int> Looks() => Calls.Where(call => call is { IsDone: true, Message: not null }).GroupBy(call => call.Message!).ToDictionary(
        message => message.Key,
        message => 1 + message.Zip(message.Skip(1)).Count(pair => pair.First.Body != pair.Second.Body));

    /// <summary>Calls about a conversation before the wait was over that the platform had asked for there, each with the refusal that asked for it; who died in between could not note it.</summary>
    /// <param name="diedBetween">Whether a bot may have died between two timestamps with what the first one brought in its hands.</param>
    public IReadOnlyList<(PlatformCall Refused, PlatformCall Early)> TooEarly(Func<long, long, bool> diedBetween) =>
    [
        .. Calls.Where(call => call.Kind != CallKind.Passing).GroupBy(call => call.Place).SelectMany(place =>
        {
            var early = new List<(PlatformCall, PlatformCall)>();
            PlatformCall? refused = null;
            foreach (var call in place)
            {
                if (refused is not null && call.At < refused.At + (refused.RetryAfter * Stopwatch.Frequency) && !diedBetween(refused.At, call.At))
                    early.Add((refused, call));
                if (call.Outcome == CallOutcome.Limited)
                    refused = call;
            }

            return early;
        }),
    ];
}
