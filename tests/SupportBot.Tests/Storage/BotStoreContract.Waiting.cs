using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

/// <content>What waits: for another attempt, for a process that died, for its time.</content>
public abstract partial class BotStoreContract
{
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
    public async Task Health_counts_what_waits_and_since_when()
    {
        await ReceiveAsync("e1");
        await PassAsync(TimeSpan.FromSeconds(90));
        var health = await Store.CheckAsync(Cancel);
        Assert.Equal(1, health.WaitingEvents);
        Assert.InRange(health.OldestEvent, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(100));
    }
}
