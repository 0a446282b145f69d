using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>The database of a run, as the bots are told of it and as the run looks into it.</summary>
internal abstract class ChaosStore
{
    /// <summary>How many instances may share it.</summary>
    public abstract int Instances { get; }

    public abstract IEnumerable<(string Name, string Value)> Settings { get; }

    /// <summary>A fresh, empty database.</summary>
    public abstract Task RenewAsync();

    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = Open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // literals of this folder
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await row.ReadAsync())
            rows.Add(read(row));
        return rows;
    }

    public async Task<long> CountAsync(string sql) => (await QueryAsync(sql, row => Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture)))[0];

    protected abstract DbConnection Open();
}

/// <summary>One SQLite file, one instance.</summary>
internal sealed class SqliteChaosStore(string folder) : ChaosStore
{
    private string _file = "";

    public override int Instances => 1;

    public override IEnumerable<(string, string)> Settings => [("Storage:Path", _file)];

    public override Task RenewAsync()
    {
        _file = Path.Combine(folder, $"{Guid.NewGuid():N}.db");
        return Task.CompletedTask;
    }

    protected override DbConnection Open() => new SqliteConnection($"Data Source={_file};Pooling=False");
}

/// <summary>A PostgreSQL server of the run's own.</summary>
internal sealed class PostgresChaosStore(PostgresServer server, int instances = 2) : ChaosStore
{
    private string _connection = "";

    public override int Instances => instances;

    public PostgresServer Server => server;

    public override IEnumerable<(string, string)> Settings => [("Storage:Postgres", _connection)];

    public override async Task RenewAsync() => _connection = await server.NewDatabaseAsync();

    /// <summary>Makes every commit that receives an event, makes a turn or notes a reply last so long.</summary>
    public async Task SlowDownAsync(TimeSpan commit)
    {
        var sleep = string.Create(CultureInfo.InvariantCulture, $"{commit.TotalSeconds}");
        await QueryAsync(
            $"""
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep({sleep}); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT OR UPDATE ON inbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
            CREATE CONSTRAINT TRIGGER slow AFTER UPDATE ON outbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
            """,
            _ => 0);
    }

    protected override DbConnection Open() => new NpgsqlConnection(_connection + ";Pooling=false");
}
