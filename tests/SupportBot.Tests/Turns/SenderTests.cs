using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Time;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>What the sender makes of each answer of a platform.</summary>
public sealed class SenderTests : IAsyncLifetime
{
    private static readonly ConversationKey Thread = new("fake", "tenant", "thread");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly FakeChannel _channel = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private SqliteFile _file = null!;
    private SqliteStore _store = null!;
    private Sender _sender = null!;
    private TurnMetrics _metrics = null!;
    private int _events;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _file = SqliteFile.Open(":memory:", _time);
        _store = new(_file);
        _metrics = new(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), new(new NoTrustedTime(), _time));
        _sender = new(new SqliteOutbox(_file), [_channel], new NoDesk(), new(_time), _metrics, _time, NullLogger<Sender>.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        await _store.DisposeAsync();
        _metrics.Dispose();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task What_is_asked_to_wait_waits_as_long_as_asked_and_so_does_what_stands_behind_it()
    {
        _channel.Answers(new SendLater(TimeSpan.FromSeconds(7), "429"));
        await ShowAsync("c1", "c2");
        await PostponedAsync();
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(_channel.Calls);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await _channel.CallsAsync(3);
        Assert.Equal(["c1", "c1", "c2"], _channel.Calls);
    }

    [Fact]
    public async Task A_new_message_whose_answer_was_lost_is_sent_again_and_the_audit_says_so()
    {
        _channel.Answers(new SendAmbiguous("reset"));
        await ShowAsync("c1");
        await _channel.CallsAsync(1);
        await AdvanceUntilAsync(() => _channel.Calls.Count == 2);
        Assert.Equal(["answer-lost", "sent-again"], await AuditAsync());
    }

    [Fact]
    public async Task A_new_message_whose_answer_is_lost_each_time_is_left_to_a_person()
    {
        _channel.Answers([.. Enumerable.Repeat(new SendAmbiguous("reset"), 9)]);
        await ShowAsync("c1");
        await AdvanceUntilAsync(() => _channel.Calls.Count == 4);
        await AdvanceUntilAsync(() => AuditAsync().Result.Contains("given-up"));
        Assert.Equal(4, _channel.Calls.Count);
    }

    [Fact]
    public async Task Where_the_platform_can_be_read_a_message_that_arrived_is_not_sent_again()
    {
        var reading = new ReadableChannel();
        reading.Answers(new SendAmbiguous("reset"));
        var sender = new Sender(new SqliteOutbox(_file), [reading], new NoDesk(), new(_time), _metrics, _time, NullLogger<Sender>.Instance);
        await CommitAsync("c1");
        sender.Signal(Thread);
        await AdvanceUntilAsync(() => _store.UnfinishedAsync(TimeSpan.Zero, Cancel).Result.Count == 0);
        Assert.Single(reading.Calls);
        Assert.Equal(["answer-lost"], await AuditAsync());
    }

    [Fact]
    public async Task A_message_older_than_a_day_is_not_sent_any_more()
    {
        await CommitAsync("c1");
        _time.Advance(TimeSpan.FromHours(25));
        _sender.Signal(Thread);
        await AdvanceUntilAsync(() => _store.UnfinishedAsync(TimeSpan.Zero, Cancel).Result.Count == 0);
        Assert.Empty(_channel.Calls);
        Assert.Equal(["given-up"], await AuditAsync());
    }

    [Fact]
    public async Task A_platform_that_is_down_is_left_alone_and_asked_again_now_and_then_others_are_not_held_up()
    {
        var circuits = new Circuits(_time);
        var calls = 0;
        for (var i = 0; i < 30; i++)
            await CallAsync("down", new SendLater(TimeSpan.FromSeconds(3), "no connection", IsOutage: true));
        Assert.Equal(20, calls);
        Assert.IsType<Sent>(await CallAsync("up", new Sent("1")));
        Assert.IsType<SendLater>(await CallAsync("down", new Sent("1")));
        _time.Advance(TimeSpan.FromSeconds(16));
        Assert.IsType<Sent>(await CallAsync("down", new Sent("1")));
        Assert.IsType<Sent>(await CallAsync("down", new Sent("1")));

        Task<SendResult> CallAsync(string host, SendResult answer) => circuits.CallAsync(
            host,
            "tenant",
            _ =>
            {
                calls++;
                return Task.FromResult(answer);
            },
            Cancel);
    }

    [Fact]
    public async Task A_platform_that_asks_for_pauses_is_not_down()
    {
        var circuits = new Circuits(_time);
        for (var i = 0; i < 50; i++)
            Assert.IsType<SendLater>(await circuits.CallAsync("busy", "t", _ => Task.FromResult<SendResult>(new SendLater(TimeSpan.FromSeconds(1), "429")), Cancel));
        Assert.IsType<Sent>(await circuits.CallAsync("busy", "t", _ => Task.FromResult<SendResult>(new Sent("1")), Cancel));
    }

    private async Task ShowAsync(params string[] cards)
    {
        await CommitAsync(cards);
        _sender.Signal(Thread);
    }

    private async Task CommitAsync(params string[] cards)
    {
        await _store.ReceiveAsync(new($"e{++_events}", Thread, new Arrived(new("p", "Minji")), "{}"), TimeSpan.Zero, Cancel);
        await using var turn = (await _store.ClaimAsync(Thread, 5, Cancel)).Turn!;
        await turn.CommitAsync(new(Conversation.New, [.. cards.Select(card => new ShowCard(card, new(card, [], [])))]), Cancel);
    }

    /// <summary>The first send was made and what became of it is noted: from here on time may go on.</summary>
    private async Task PostponedAsync()
    {
        while ((await ((IDatabase)_file).QueryAsync(new("SELECT id FROM outbox WHERE not_before > @now"), row => row.GetInt64(0), Cancel)).Count == 0)
            await Task.Delay(5, Cancel);
    }

    private Task<List<string>> AuditAsync() => ((IDatabase)_file).QueryAsync(new("SELECT what FROM audit ORDER BY id"), row => row.GetString(0), Cancel);

    /// <summary>Lets time go on, second by second, until something is so; the sender works between the seconds.</summary>
    private async Task AdvanceUntilAsync(Func<bool> isSo)
    {
        for (var step = 0; !isSo(); step++)
        {
            Assert.True(step < 6000, "It never became so.");
            _time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Delay(5, Cancel);
        }
    }

    private class FakeChannel : IChannel
    {
        private readonly Queue<SendResult> _answers = new();

        public string Name => "fake";

        public ImmutableList<string> Calls { get; private set; } = [];

        public void Answers(params SendResult[] answers)
        {
            foreach (var answer in answers)
                _answers.Enqueue(answer);
        }

        public Task<SendResult> SendAsync(OutgoingReply outgoing, CancellationToken cancellation)
        {
            var answer = _answers.TryDequeue(out var told) ? told : new Sent("p-" + outgoing.Id);
            Calls = Calls.Add(((ShowCard)outgoing.Reply).Id);
            return Task.FromResult(answer);
        }

        public async Task CallsAsync(int count)
        {
            while (Calls.Count < count)
                await Task.Delay(5, Cancel);
        }
    }

    private sealed class ReadableChannel : FakeChannel, IReconciles
    {
        public Task<SendResult?> FindAsync(OutgoingReply outgoing, CancellationToken cancellation) => Task.FromResult<SendResult?>(new Sent("found"));
    }
}

/// <summary>No servers: the machine's own clock.</summary>
internal sealed class NoTrustedTime : ITrustedTime
{
    public TrustedNow Now => new(default, "own clock, unverified", null);
}

/// <summary>Nobody to hand over to.</summary>
internal sealed class NoDesk : IHandOverDesk
{
    public Task<SendResult> SendAsync(ConversationKey from, HandOver record, CancellationToken cancellation) => Task.FromResult<SendResult>(new Sent(null));
}
