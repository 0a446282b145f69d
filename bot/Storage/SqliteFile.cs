using Microsoft.Data.Sqlite;

namespace SupportBot.Storage;

/// <summary>
/// One SQLite database, one connection, one writer at a time. WAL with synchronous=FULL: a commit is on the disk when it returns.
/// secure_delete: what is deleted is overwritten.
/// </summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly FileStream? _lock;
    private int _closed;

    private SqliteFile(SqliteConnection connection, FileStream? fileLock) => (_connection, _lock) = (connection, fileLock);

    /// <summary>Opens or creates the database and brings its tables up to date.</summary>
    /// <param name="path">A file (its folder is made), or <c>:memory:</c>.</param>
    /// <exception cref="InvalidOperationException">Another process uses the file.</exception>
    public static SqliteFile Open(string path, string schema)
    {
        var inMemory = path == ":memory:";
#pragma warning disable CA2000 // both belong to the SqliteFile, which disposes them
        var fileLock = inMemory ? null : Lock(Path.GetFullPath(path));
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
#pragma warning restore CA2000
        connection.Open();
        var file = new SqliteFile(connection, fileLock);
        file.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;");
        file.Execute(schema);
        return file;
    }

    /// <summary>Runs <paramref name="work"/> in one transaction, alone. A result of false rolls it back.</summary>
    public Task<T> CommitAsync<T>(Func<SqliteFile, T> work, CancellationToken cancellation) => ReadAsync(
        file =>
        {
            using var transaction = file._connection.BeginTransaction();
            var result = work(file);
            if (result is not false)
                transaction.Commit();
            return result;
        },
        cancellation);

    /// <summary>Runs <paramref name="work"/> alone, for reading.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteFile, T> work, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return work(this);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Runs one statement; the number of rows changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a query and reads every row.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Closes the file once the work at hand is done; again does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
            return;
        await _gate.WaitAsync();
        await _connection.DisposeAsync();
        _gate.Dispose();
        if (_lock is not null)
            await _lock.DisposeAsync();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // every statement is a literal of SqliteStore; values travel as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static FileStream Lock(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new InvalidOperationException(
                $"{path} is in use by another process of the bot. One SQLite file serves one process: stop the other one, give Storage:Path another file, or use PostgreSQL for several.", error);
        }
    }
}
