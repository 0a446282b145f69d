using System.Diagnostics.Metrics;
using SupportBot.Storage;
using SupportBot.Time;

namespace SupportBot.Turns;

/// <summary>
/// What proves in production that nothing is lost: events received = done + dead + pending. Counted are the events of this process; dead and
/// pending are those of the store. Nothing here names a person or a text.
/// </summary>
internal sealed class TurnMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "SupportBot";

    private readonly Meter _meter;
    private readonly Counter<long> _received;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _done;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _ambiguous;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _turns;

    public TurnMetrics(IMeterFactory meters, OwnClock clock)
    {
        _meter = meters.Create(Name);
        _received = _meter.CreateCounter<long>("events_received", description: "Events committed to the inbox, duplicates not counted.");
        _duplicates = _meter.CreateCounter<long>("dedupe_hits", description: "Deliveries of an event that was received before.");
        _done = _meter.CreateCounter<long>("events_done", description: "Events whose turn was committed.");
        _conflicts = _meter.CreateCounter<long>("turn_conflicts", description: "Turns that were not committed because the conversation had changed, or that another instance held.");
        _failures = _meter.CreateCounter<long>("turn_failures", description: "Turns that failed by surprise.");
        _ambiguous = _meter.CreateCounter<long>("outbox_ambiguous", description: "Sends whose answer was lost.");
        _refused = _meter.CreateCounter<long>("outbox_given_up", description: "Replies that will not be sent.");
        _turns = _meter.CreateHistogram("turn_duration", "s", "From claiming an event to its commit.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] });
        _meter.CreateObservableGauge("events_pending", () => Queues?.WaitingEvents ?? 0, description: "Events in the store whose turn is not made yet.");
        _meter.CreateObservableGauge("events_dead", () => Queues?.DeadEvents ?? 0, description: "Events in the store that were set aside.");
        _meter.CreateObservableGauge("inbox_oldest_age", () => Queues?.OldestEvent.TotalSeconds ?? 0, "s", "Age of the oldest event that waits.");
        _meter.CreateObservableGauge("outbox_pending", () => Queues?.WaitingReplies ?? 0, description: "Replies that are not sent yet.");
        _meter.CreateObservableGauge("outbox_oldest_age", () => Queues?.OldestReply.TotalSeconds ?? 0, "s", "Age of the oldest reply that waits.");
        _meter.CreateObservableGauge("bot_clock_offset", () => clock.Offset is { } offset ? [new Measurement<double>(offset.TotalSeconds)] : Array.Empty<Measurement<double>>(), "s", "How far this machine's clock is ahead of true time; absent where nobody can tell.");
    }

    /// <summary>The queues as they were looked at last.</summary>
    public StoreHealth? Queues { get; set; }

    public void Received(string channel, bool isNew) => (isNew ? _received : _duplicates).Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void Done(string channel, TimeSpan took)
    {
        _done.Add(1, new KeyValuePair<string, object?>("channel", channel));
        _turns.Record(took.TotalSeconds);
    }

    public void Conflict() => _conflicts.Add(1);

    public void Failure() => _failures.Add(1);

    public void Ambiguous(string channel) => _ambiguous.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void GivenUp(string channel) => _refused.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void Dispose() => _meter.Dispose();
}
