using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

/// <summary>What every store must do. One class per store runs it.</summary>
public abstract class BotStoreContract : IAsyncLifetime
{
    private const int Most = 5;
    private static readonly ConversationKey Thread = new("web", "", "a/b thread");
    private static readonly Person Minji = new("p1", "Minji", "ko");
    private StoreUnderTest _one = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IBotStore Store => _one.Store;

    private IOutbox Outbox => _one.Outbox;

    /// <summary>Opens the store; the second time the same data again, after <see cref="CrashAsync"/>.</summary>
    private protected abstract Task<StoreUnderTest> OpenAsync();

    /// <summary>Lets the database's clock go on.</summary>
    private protected abstract Task PassAsync(TimeSpan time);

    /// <summary>The process that holds the store is gone.</summary>
    private protected virtual async Task CrashAsync(StoreUnderTest store) => await store.Store.DisposeAsync();

    public virtual async ValueTask InitializeAsync() => _one = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (_one is not null)
            await _one.Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_same_event_is_received_once()
    {
        Assert.True(await ReceiveAsync("e1"));
        Assert.False(await ReceiveAsync("e1"));
        Assert.True(await ReceiveAsync("e2"));
    }

    [Fact]
    public async Task The_same_event_received_at_the_same_time_is_received_once()
    {
        var received = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => ReceiveAsync($"e{at / 4}")));
        Assert.Equal(5, received.Count(isNew => isNew));
    }

    [Fact]
    public async Task Events_are_handed_out_in_order_and_only_of_their_conversation()
    {
        await ReceiveAsync("e1");
        await Store.ReceiveAsync(Event("x1") with { Conversation = new("web", "", "other") }, TimeSpan.Zero, Cancel);
        await ReceiveAsync("e2");
        await using (var first = await TurnAsync())
        {
            Assert.Equal("e1", first.Pending.Event.Key);
            Assert.Equal(new Said(Minji, "text of e1"), first.Pending.Event.Input);
            Assert.True(await first.CommitAsync(TurnWith("hello"), Cancel));
        }

        await using var second = await TurnAsync();
        Assert.Equal(("e2", "hello", 1L), (second.Pending.Event.Key, second.Pending.Conversation.Language, second.Pending.Version));
    }

    [Fact]
    public async Task A_conversation_whose_turn_is_being_made_is_held_and_others_are_not()
    {
        await ReceiveAsync("e1");
        await ReceiveAsync("e2");
        await Store.ReceiveAsync(Event("x1") with { Conversation = new("web", "", "other") }, TimeSpan.Zero, Cancel);
        await using (await TurnAsync())
        {
            Assert.Equal(TurnClaim.HeldElsewhere, await Store.ClaimAsync(Thread, Most, Cancel));
            await using var other = (await Store.ClaimAsync(new("web", "", "other"), Most, Cancel)).Turn;
            Assert.NotNull(other);
        }

        await using var again = await TurnAsync();
        Assert.Equal("e1", again.Pending.Event.Key);
    }

    [Fact]
    public async Task Turns_of_one_conversation_never_lose_one_another_s_state()
    {
        for (var at = 0; at < 32; at++)
            await ReceiveAsync($"e{at}");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(WorkAsync)));
        Assert.Equal(32, (await Store.ReadConversationAsync(Thread, Cancel)).Names);
        Assert.Equal(TurnClaim.None, await Store.ClaimAsync(Thread, Most, Cancel));

        async Task WorkAsync()
        {
            while (true)
            {
                var claim = await Store.ClaimAsync(Thread, 1000, Cancel);
                if (claim == TurnClaim.None)
                    return;
                if (claim.Turn is not { } turn)
                    continue;
                await using (turn)
                    Assert.True(await turn.CommitAsync(new(turn.Pending.Conversation with { Names = turn.Pending.Conversation.Names + 1 }, []), Cancel));
            }
        }
    }

    [Fact]
    public async Task A_turn_that_is_not_committed_has_not_happened()
    {
        await ReceiveAsync("e1");
        await (await TurnAsync()).DisposeAsync();
        Assert.Equal(Conversation.New, await Store.ReadConversationAsync(Thread, Cancel));
        await using var again = await TurnAsync();
        Assert.Equal(("e1", 2), (again.Pending.Event.Key, again.Pending.Attempts));
    }

    [Fact]
    public async Task Replies_go_out_in_order_and_a_card_is_known_again()
    {
        await TurnAsync("e1", Show("c1"), Show("c2"), Show("c1"));
        var first = await ReplyAsync();
        Assert.Equal(("e1#0", null), (first.Key, first.PlatformId));
        await Outbox.SentAsync(first, "platform-1", Cancel);
        var second = await ReplyAsync();
        Assert.Equal("c2", ((ShowCard)second.Reply).Id);
        await Outbox.SentAsync(second, "platform-2", Cancel);
        var third = await ReplyAsync();
        Assert.Equal("platform-1", third.PlatformId);
        await Outbox.SentAsync(third, "platform-1", Cancel);
        Assert.Equal(ReplyClaim.None, await Outbox.ClaimAsync(Thread, Cancel));
    }

    [Fact]
    public async Task A_postponed_reply_keeps_its_place_until_its_time_has_come()
    {
        await TurnAsync("e1", Show("c1"), Show("c2"));
        var first = await ReplyAsync();
        await Outbox.PostponeAsync(first, TimeSpan.FromSeconds(70), "429", false, Cancel);
        var claim = await Outbox.ClaimAsync(Thread, Cancel);
        Assert.Null(claim.Reply);
        Assert.InRange(claim.Wait!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(70));
        await PassAsync(TimeSpan.FromSeconds(71));
        var again = (await Outbox.ClaimAsync(Thread, Cancel)).Reply!;
        Assert.Equal((first.Id, 0, false), (again.Reply.Id, again.LostAnswers, again.WasInterrupted));
        await Outbox.GiveUpAsync(again.Reply, "gone", Cancel);
        Assert.Equal("c2", ((ShowCard)(await ReplyAsync()).Reply).Id);
    }

    [Fact]
    public async Task A_lost_answer_is_counted()
    {
        await TurnAsync("e1", Show("c1"));
        await Outbox.PostponeAsync(await ReplyAsync(), TimeSpan.FromSeconds(3), "reset", true, Cancel);
        await PassAsync(TimeSpan.FromSeconds(4));
        Assert.Equal(1, (await Outbox.ClaimAsync(Thread, Cancel)).Reply!.LostAnswers);
    }

    [Fact]
    public async Task Of_the_updates_of_a_card_that_wait_only_the_newest_is_sent()
    {
        await TurnAsync("e1", Show("c1"));
        await Outbox.SentAsync(await ReplyAsync(), "platform-1", Cancel);
        await TurnAsync("e2", Show("c1", "old"), Show("c2"), Show("c1", "older"), Show("c1", "newest"));
        var next = await ReplyAsync();
        Assert.Equal("c2", ((ShowCard)next.Reply).Id);
        await Outbox.SentAsync(next, "platform-2", Cancel);
        Assert.Equal("newest", (await ReplyAsync()).Reply.Card.Title);
    }

    [Fact]
    public async Task An_update_that_was_told_to_wait_makes_the_newer_one_wait_too()
    {
        await TurnAsync("e1", Show("c1"));
        await Outbox.SentAsync(await ReplyAsync(), "platform-1", Cancel);
        await TurnAsync("e2", Show("c1", "old"));
        await Outbox.PostponeAsync(await ReplyAsync(), TimeSpan.FromSeconds(70), "429", false, Cancel);
        await TurnAsync("e3", Show("c1", "new"));
        Assert.Null((await Outbox.ClaimAsync(Thread, Cancel)).Reply);
        await PassAsync(TimeSpan.FromSeconds(71));
        Assert.Equal("new", (await ReplyAsync()).Reply.Card.Title);
    }

    [Fact]
    public async Task A_reply_that_a_dead_process_may_have_been_sending_says_so()
    {
        await TurnAsync("e1", Show("c1"));
        await ReplyAsync();
        await CrashAsync(_one);
        _one = await OpenAsync();
        await PassAsync(TimeSpan.FromSeconds(61));
        var again = (await Outbox.ClaimAsync(Thread, Cancel)).Reply!;
        Assert.True(again.WasInterrupted);
        await Outbox.PostponeAsync(again.Reply, TimeSpan.Zero, "later", false, Cancel);
        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.False((await Outbox.ClaimAsync(Thread, Cancel)).Reply!.WasInterrupted);
    }

    [Fact]
    public async Task An_event_that_fails_too_often_is_set_aside_with_an_apology_and_the_next_one_goes_on()
    {
        await ReceiveAsync("e1");
        await ReceiveAsync("e2");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var turn = await TurnAsync();
            await turn.DisposeAsync();
            Assert.Equal(("e1", attempt == 3), (turn.Pending.Event.Key, await Store.FailAsync(turn.Pending with { Attempts = attempt }, "Boom", 3, Show("sorry"), Cancel)));
        }

        await using (var next = await TurnAsync())
            Assert.Equal("e2", next.Pending.Event.Key);
        Assert.Equal("sorry", ((ShowCard)(await ReplyAsync()).Reply).Id);
        Assert.Equal(1, (await Store.CheckAsync(Cancel)).DeadEvents);
        Assert.Equal([("e1", "Boom")], (await Store.DeadAsync(Cancel)).Select(dead => (dead.Key, dead.Error)));
    }

    [Fact]
    public async Task An_event_that_took_the_process_down_each_time_is_set_aside()
    {
        await ReceiveAsync("e1");
        await ReceiveAsync("e2");
        for (var attempt = 1; attempt <= Most; attempt++)
        {
            Assert.Equal(("e1", attempt), await TurnAsync() is var turn ? (turn.Pending.Event.Key, turn.Pending.Attempts) : default);
            await CrashAsync(_one);
            await turn.DisposeAsync();
            _one = await OpenAsync();
        }

        await using var next = await TurnAsync();
        Assert.Equal("e2", next.Pending.Event.Key);
        Assert.Null(Assert.Single(await Store.DeadAsync(Cancel)).Error);
    }

    [Fact]
    public async Task What_was_set_aside_can_be_handled_again()
    {
        await ReceiveAsync("e1");
        var turn = await TurnAsync();
        await turn.DisposeAsync();
        await Store.FailAsync(turn.Pending, "Boom", 1, null, Cancel);
        Assert.Empty(await Store.ReplayAsync("unknown", Cancel));
        Assert.Equal([Thread], await Store.ReplayAsync("e1", Cancel));
        Assert.Empty(await Store.DeadAsync(Cancel));
        await using var again = await TurnAsync();
        Assert.Equal(("e1", 1, new Said(Minji, "text of e1")), (again.Pending.Event.Key, again.Pending.Attempts, again.Pending.Event.Input));
    }

    [Fact]
    public async Task What_is_unfinished_is_found()
    {
        Assert.Empty(await Store.UnfinishedAsync(TimeSpan.Zero, Cancel));
        await ReceiveAsync("e1");
        Assert.Equal([Thread], await Store.UnfinishedAsync(TimeSpan.Zero, Cancel));
        Assert.Empty(await Store.UnfinishedAsync(TimeSpan.FromMinutes(1), Cancel));
        await PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal([Thread], await Store.UnfinishedAsync(TimeSpan.FromMinutes(1), Cancel));
        await using (var turn = await TurnAsync())
            await turn.CommitAsync(TurnWith("ko", Show("c1")), Cancel);
        Assert.Equal([Thread], await Store.UnfinishedAsync(TimeSpan.Zero, Cancel));
        await Outbox.SentAsync(await ReplyAsync(), "p", Cancel);
        Assert.Empty(await Store.UnfinishedAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task A_conversation_that_wants_to_be_woken_is_due_when_its_time_has_come()
    {
        var now = (await Store.UnfinishedAsync(TimeSpan.Zero, Cancel), Now: await _one.NowAsync()).Now;
        await ReceiveAsync("e1");
        await using (var turn = await TurnAsync())
            await turn.CommitAsync(new(Conversation.New with { WakeAt = now + Duration.FromMinutes(5) }, []), Cancel);
        Assert.Empty(await Store.DueAsync(Cancel));
        await PassAsync(TimeSpan.FromMinutes(6));
        var due = Assert.Single(await Store.DueAsync(Cancel));
        Assert.Equal((Thread, "{}"), (due.Conversation, due.Address));
        Assert.True(await Store.ReceiveAsync(new(due.Key, due.Conversation, new TimePassed(Minji), due.Address), TimeSpan.Zero, Cancel));
        Assert.False(await Store.ReceiveAsync(new(Assert.Single(await Store.DueAsync(Cancel)).Key, due.Conversation, new TimePassed(Minji), due.Address), TimeSpan.Zero, Cancel));
        await using (var turn = await TurnAsync())
            await turn.CommitAsync(new(Conversation.New, []), Cancel);
        Assert.Empty(await Store.DueAsync(Cancel));
    }

    [Fact]
    public async Task Conversations_of_one_tenant_are_listed_and_the_one_that_changed_last_comes_first()
    {
        ConversationKey[] turns = [new("slack", "T1", "C1:1.1"), new("slack", "T1", "C2/ä:1.1"), new("slack", "T10", "C1:1.1"), new("teams", "T1", "C1:1.1"), new("slack", "T1", "C1:1.1")];
        foreach (var (at, key) in turns.Index())
        {
            await PassAsync(TimeSpan.FromSeconds(1));
            await Store.ReceiveAsync(new($"e{at}", key, new Said(Minji, "text"), "{}"), TimeSpan.Zero, Cancel);
            await using var turn = (await Store.ClaimAsync(key, Most, Cancel)).Turn!;
            Assert.True(await turn.CommitAsync(TurnWith($"l{at}"), Cancel));
        }

        await Store.ReceiveAsync(new("e9", new("slack", "T1", "C3:1.1"), new Said(Minji, "not handled yet"), "{}"), TimeSpan.Zero, Cancel);
        Assert.Equal([("C1:1.1", "l4"), ("C2/ä:1.1", "l1")], (await Store.RecentAsync("slack", "T1", 10, Cancel)).Select(each => (each.Key.Thread, each.State.Language)));
        Assert.Equal("C1:1.1", Assert.Single(await Store.RecentAsync("slack", "T1", 1, Cancel)).Key.Thread);
        Assert.Empty(await Store.RecentAsync("slack", "T2", 10, Cancel));
    }

    [Fact]
    public async Task Health_counts_what_waits_and_since_when()
    {
        await ReceiveAsync("e1");
        await PassAsync(TimeSpan.FromSeconds(90));
        var health = await Store.CheckAsync(Cancel);
        Assert.Equal(1, health.WaitingEvents);
        Assert.InRange(health.OldestEvent, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task The_first_proposal_under_a_name_stays()
    {
        Assert.Equal("a", await Store.AgreeAsync("key", "a", Cancel));
        Assert.Equal("a", await Store.AgreeAsync("key", "b", Cancel));
    }

    [Fact]
    public async Task A_message_of_a_thread_that_is_put_again_keeps_its_place_and_is_read_again()
    {
        var first = await _one.Log.PutAsync(Thread, "m1", null, "one", Cancel);
        var second = await _one.Log.PutAsync(Thread, "m2", "p1", "two", Cancel);
        var changed = await _one.Log.PutAsync(Thread, "m1", null, "one, changed", Cancel);
        Assert.Equal((first.Position, true, true), (changed.Position, changed.Sequence > second.Sequence, second.Position > first.Position));
        Assert.Equal([second, changed], await _one.Log.ReadAsync(Thread, 0, Cancel));
        Assert.Equal([changed], await _one.Log.ReadAsync(Thread, second.Sequence, Cancel));
        Assert.Empty(await _one.Log.ReadAsync(new("web", "", "other"), 0, Cancel));
    }

    [Fact]
    public async Task Any_text_can_be_kept()
    {
        const string Text = "a\0b \ud83d\ude00 ' \" \\ \u202e";
        await Store.ReceiveAsync(Event("e\0 1") with { Input = new Said(Minji, Text) }, TimeSpan.Zero, Cancel);
        await using var turn = await TurnAsync();
        Assert.Equal(new Said(Minji, Text), turn.Pending.Event.Input);
    }

    [Fact]
    public async Task A_check_code_leads_to_its_conversation_at_its_newest_address()
    {
        var run = new Run { Id = "r1", Article = "KA-1", Playbook = "p", FindingId = "f1", CardId = "c1", Step = "s", Checks = [new("CODE", "s", Instant.MaxValue)] };
        foreach (var address in new[] { "old", "new" })
        {
            await Store.ReceiveAsync(Event(address) with { Address = address }, TimeSpan.Zero, Cancel);
            await using var turn = await TurnAsync();
            Assert.True(await turn.CommitAsync(new(Conversation.New with { Runs = [run] }, []), Cancel));
        }

        Assert.Equal(new(Thread, "new"), await Store.FindCheckAsync("CODE", Cancel));
        Assert.Null(await Store.FindCheckAsync("OTHER", Cancel));
    }

    private protected static IncomingEvent Event(string key) => new(key, Thread, new Said(Minji, $"text of {key}"), "{}");

    private Task<bool> ReceiveAsync(string key) => Store.ReceiveAsync(Event(key), TimeSpan.Zero, Cancel);

    private async Task<OpenTurn> TurnAsync() => (await Store.ClaimAsync(Thread, Most, Cancel)).Turn ?? throw new InvalidOperationException("There is no turn to make.");

    private async Task TurnAsync(string key, params ImmutableArray<Reply> replies)
    {
        await ReceiveAsync(key);
        await using var turn = await TurnAsync();
        Assert.True(await turn.CommitAsync(TurnWith("ko", replies), Cancel));
    }

    private async Task<OutgoingReply> ReplyAsync() => (await Outbox.ClaimAsync(Thread, Cancel)).Reply?.Reply ?? throw new InvalidOperationException("There is no reply to send.");

    private static ShowCard Show(string id, string title = "Title") => new(id, new Card(title, [], []));

    private static Turn TurnWith(string language, params ImmutableArray<Reply> replies) =>
        new(Conversation.New with { Language = language }, replies.IsDefault ? [] : replies);
}

/// <summary>One opened store with all its faces.</summary>
/// <param name="NowAsync">The database's clock.</param>
internal sealed record StoreUnderTest(IBotStore Store, IOutbox Outbox, IThreadLog Log, Func<Task<Instant>> NowAsync);
