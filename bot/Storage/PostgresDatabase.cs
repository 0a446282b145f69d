using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace SupportBot.Storage;

/// <summary>A PostgreSQL database that several instances of the bot share.</summary>
internal sealed partial class PostgresDatabase : IDatabase, IHostedService, IAsyncDisposable
{
    /// <summary>Name of the advisory lock under which tables are brought up to date.</summary>
    private const long MigrationLock = 0x737570706F7274; // "support"

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private const string Channel = "supportbot";

    private readonly CancellationTokenSource _stopped = new();
    private readonly TimeProvider _time;
    private readonly ILogger<PostgresDatabase> _log;
    private Task _listening = Task.CompletedTask;
    private int _closed;

    /// <param name="connectionString">Of the setting <c>Storage:Postgres</c>.</param>
    /// <exception cref="InvalidOperationException">It is no connection string.</exception>
    public PostgresDatabase(string connectionString, TimeProvider time, ILogger<PostgresDatabase> log)
    {
        (_time, _log) = (time, log);
        Source = NpgsqlDataSource.Create(Settings(connectionString));
    }

    public event Action<string>? Changed;

    /// <summary>Replies that were committed here and not taken yet.</summary>
    public FreshReplies Replies { get; } = new();

    /// <summary>This process, as rows name the holder of a lease.</summary>
    public Guid Owner { get; } = Guid.NewGuid();

    public NpgsqlDataSource Source { get; }

