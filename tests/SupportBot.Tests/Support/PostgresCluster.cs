using SupportBot.Storage;

[assembly: AssemblyFixture(typeof(SupportBot.Tests.Support.PostgresCluster))]

namespace SupportBot.Tests.Support;

/// <summary>One PostgreSQL server for all tests; started when the first one asks for it.</summary>
public sealed class PostgresCluster : IDisposable
{
    private readonly Lazy<PostgresServer?> _server = new(() => PostgresServer.TryStart());

    /// <summary>Skips the test where the binaries are not installed.</summary>
    internal PostgresServer Server
    {
        get
        {
            Assert.SkipWhen(_server.Value is null, "PostgreSQL is not installed (Debian package postgresql).");
            return _server.Value!;
        }
    }

    /// <summary>A connection string for a new, empty database. Skips the test where the binaries are not installed.</summary>
    public async Task<string> NewDatabaseAsync() => await Server.NewDatabaseAsync() + ";Timeout=5;Maximum Pool Size=20";

    /// <summary>Lets a database's clock go on, as the bot asks it: the server's own cannot be faked.</summary>
    internal static async Task AdvanceAsync(PostgresDatabase database, TimeSpan time, CancellationToken cancel)
    {
        await database.ExecuteAsync(new("CREATE TABLE IF NOT EXISTS test_clock(ahead bigint)"), cancel);
        await database.ExecuteAsync(new($"INSERT INTO test_clock VALUES({(long)time.TotalMilliseconds})"), cancel);
        await database.ExecuteAsync(new("CREATE OR REPLACE FUNCTION now_ms() RETURNS bigint LANGUAGE sql AS 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint + (SELECT sum(ahead)::bigint FROM test_clock)'"), cancel);
    }

    /// <summary>All that a database holds, as <c>pg_dump</c> writes it.</summary>
    public Task<string> DumpAsync(string connection) => Task.FromResult(Server.Dump(connection));

    public void Dispose()
    {
        if (_server.IsValueCreated)
            _server.Value?.Dispose();
    }
}
