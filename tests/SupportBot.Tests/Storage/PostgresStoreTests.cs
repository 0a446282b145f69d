using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

public sealed class PostgresStoreTests(PostgresCluster cluster) : BotStoreContract
{
    private string _connection = "";

    public override async ValueTask InitializeAsync()
    {
        _connection = await cluster.NewDatabaseAsync();
        await base.InitializeAsync();
    }

    [Fact]
    public async Task Instances_that_start_together_bring_the_tables_up_to_date_once()
    {
        _connection = await cluster.NewDatabaseAsync();
        var databases = Enumerable.Range(0, 5).Select(_ => Database()).ToList();
        await Task.WhenAll(databases.Select(database => database.StartAsync(Cancel)));
        Assert.All(await databases[0].QueryAsync(new("SELECT count(*) FROM migration GROUP BY name"), row => row.GetInt64(0), Cancel), count => Assert.Equal(1, count));
        foreach (var database in databases)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_is_sent_by_one_instance_at_a_time()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        var thread = Event("e1").Conversation;
        await one.Store.ReceiveAsync(Event("e1"), TimeSpan.Zero, Cancel);
        await using (var turn = (await one.Store.ClaimAsync(thread, 5, Cancel)).Turn!)
            await turn.CommitAsync(new(Conversation.New, [new ShowCard("c1", new("Title", [], []))]), Cancel);
        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(at => (at % 2 == 0 ? one : other).Outbox.ClaimAsync(thread, Cancel)));
        Assert.Single(claims, claim => claim.Reply is not null);
        await one.Outbox.ReturnAsync(Cancel);
        await other.Outbox.ReturnAsync(Cancel);
        Assert.NotNull((await other.Outbox.ClaimAsync(thread, Cancel)).Reply);
        await one.Store.DisposeAsync();
        await other.Store.DisposeAsync();
    }

    [Fact]
    public async Task A_turn_that_somebody_waits_for_is_left_to_where_they_wait_for_as_long_as_they_do()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        var thread = Event("e1").Conversation;
        await one.Store.ReceiveAsync(Event("e1"), TimeSpan.FromSeconds(4), Cancel);
        Assert.Equal(TurnClaim.HeldElsewhere, await other.Store.ClaimAsync(thread, 5, Cancel));
        await using (var own = (await one.Store.ClaimAsync(thread, 5, Cancel)).Turn)
            Assert.NotNull(own);
        await PassAsync(TimeSpan.FromSeconds(5));
        await using (var taken = (await other.Store.ClaimAsync(thread, 5, Cancel)).Turn)
            Assert.Equal("e1", taken?.Pending.Event.Key);
        await one.Store.DisposeAsync();
        await other.Store.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_could_hear_nothing_for_a_while_looks_at_everything()
    {
        await using var database = new PostgresDatabase(_connection = await cluster.NewDatabaseAsync(), TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        using var told = new SemaphoreSlim(0);
        database.Changed += topic =>
        {
            if (topic.Length == 0)
                told.Release();
        };
        await database.StartAsync(Cancel);
        await told.WaitAsync(Cancel);
        await database.QueryAsync(new("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"), row => row.GetBoolean(0), Cancel);
        await told.WaitAsync(Cancel);
    }

    [Fact]
    public async Task A_database_that_is_away_is_an_outage_not_a_surprise()
    {
        await using var database = new PostgresDatabase("Host=127.0.0.1;Port=1;Username=nobody;Database=none", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new PostgresStore(database).ReceiveAsync(Event("e1"), TimeSpan.Zero, Cancel));
    }

    [Fact]
    public void A_connection_string_that_is_none_is_refused_by_name() => Assert.Contains(
        "Storage:Postgres",
        Assert.Throws<InvalidOperationException>(() => new PostgresDatabase("nonsense", TimeProvider.System, NullLogger<PostgresDatabase>.Instance)).Message,
        StringComparison.Ordinal);

    private protected override async Task<StoreUnderTest> OpenAsync()
    {
        var database = Database();
        await database.StartAsync(Cancel);
        return new(new PostgresStore(database), new PostgresOutbox(database), new ThreadLog(database), async () =>
            Instant.FromUnixTimeMilliseconds((await database.QueryAsync(new("SELECT @now"), row => row.GetInt64(0), Cancel))[0]));
    }

    /// <summary>The database's own clock cannot be faked: what goes on is how the bot asks it.</summary>
    private protected override async Task PassAsync(TimeSpan time)
    {
        await using var database = Database();
        await PostgresCluster.AdvanceAsync(database, time, Cancel);
    }

    private PostgresDatabase Database() => new(_connection, TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
}
