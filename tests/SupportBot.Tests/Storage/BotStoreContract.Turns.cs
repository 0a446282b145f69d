using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

/// <content>Events that come in, and turns that are made of them.</content>
public abstract partial class BotStoreContract
{
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
    public async Task Any_text_can_be_kept()
    {
        const string Text = "a\0b \ud83d\ude00 ' \" \\ \u202e";
        await Store.ReceiveAsync(Event("e\0 1") with { Input = new Said(Minji, Text) }, TimeSpan.Zero, Cancel);
        await using var turn = await TurnAsync();
        Assert.Equal(new Said(Minji, Text), turn.Pending.Event.Input);
    }

    [Fact]
    public async Task A_turn_that_was_put_back_is_the_same_attempt_again()
    {
        await ReceiveAsync("e1");
        var turn = await TurnAsync();
        turn.PutBack();
        await turn.DisposeAsync();
        await using var again = await TurnAsync();
        Assert.Equal(("e1", 1), (again.Pending.Event.Key, again.Pending.Attempts));
    }

    [Fact]
    public async Task Events_that_were_begun_twice_without_an_outcome_are_begun_one_at_a_time()
    {
        ConversationKey other = new("web", "", "other");
        await ReceiveAsync("e1");
        await Store.ReceiveAsync(Event("x1") with { Conversation = other }, TimeSpan.Zero, Cancel);
        foreach (var thread in (ConversationKey[])[Thread, other, Thread, other])
            await (await Store.ClaimAsync(thread, Most, Cancel)).Turn!.DisposeAsync();
        await using (var suspect = await TurnAsync())
        {
            Assert.Equal(3, suspect.Pending.Attempts);
            Assert.Equal(TurnClaim.HeldElsewhere, await Store.ClaimAsync(other, Most, Cancel));
        }

        await using var next = (await Store.ClaimAsync(other, Most, Cancel)).Turn;
        Assert.Equal(3, next?.Pending.Attempts);
    }
}
