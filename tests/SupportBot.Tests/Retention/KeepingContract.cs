using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Retention;

/// <summary>What every store must forget, by age and for a person. One class per engine runs it.</summary>
public abstract class KeepingContract : IAsyncLifetime
{
    private protected static readonly Person Minji = new("29:mínji/+id-4711", "Minji \"M\" <Kim>", "ko");
    private static readonly Person Daniel = new("29:daniel-0815", "Daniel");
    private static readonly ConversationKey Shared = new("web", "", "incident"), Alone = new("teams", "t", "a:chat-of-one"), Others = new("slack", "T1", "C1/2");
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 10, 0);
    private KeptStore _kept = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected abstract Task<KeptStore> OpenAsync();

    private protected abstract Task PassAsync(TimeSpan time);

    /// <summary>All that the database's files hold.</summary>
    private protected abstract Task<string> BytesAsync();

    public virtual async ValueTask InitializeAsync() => _kept = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (_kept is not null)
            await _kept.Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_nobody_touched_for_its_time_is_gone_and_the_rest_stays()
    {
        await FillAsync(Shared, Minji, "canary-old");
        await PassAsync(TimeSpan.FromDays(20));
        await FillAsync(Others, Daniel, "canary-young");
        await PassAsync(TimeSpan.FromDays(11));
        Assert.True(await _kept.Keeping.ForgetAsync(Month, Cancel) > 0);
        Assert.Equal(Conversation.New, await _kept.Store.ReadConversationAsync(Shared, Cancel));
        Assert.Empty(await _kept.Log.ReadAsync(Shared, 0, Cancel));
        Assert.NotEqual(Conversation.New, await _kept.Store.ReadConversationAsync(Others, Cancel));
        Assert.NotEmpty(await _kept.Log.ReadAsync(Others, 0, Cancel));
        Assert.All(await _kept.Keeping.AuditAsync(null, null, 100, Cancel), entry => Assert.Equal(Others.ToString(), entry.Conversation));
        Assert.Equal(0, await _kept.Keeping.ForgetAsync(Month, Cancel));
    }

    [Fact]
    public async Task What_still_waits_is_not_forgotten_and_a_forgotten_thread_begins_anew()
    {
        await FillAsync(Shared, Minji, "one");
        await PassAsync(TimeSpan.FromDays(31));
        await _kept.Store.ReceiveAsync(new("late", Shared, new Said(Minji, "two"), "{}"), TimeSpan.Zero, Cancel);
        await _kept.Keeping.ForgetAsync(Month, Cancel);
        await using (var turn = (await _kept.Store.ClaimAsync(Shared, 5, Cancel)).Turn)
            Assert.Single(turn!.Pending.Conversation.Findings);
        await PassAsync(TimeSpan.FromDays(1));
        await FinishAsync(Shared, "late");
        await PassAsync(TimeSpan.FromDays(31));
        await _kept.Keeping.ForgetAsync(Month, Cancel);
        await FillAsync(Shared, Minji, "three");
        Assert.Single((await _kept.Store.ReadConversationAsync(Shared, Cancel)).Findings);
    }

    [Fact]
    public async Task A_person_is_gone_from_every_byte_and_others_keep_their_record()
    {
        await FillAsync(Shared, Minji, "canary-hers");
        await FillAsync(Alone, Minji, "canary-alone");
        await FillAsync(Others, Daniel, "canary-his");
        await _kept.Log.PutAsync(Shared, "u:2", null, $$"""{"kind":"said","by":"Daniel","byId":"{{Daniel.Id}}","text":"thanks, Minji \"M\" <Kim>!"}""", Cancel);
        await _kept.Log.PutAsync(Shared, "w:1", Minji.Id, """{"kind":"card","card":{}}""", Cancel);
        await _kept.Log.PutAsync(Shared, "c9", null, """{"kind":"card","card":{"body":[{"type":"TextBlock","text":"Already done by Minji \"M\" <Kim>, ordinarily"}],"actions":[{"data":{"seal":"x"}}]}}""", Cancel);
        var before = await BytesAsync();
        Assert.All(new[] { "canary-hers", "canary-alone", "-4711", "Minji" }, trace => Assert.Contains(trace, before, StringComparison.Ordinal));

        Assert.Equal(new Erased(1, 1), await _kept.Keeping.EraseAsync(Minji.Id, Cancel));

        var after = await BytesAsync();
        Assert.All(new[] { "canary-hers", "canary-alone", "-4711", "Minji", "Kim" }, trace => Assert.DoesNotContain(trace, after, StringComparison.Ordinal));
        Assert.All(new[] { "canary-his", Daniel.Id, "Already done by", "ordinarily", "\"seal\":\"x\"" }, kept => Assert.Contains(kept, after.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal));
        var run = Assert.Single((await _kept.Store.ReadConversationAsync(Shared, Cancel)).Runs);
        Assert.Equal([Keeping.Erased, Daniel.Name], run.Events.Select(done => done.By.Name));
        Assert.Equal(new Erased(0, 0), await _kept.Keeping.EraseAsync(Minji.Id, Cancel));
    }

    [Fact]
    public async Task The_audit_says_who_pressed_what_and_whether_it_changed_anything()
    {
        await FillAsync(Shared, Minji, "text of hers");
        await _kept.Store.ReceiveAsync(new("p2", Shared, new PressedInVain(Daniel, null), "{}"), TimeSpan.Zero, Cancel);
        await FinishAsync(Shared, "p2");
        var entries = await _kept.Keeping.AuditAsync(Shared.ToString(), null, 10, Cancel);
        Assert.Equal(
            [(Daniel.Id, "refused", "", "the card is not from here"), (Minji.Id, "pressed start", "f1", "revision 0, KA-1, changed")],
            entries.Select(entry => (entry.Person!, entry.What, entry.Subject, entry.Detail!)));
        Assert.Single(await _kept.Keeping.AuditAsync(null, Daniel.Id, 10, Cancel));
    }

    /// <summary>A thread in which somebody pasted and pressed, and Daniel did something as well where it is shared.</summary>
    private async Task FillAsync(ConversationKey thread, Person by, string text)
    {
        var key = $"{thread}:{text}:{by.Id}";
        await _kept.Log.PutAsync(thread, $"u:{text}", null, new System.Text.Json.Nodes.JsonObject { ["kind"] = "said", ["by"] = by.Name, ["byId"] = by.Id, ["text"] = text }.ToJsonString(), Cancel);
        await _kept.Store.ReceiveAsync(new(key, thread, new Pressed(by, new(Verbs.Start, "f1", Value: "KA-1"), ImmutableDictionary<string, string>.Empty), $$"""{"user":{{System.Text.Json.JsonSerializer.Serialize(by.Id)}}}"""), TimeSpan.Zero, Cancel);
        Person[] people = thread == Shared ? [by, Daniel] : [by];
        var state = Conversation.New with
        {
            Tongues = Conversation.New.Tongues.Add(by.Id, "ko"),
            Findings = [new() { Id = "f1", CardId = "c1", Decision = MatchDecision.Answer, By = by.Name, ById = by.Id, At = Now, LookedFor = [text], Candidates = [new("KA-1", [new(1, text, null)])] }],
            Runs = [new() { Id = "r1", Article = "KA-1", Playbook = "p", FindingId = "f1", CardId = "c2", Step = "s", Owner = by, Watchers = [by], Events = [.. people.Select((each, at) => new RunEvent(Now, each, at, "s", RunAct.Started))] }],
        };
        await using (var turn = (await _kept.Store.ClaimAsync(thread, 5, Cancel)).Turn!)
            Assert.True(await turn.CommitAsync(new(state, [new ShowCard("c1", new(by.Name, [], []))]), Cancel));
        await _kept.Outbox.SentAsync((await _kept.Outbox.ClaimAsync(thread, Cancel)).Reply!.Reply, "platform", Cancel);
    }

    private async Task FinishAsync(ConversationKey thread, string key)
    {
        await using var turn = (await _kept.Store.ClaimAsync(thread, 5, Cancel)).Turn!;
        Assert.Equal(key, turn.Pending.Event.Key);
        Assert.True(await turn.CommitAsync(new(turn.Pending.Conversation, []), Cancel));
    }
}

/// <summary>A store with what is tested here.</summary>
internal sealed record KeptStore(IBotStore Store, IOutbox Outbox, IThreadLog Log, IKeeping Keeping);