    /// <summary>Brings the tables up to date. Instances that start together wait for one another.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var begun = _time.GetTimestamp();
        while (true)
        {
            try
            {
                await MigrateAsync(cancellationToken);
                _listening = Task.Run(ListenAsync, CancellationToken.None);
                return;
            }
            catch (NpgsqlException error) when (IsOutage(error))
            {
                if (_time.GetElapsedTime(begun) > StartPatience)
                    throw new InvalidOperationException("Storage:Postgres: the database cannot be reached. Start it, correct the connection string, or remove the setting to use a SQLite file.", error);
                LogNotReached(error.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), _time, cancellationToken);
            }
        }
    }

    /// <summary>Also called by a host that has disposed of it already: then there is nothing left to stop.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Volatile.Read(ref _closed) == 1 ? Task.CompletedTask : EndAsync();

    public Task<int> ExecuteAsync(Statement statement, CancellationToken cancellation) => RunAsync(
        async () =>
        {
            await using var command = Command(Source.CreateCommand(), statement);
            return await command.ExecuteNonQueryAsync(cancellation);
        });

    public Task<List<T>> QueryAsync<T>(Statement query, Func<DbDataReader, T> read, CancellationToken cancellation) => RunAsync(
        async () =>
        {
            await using var command = Command(Source.CreateCommand(), query);
            return await ReadAsync(command, read, cancellation);
        });

    public Task<List<T>> CommitAsync<T>(IReadOnlyList<Statement> statements, Func<DbDataReader, T> readLast, string? topic, CancellationToken cancellation) => RunAsync(
        async () =>
        {
            await using var connection = await Source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (topic is not null)
                await ExecuteAsync(connection, new("SELECT pg_advisory_xact_lock(hashtextextended(@topic, 0)), pg_notify(@channel, left(@topic, 2000))", ("@topic", topic), ("@channel", Channel)), cancellation);
            foreach (var statement in statements.SkipLast(1))
                await ExecuteAsync(connection, statement, cancellation);
            await using var last = Command(connection.CreateCommand(), statements[^1]);
            var rows = await ReadAsync(last, readLast, cancellation);
            await transaction.CommitAsync(cancellation);
            return rows;
        });

    public Task PurgeAsync(CancellationToken cancellation) => RunAsync(
        async () =>
        {
            await using var connection = await Source.OpenConnectionAsync(cancellation);
            await ExecuteAsync(connection, new("SET statement_timeout = 0"), cancellation); // the pool takes it back
            await using var vacuum = connection.CreateCommand();
            vacuum.CommandText = "VACUUM conversation, thread_message, inbox, outbox, audit";
            vacuum.CommandTimeout = 0;
            return await vacuum.ExecuteNonQueryAsync(cancellation);
        });

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
            return;
        await EndAsync();
        _stopped.Dispose();
        await Source.DisposeAsync();
    }

    private async Task EndAsync()
    {
        await _stopped.CancelAsync();
        await _listening;
    }

    /// <summary>Runs work on the database; what is wrong with the connection or the server becomes a <see cref="StoreUnavailableException"/>.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (IsOutage(error))
        {
            throw new StoreUnavailableException($"The database cannot be reached or written ({(error as PostgresException)?.SqlState ?? error.GetType().Name}).", error);
        }
    }

    /// <summary>A command with its values; <c>@now</c> is the database's own clock.</summary>
    public static NpgsqlCommand Command(NpgsqlCommand command, Statement statement)
    {
#pragma warning disable CA2100 // statements are literals of this folder; values travel as parameters
        command.CommandText = statement.Sql.Replace("@now", "now_ms()", StringComparison.Ordinal);
#pragma warning restore CA2100
        foreach (var (name, value) in statement.Values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    /// <summary>True when it says nothing of the statement: no connection, the server going down or starting, a full disk.</summary>
    private static bool IsOutage(Exception error) => error switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState[..2] is "08" or "53" or "57" or "58" or "25",
        NpgsqlException or SocketException or TimeoutException or IOException => true,
        _ => false,
    };

    private static async Task ExecuteAsync(NpgsqlConnection connection, Statement statement, CancellationToken cancellation)
    {
        await using var command = Command(connection.CreateCommand(), statement);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Hears what other instances commit, on a connection of its own. While it is lost nothing is heard; once it is back, everybody looks.</summary>
    private async Task ListenAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                await using var connection = await Source.OpenConnectionAsync(_stopped.Token);
                connection.Notification += (_, told) => Changed?.Invoke(told.Payload);
                await ExecuteAsync(connection, new($"LISTEN {Channel}"), _stopped.Token);
                Changed?.Invoke(""); // what was said while nobody listened
                while (true)
                    await connection.WaitAsync(_stopped.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error) when (IsOutage(error))
            {
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), _time, _stopped.Token));
            }
        }
    }

    private async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, new("SELECT pg_advisory_xact_lock(@lock)", ("@lock", MigrationLock)), cancellation);
        await ExecuteAsync(connection, new(Migrations.Table), cancellation);
        var done = new HashSet<string>();
        await using (var command = Command(connection.CreateCommand(), new("SELECT name FROM migration")))
            done.UnionWith(await ReadAsync(command, row => row.GetString(0), cancellation));
        foreach (var (name, sql) in Migrations.For("postgres").Where(each => !done.Contains(each.Name)))
        {
            await ExecuteAsync(connection, new(sql), cancellation);
            await ExecuteAsync(connection, new("INSERT INTO migration(name, at) VALUES(@name, @now)", ("@name", name)), cancellation);
            LogMigrated(name);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <exception cref="InvalidOperationException">It is no connection string.</exception>
    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new(connectionString);
        }
        catch (ArgumentException error)
        {
            throw new InvalidOperationException("Storage:Postgres is no connection string. It looks like Host=db;Database=supportbot;Username=supportbot;Password=...", error);
        }
    }

    /// <summary>
    /// The connection string with what the bot relies on, where it says nothing else: a pool that leaves room for other instances, prepared
    /// statements, patience with a server that starts while everybody wants a connection, and a server that lets go of a dead or frozen instance's locks.
    /// </summary>
    private static string Settings(string connectionString)
    {
        var given = Parse(connectionString);
        Set("Maximum Pool Size", 40);
        Set("Max Auto Prepare", 60);
        Set("Timeout", 5);
        Set("Command Timeout", 5);
        Set("Cancellation Timeout", 500);
        Set("Keepalive", 30);
        Set("Application Name", "supportbot");
        Set("Options", "-c statement_timeout=10s -c client_connection_check_interval=1s -c idle_in_transaction_session_timeout=60s");
        given.IncludeErrorDetail = false; // it would print what people pasted
        return given.ConnectionString;

        void Set(string name, object value)
        {
            if (!given.ShouldSerialize(name))
                given[name] = value;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be reached yet: {Reason}")]
    private partial void LogNotReached(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database's tables were brought up to date: {Migration}")]
    private partial void LogMigrated(string migration);
}
