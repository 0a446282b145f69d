using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>
/// What the database, the platform's ledger and the people who acted say of the same run, held against one another once everything is quiet.
/// </summary>
internal sealed class Books
{
    /// <summary>An answer is noted sooner than this, unless the process dies meanwhile.</summary>
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(5);

    private readonly Fleet _fleet;
    private readonly HashSet<int> _acknowledged;
    private readonly List<(string Key, string Place, int? Number, long Sequence, int State, long DoneAt)> _inbox;
    private readonly List<(string Key, string Place, long Version, JsonNode? State)> _conversations;
    private readonly List<(string Event, string Place, string? Card, int State, string? Error)> _outbox;
    private readonly ILookup<string, (string Card, string Message)> _posted;

    private Books(
        Fleet fleet, IReadOnlyList<PlatformEvent> sent,
        List<(string, string, int?, long, int, long)> inbox, List<(string, string, long, JsonNode?)> conversations, List<(string, string, string?, int, string?)> outbox, ILookup<string, (string, string)> posted) =>
        (_fleet, _acknowledged, _inbox, _conversations, _outbox, _posted) = (fleet, [.. sent.Select(happened => happened.Number)], inbox, conversations, outbox, posted);

    /// <summary>Events that were acknowledged and are not handled, or not there.</summary>
    public ImmutableArray<string> LostEvents =>
    [
        .. _acknowledged.Except(_inbox.Where(row => row.State == 2 && row.Number is not null).Select(row => row.Number!.Value)).Select(number => $"event {number}"),
    ];

    /// <summary>Events that are in the inbox under two keys, and conversations that changed more or less often than events were handled there.</summary>
    public ImmutableArray<string> DoubledStates =>
    [
        .. _inbox.Where(row => row.Number is not null).GroupBy(row => row.Number).Where(same => same.Count() > 1).Select(same => $"event {same.Key} is there {same.Count()} times"),
        .. from conversation in _conversations
           let done = _inbox.Count(row => row.Place == conversation.Place && row.State == 2)
           where done != conversation.Version
           select $"{conversation.Place} has version {conversation.Version} after {done} events",
    ];

    /// <summary>Events that were handled before another of their place, though that was acknowledged already when they were sent; and turns that ended in another order than they were taken.</summary>
    public ImmutableArray<string> Reorderings
    {
        get
        {
            var acks = _fleet.Acks.GroupBy(ack => ack.Number).ToDictionary(same => same.Key, same => (Sent: same.Min(ack => ack.Begun), Kept: same.Where(ack => ack.IsGood).Select(ack => ack.Ended).DefaultIfEmpty(long.MaxValue).Min()));
            return
            [
                .. from place in _inbox.Where(row => row.Number is { } number && _acknowledged.Contains(number)).GroupBy(row => row.Place)
                   let order = place.OrderBy(row => row.Sequence).ToList()
                   from at in Enumerable.Range(1, order.Count - 1)
                   let latest = order.Take(at).MaxBy(row => acks[row.Number!.Value].Sent)
                   where acks[order[at].Number!.Value].Kept < acks[latest.Number!.Value].Sent || order[at - 1].DoneAt > order[at].DoneAt
                   select $"{place.Key}: {latest.Number} before {order[at].Number}",
            ];
        }
    }

    /// <summary>Replies that were given up, cards whose message does not stand on the platform, and cards that show another state than the database has.</summary>
    public ImmutableArray<string> LostReplies =>
    [
        .. _outbox.Where(row => row.State == 3).Select(row => $"{row.Event}: {row.Error}"),
        .. from posted in _posted
           let there = _fleet.Platform.At(posted.Key).Messages.Select(message => message.Id).ToHashSet()
           from card in posted
           where !there.Contains(card.Message)
           select $"{posted.Key}: card {card.Card} is not there",
        .. _outbox.Where(row => row is { State: 2, Card: not null } && !_posted[row.Place].Any(card => card.Card == row.Card)).Select(row => $"{row.Event}: card {row.Card} stands nowhere"),
        .. from conversation in _conversations
           from run in (conversation.State?["runs"] as JsonArray ?? []).OfType<JsonObject>()
           where run["ending"] is null
           from card in _posted[conversation.Place].Where(card => card.Card == (string?)run["cardId"])
           from message in _fleet.Platform.At(conversation.Place).Messages.Where(message => message.Id == card.Message)
           from button in message.Buttons.Where(button => button.On == (string?)run["id"]).Take(1)
           where button.Revision != ((int?)run["revision"] ?? 0)
           select $"{conversation.Place}: {run["id"]} stands at {run["revision"]}, its card shows {button.Revision}",
    ];

    /// <summary>
    /// Cards whose looks changed more often on the platform than there were replies for them: one of those came back after another. A reply that
    /// was left out for a newer one may have been there already, when a kill cut its answer off.
    /// </summary>
    public ImmutableArray<string> DoubledEdits
    {
        get
        {
            var looks = _fleet.Platform.Ledger.Looks();
            return
            [
                .. from place in _posted
                   from card in place
                   let sent = _outbox.Count(row => row.State is 2 or 4 && row.Place == place.Key && row.Card == card.Card)
                   where looks.GetValueOrDefault(card.Message) > sent
                   select $"{place.Key}: {card.Card} changed {looks[card.Message]} times for {sent} replies",
            ];
        }
    }

