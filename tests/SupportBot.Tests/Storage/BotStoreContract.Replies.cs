using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

/// <content>Replies on their way out.</content>
public abstract partial class BotStoreContract
{
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
}
