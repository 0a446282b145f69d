using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

/// <summary>What every store must do. One class per store runs it.</summary>
public abstract partial class BotStoreContract : IAsyncLifetime
{
    private const int Most = 5;
    private protected static readonly ConversationKey Thread = new("web", "", "a/b thread");
    private static readonly Person Minji = new("p1", "Minji", "ko");
    private StoreUnderTest _one = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IBotStore Store => _one.Store;

    private protected IOutbox Outbox => _one.Outbox;

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

    private protected static IncomingEvent Event(string key) => new(key, Thread, new Said(Minji, $"text of {key}"), "{}");

    private Task<bool> ReceiveAsync(string key) => Store.ReceiveAsync(Event(key), TimeSpan.Zero, Cancel);

    private async Task<OpenTurn> TurnAsync() => (await Store.ClaimAsync(Thread, Most, Cancel)).Turn ?? throw new InvalidOperationException("There is no turn to make.");

    private protected async Task TurnAsync(string key, params ImmutableArray<Reply> replies)
    {
        await ReceiveAsync(key);
        await using var turn = await TurnAsync();
        Assert.True(await turn.CommitAsync(TurnWith("ko", replies), Cancel));
    }

    private protected async Task<OutgoingReply> ReplyAsync() => (await Outbox.ClaimAsync(Thread, Cancel)).Reply?.Reply ?? throw new InvalidOperationException("There is no reply to send.");

    private protected static ShowCard Show(string id, string title = "Title") => new(id, new Card(title, [], []));

    private static Turn TurnWith(string language, params ImmutableArray<Reply> replies) =>
        new(Conversation.New with { Language = language }, replies.IsDefault ? [] : replies);
}

/// <summary>One opened store with all its faces.</summary>
/// <param name="NowAsync">The database's clock.</param>
internal sealed record StoreUnderTest(IBotStore Store, IOutbox Outbox, IThreadLog Log, Func<Task<Instant>> NowAsync);