    /// <summary>New messages that stand there twice: how many, by why. Where nothing explains it, the messages.</summary>
    public (int OnSlack, int AfterLostAnswer, int AfterKill, ImmutableArray<string> Unexplained) Doubled()
    {
        var (slack, lost, killed, unexplained) = (0, 0, 0, ImmutableArray.CreateBuilder<string>());
        foreach (var same in _fleet.Platform.Ledger.DoubledMessages())
        {
            slack += same.First().Key is null ? 0 : same.Count() - 1;
            foreach (var (first, next) in same.Zip(same.Skip(1)))
            {
                if (first.Outcome == CallOutcome.DoneAnswerLost)
                    lost++;
                else if (DiedBetween(first.At, next.At))
                    killed++;
                else if (_outbox.Count(row => row is { State: 2, Card: null } && row.Place == first.Place) < same.Count()) // whispers may say the same to one person twice
                    unexplained.Add($"{first.Place}: {first.Message} and {next.Message}");
            }
        }

        return (slack, lost, killed, unexplained.ToImmutable());
    }

    /// <summary>Whether a bot died between two calls with the answer to the first in its hands.</summary>
    private bool DiedBetween(long first, long next) =>
        _fleet.Bots.SelectMany(bot => bot.Deaths).Any(death => death >= first && death <= next && Stopwatch.GetElapsedTime(first, death) < InFlight);

    /// <summary>Events of the bot's own: conversations that it woke.</summary>
    public int Woken => _inbox.Count(row => row.Number is null);

    public int Dead => _inbox.Count(row => row.State == 3);

    public int Replies => _outbox.Count;

    /// <summary>Version of a conversation and of its youngest run; zeros where there is none.</summary>
    public (long Version, int Revision, string? Step) StateOf(string place) => _conversations.Find(each => each.Place == place) is { State: { } state } found
        ? (found.Version, (int?)(state["runs"] as JsonArray)?.LastOrDefault()?["revision"] ?? 0, (string?)(state["runs"] as JsonArray)?.LastOrDefault()?["step"])
        : default;

    /// <summary>Writes down everything that must not be.</summary>
    public void Judge(Findings findings)
    {
        findings.None("lost events", LostEvents);
        findings.None("doubled or lost state changes", DoubledStates);
        findings.None("reorderings", Reorderings);
        findings.None("lost replies", LostReplies);
        findings.None("doubled card edits", DoubledEdits);
        var (onSlack, _, _, unexplained) = Doubled();
        findings.That(onSlack == 0, $"{onSlack} messages were doubled where the platform can be read");
        findings.None("doubled messages whose answer was not lost", unexplained);
        findings.None("calls before Retry-After had passed", [
            .. _fleet.Platform.Ledger.TooEarly(DiedBetween).Select(pair =>
                $"{pair.Refused.Place}: {pair.Refused.Kind} {pair.Refused.Body:x} refused for {pair.Refused.RetryAfter} s, {Stopwatch.GetElapsedTime(pair.Refused.At, pair.Early.At).TotalMilliseconds:0} ms later {pair.Early.Kind} {pair.Early.Body:x} {pair.Early.Outcome}"),
        ]);
    }

    public static async Task<Books> ReadAsync(Fleet fleet, IReadOnlyList<PlatformEvent> sent) => new(
        fleet,
        sent,
        await fleet.Store.QueryAsync("SELECT event_key, conversation, seq, state, coalesce(done_at, 0) FROM inbox ORDER BY seq", row => (
            row.GetString(0), PlaceOf(row.GetString(1)), PlatformEvent.NumberIn(row.GetString(0)), row.GetInt64(2), (int)row.GetInt16(3), row.GetInt64(4))),
        await fleet.Store.QueryAsync("SELECT key, version, state FROM conversation", row => (row.GetString(0), PlaceOf(row.GetString(0)), row.GetInt64(1), row.IsDBNull(2) ? null : JsonNode.Parse(row.GetString(2)))),
        await fleet.Store.QueryAsync("SELECT idem_key, conversation, card, state, error FROM outbox", row => (
            row.GetString(0), PlaceOf(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2), (int)row.GetInt16(3), row.IsDBNull(4) ? null : row.GetString(4))),
        (await fleet.Store.QueryAsync("SELECT conversation, card, platform_id FROM posted", row => (Place: PlaceOf(row.GetString(0)), Card: row.GetString(1), Message: row.GetString(2))))
            .ToLookup(row => row.Place, row => (row.Card, row.Message)));

    /// <summary>The place that a conversation's key names.</summary>
    private static string PlaceOf(string key) => Uri.UnescapeDataString(key.Split('/')[2]);
}
