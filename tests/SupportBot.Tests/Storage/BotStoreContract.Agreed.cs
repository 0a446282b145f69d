using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

/// <content>What else is kept: the thread of a page, codes, what all instances share.</content>
public abstract partial class BotStoreContract
{
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

    [Fact]
    public async Task What_was_said_of_an_answer_is_counted_with_the_turn_that_said_it()
    {
        var asked = Conversation.New with { Findings = [new() { Id = "f1", CardId = "c1", Decision = MatchDecision.Answer, By = "Ada", At = Instant.FromUnixTimeSeconds(0), Candidates = [new("KB-1", []), new("KB-2", [])] }] };
        await CommitAsync("asked", asked);
        Assert.Empty(await Store.VerdictsAsync(Cancel));
        var said = asked with { Findings = [asked.Findings[0] with { RuledOut = ["KB-1", "KB-2"] }] };
        await CommitAsync("said", said);
        await CommitAsync("later", said);
        Assert.Equal([new("KB-1", "", 0, 1), new("KB-2", "", 0, 1)], (await Store.VerdictsAsync(Cancel)).OrderBy(each => each.Article));
        await CommitAsync("back", said with { Findings = [asked.Findings[0] with { RuledOut = ["KB-2"] }] });
        Assert.Equal([new("KB-2", "", 0, 1)], await Store.VerdictsAsync(Cancel));

        async Task CommitAsync(string key, Conversation conversation)
        {
            await ReceiveAsync(key);
            await using var turn = await TurnAsync();
            Assert.True(await turn.CommitAsync(new(conversation, []), Cancel));
        }
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
}
