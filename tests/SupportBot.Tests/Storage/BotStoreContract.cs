using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

/// <summary>What every store must do. One class per store runs it.</summary>
public abstract class BotStoreContract : IAsyncLifetime
{
    private static readonly ConversationKey Thread = new("web", "", "a/b thread");
    private static readonly Person Minji = new("p1", "Minji", "ko");
    private IBotStore _store = null!;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected abstract Task<IBotStore> OpenAsync();

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_same_event_is_received_once()
    {
        Assert.True(await _store.ReceiveAsync(Event("e1"), Cancel));
        Assert.False(await _store.ReceiveAsync(Event("e1"), Cancel));
        Assert.True(await _store.ReceiveAsync(Event("e2"), Cancel));
    }

    [Fact]
    public async Task Events_are_handed_out_in_order_and_only_of_their_conversation()
    {
        await _store.ReceiveAsync(Event("e1"), Cancel);
        await _store.ReceiveAsync(Event("x1") with { Conversation = new("web", "", "other") }, Cancel);
        await _store.ReceiveAsync(Event("e2"), Cancel);
        var first = await _store.NextTurnAsync(Thread, Cancel);
        Assert.Equal("e1", first?.Event.Key);
        Assert.Equal(new Said(Minji, "text of e1"), first?.Event.Input);
        Assert.True(await _store.CommitAsync(first!, TurnWith("hello"), Cancel));
        Assert.Equal("e2", (await _store.NextTurnAsync(Thread, Cancel))?.Event.Key);
    }

    [Fact]
    public async Task A_commit_for_an_old_version_changes_nothing()
    {
        await _store.ReceiveAsync(Event("e1"), Cancel);
        await _store.ReceiveAsync(Event("e2"), Cancel);
        var turn = (await _store.NextTurnAsync(Thread, Cancel))!;
        Assert.True(await _store.CommitAsync(turn, TurnWith("first"), Cancel));
        Assert.False(await _store.CommitAsync(turn with { Sequence = turn.Sequence + 1 }, TurnWith("second"), Cancel));
        Assert.Equal("first", (await _store.ReadConversationAsync(Thread, Cancel)).Language);
        Assert.Equal("e1#0", (await _store.NextReplyAsync(Thread, Cancel))?.Reply.Key);
        Assert.Equal("e2", (await _store.NextTurnAsync(Thread, Cancel))?.Event.Key);
    }

    [Fact]
    public async Task Replies_go_out_in_order_and_a_card_is_known_again()
    {
        await _store.ReceiveAsync(Event("e1"), Cancel);
        await _store.CommitAsync((await _store.NextTurnAsync(Thread, Cancel))!, TurnWith("ko", Show("c1"), Show("c2"), Show("c1")), Cancel);
        var first = (await _store.NextReplyAsync(Thread, Cancel))!.Reply;
        Assert.Null(first.PlatformId);
        await _store.SentAsync(first, "platform-1", Cancel);
        var second = (await _store.NextReplyAsync(Thread, Cancel))!.Reply;
        Assert.Equal("c2", ((ShowCard)second.Reply).Id);
        await _store.SentAsync(second, "platform-2", Cancel);
        var third = (await _store.NextReplyAsync(Thread, Cancel))!.Reply;
        Assert.Equal("platform-1", third.PlatformId);
        await _store.SentAsync(third, "platform-1", Cancel);
        Assert.Null(await _store.NextReplyAsync(Thread, Cancel));
    }

    [Fact]
    public async Task A_postponed_reply_keeps_its_place()
    {
        await _store.ReceiveAsync(Event("e1"), Cancel);
        await _store.CommitAsync((await _store.NextTurnAsync(Thread, Cancel))!, TurnWith("ko", Show("c1"), Show("c2")), Cancel);
        var first = (await _store.NextReplyAsync(Thread, Cancel))!;
        await _store.PostponeAsync(first.Reply, Time.GetUtcNow().AddSeconds(7), "429", Cancel);
        var again = (await _store.NextReplyAsync(Thread, Cancel))!;
        Assert.Equal((first.Reply.Id, 1, Time.GetUtcNow().AddSeconds(7)), (again.Reply.Id, again.Attempts, again.NotBefore));
        await _store.GiveUpAsync(again.Reply, "gone", Cancel);
        Assert.Equal("c2", ((ShowCard)(await _store.NextReplyAsync(Thread, Cancel))!.Reply.Reply).Id);
    }

    [Fact]
    public async Task An_event_that_fails_too_often_is_set_aside_and_the_next_one_goes_on()
    {
        await _store.ReceiveAsync(Event("e1"), Cancel);
        await _store.ReceiveAsync(Event("e2"), Cancel);
        Assert.False(await _store.FailAsync((await _store.NextTurnAsync(Thread, Cancel))!, "Boom", 2, Cancel));
        Assert.True(await _store.FailAsync((await _store.NextTurnAsync(Thread, Cancel))!, "Boom", 2, Cancel));
        Assert.Equal("e2", (await _store.NextTurnAsync(Thread, Cancel))?.Event.Key);
        Assert.Equal(1, (await _store.CheckAsync(Cancel)).DeadEvents);
    }

    [Fact]
    public async Task What_is_unfinished_is_found_after_a_start()
    {
        Assert.Empty(await _store.UnfinishedAsync(Cancel));
        await _store.ReceiveAsync(Event("e1"), Cancel);
        Assert.Equal([Thread], await _store.UnfinishedAsync(Cancel));
        await _store.CommitAsync((await _store.NextTurnAsync(Thread, Cancel))!, TurnWith("ko", Show("c1")), Cancel);
        Assert.Equal([Thread], await _store.UnfinishedAsync(Cancel));
        await _store.SentAsync((await _store.NextReplyAsync(Thread, Cancel))!.Reply, "p", Cancel);
        Assert.Empty(await _store.UnfinishedAsync(Cancel));
    }

    [Fact]
    public async Task Health_counts_what_waits_and_since_when()
    {
        await _store.ReceiveAsync(Event("e1"), Cancel);
        Time.Advance(TimeSpan.FromSeconds(90));
        var health = await _store.CheckAsync(Cancel);
        Assert.Equal((1, TimeSpan.FromSeconds(90)), (health.WaitingEvents, health.OldestEvent));
    }

    [Fact]
    public async Task The_first_value_proposed_under_a_name_is_what_everybody_gets()
    {
        Assert.Equal("first", await _store.AgreeAsync("key", "first", Cancel));
        Assert.Equal("first", await _store.AgreeAsync("key", "second", Cancel));
        Assert.Equal("another", await _store.AgreeAsync("other", "another", Cancel));
    }

    private static IncomingEvent Event(string key) => new(key, Thread, new Said(Minji, $"text of {key}"), "{}");

    private static ShowCard Show(string id) => new(id, new Card("Title", [], []));

    private static Turn TurnWith(string language, params ImmutableArray<Reply> replies) =>
        new(Conversation.New with { Language = language }, replies.IsDefaultOrEmpty ? [Show("c0")] : replies);
}
