using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Retention;

public sealed class PostgresKeepingTests(PostgresCluster cluster) : KeepingContract
{
    private string _connection = "";

    public override async ValueTask InitializeAsync()
    {
        _connection = await cluster.NewDatabaseAsync();
        await base.InitializeAsync();
    }

    private protected override async Task<KeptStore> OpenAsync()
    {
        var database = Database();
        await database.StartAsync(Cancel);
        return new(new PostgresStore(database), new PostgresOutbox(database), new ThreadLog(database), new SqlKeeping(database));
    }

    private protected override async Task PassAsync(TimeSpan time)
    {
        await using var database = Database();
        await PostgresCluster.AdvanceAsync(database, time, Cancel);
    }

    private protected override Task<string> BytesAsync() => cluster.DumpAsync(_connection);

    private PostgresDatabase Database() => new(_connection, TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
}
