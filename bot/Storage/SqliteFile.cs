using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>
/// One SQLite database and the one process that uses it. WAL with synchronous=FULL: a commit is on the disk when it returns. What is to be
/// committed at the same time shares one commit, so that a slow disk is waited for once and not once per event. secure_delete: what is
/// deleted is overwritten.
/// </summary>
internal sealed class SqliteFile : IDatabase, IAsyncDisposable
{
    private const int MostAtOnce = 200;
    private const int MostTries = 10;

    /// <summary>Pages that the writer keeps in memory, in KB: a turn touches those of its keys, which lie anywhere.</summary>
    private const int PageMemory = 8000;

    /// <summary>Pages of 4 KB that the log holds before they go into the file: the more, the more often one written many times goes there once.</summary>
    private const int PagesOfLog = 4000;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly SqliteSession _writer;
    private readonly SqliteSession _reader;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading;
    private readonly Channel<Work> _queue = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private readonly Task _committing;
    private readonly FileStream? _lock;
    private readonly TimeProvider _time;
    private int _closed;

    private SqliteFile(string path, TimeProvider time, FileStream? fileLock)
    {
        _time = time;
        _lock = fileLock;
        _writer = Connect(path, time);
        _writer.Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;");
        _writer.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size={-PageMemory}; PRAGMA wal_autocheckpoint={PagesOfLog};"));
        Migrate();
        // What is in memory has one connection; in a file readers see what is committed and wait for nobody.
        _reader = fileLock is null ? _writer : Connect(path, time);
        _reading = fileLock is null ? _writing : new(1, 1);
        _committing = Task.Run(CommitAllAsync);
    }

    /// <summary>What was committed a moment ago.</summary>
    public SqliteMemory Memory { get; } = new();

    /// <summary>The clock that times are kept by: <c>@now</c>.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>There are no other instances.</summary>
    event Action<string>? IDatabase.Changed
    {
        add { }
        remove { }
    }

    /// <summary>Opens or creates the database and brings its tables up to date.</summary>
    /// <param name="path">A file (its folder is made), or <c>:memory:</c>.</param>
    /// <exception cref="StoreInUseException">Another process uses the file.</exception>
    public static SqliteFile Open(string path, TimeProvider time)
    {
        var fileLock = path == ":memory:" ? null : Lock(Path.GetFullPath(path));
        try
        {
            return new(path, time, fileLock);
        }
        catch
        {
            fileLock?.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in a transaction, alone, and returns when it is on the disk. A result of false or null rolls it back.</summary>
    /// <param name="work">May run twice, where the first time was rolled back.</param>
    /// <param name="committed">Called with the result in the order of the commits, before anybody hears of it.</param>
    /// <exception cref="StoreUnavailableException">The file cannot be written; nothing is changed.</exception>
    public async Task<T> CommitAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation, Action<T>? committed = null)
    {
        cancellation.ThrowIfCancellationRequested();
        var waiting = new Work<T>(work, committed);
        if (!_queue.Writer.TryWrite(waiting))
            throw new StoreUnavailableException("The database is closed.");
        return await waiting.Task;
    }

    /// <summary>Runs <paramref name="work"/> for reading what is committed.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            return work(_reader);
        }
        catch (SqliteException error)
        {
            throw new StoreUnavailableException($"The database cannot be read ({error.SqliteErrorCode}).", error);
        }
        finally
        {
            _reading.Release();
        }
    }

    Task<int> IDatabase.ExecuteAsync(Statement statement, CancellationToken cancellation) =>
        CommitAsync(session => session.Execute(statement.Sql, statement.Values.AsSpan()), cancellation);

    Task<List<T>> IDatabase.QueryAsync<T>(Statement query, Func<DbDataReader, T> read, CancellationToken cancellation) =>
        ReadAsync(session => session.Query(query.Sql, read, query.Values.AsSpan()), cancellation);

    Task<List<T>> IDatabase.CommitAsync<T>(IReadOnlyList<Statement> statements, Func<DbDataReader, T> readLast, string? topic, CancellationToken cancellation) => CommitAsync(
        session =>
        {
            foreach (var statement in statements.SkipLast(1))
                session.Execute(statement.Sql, statement.Values.AsSpan());
            return session.Query(statements[^1].Sql, readLast, statements[^1].Values.AsSpan());
        },
        cancellation);

    /// <summary>The pages are written anew without what was deleted, and the log, which holds pages as they were, is emptied. Nothing reads or writes meanwhile.</summary>
    async Task IDatabase.PurgeAsync(CancellationToken cancellation)
    {
        if (_lock is null)
            return;
        await _writing.WaitAsync(cancellation);
        await _reading.WaitAsync(CancellationToken.None);
        try
        {
            Memory.Clear();
            _writer.Run("PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
        }
        catch (SqliteException error)
        {
            throw new StoreUnavailableException($"The database cannot be written ({error.SqliteErrorCode}).", error);
        }
        finally
        {
            _reading.Release();
            _writing.Release();
        }
    }

    /// <summary>Closes the file once the work at hand is done; again does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
            return;
        _queue.Writer.TryComplete();
        await _committing;
        await _reading.WaitAsync();
        if (_reader != _writer)
            _reader.Dispose();
        _writer.Dispose();
        _reading.Dispose();
        _writing.Dispose();
        if (_lock is not null)
            await _lock.DisposeAsync();
    }

    private async Task CommitAllAsync()
    {
        var batch = new List<Work>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostAtOnce && _queue.Reader.TryRead(out var work))
                batch.Add(work);
            await Faults.ReachAsync(FaultPoint.Writing, "");
            await _writing.WaitAsync();
            try
            {
                Commit(CollectionsMarshal.AsSpan(batch));
            }
            finally
            {
                _writing.Release();
            }

            batch.Clear();
        }
    }

    /// <summary>Commits together what is expected to be kept. Where one of them is not, or fails, each gets a commit of its own.</summary>
    private void Commit(ReadOnlySpan<Work> batch)
    {
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            var keep = true;
            foreach (var work in batch)
                keep = keep && work.Run(_writer);
            _writer.Execute(keep ? "COMMIT" : "ROLLBACK");
            if (keep || batch.Length == 1)
            {
                foreach (var work in batch)
                    work.Finish(keep);
            }
            else
            {
                for (var at = 0; at < batch.Length; at++)
                    Commit(batch.Slice(at, 1));
            }
        }
        catch (SqliteException error)
        {
            var failure = new StoreUnavailableException($"The database cannot be written ({error.SqliteErrorCode}).", error);
            foreach (var work in batch)
                work.Fail(failure);
            try
            {
                _writer.Execute("ROLLBACK");
            }
            catch (SqliteException)
            {
                // The failure has rolled back already.
            }
        }
    }

    private void Migrate()
    {
        _writer.Run(Migrations.Table);
        var done = _writer.Query("SELECT name FROM migration", row => row.GetString(0)).ToHashSet();
        foreach (var (name, sql) in Migrations.For("sqlite").Where(each => !done.Contains(each.Name)))
        {
            _writer.Run($"BEGIN IMMEDIATE;\n{sql}");
            _writer.Execute("INSERT INTO migration(name, at) VALUES(@name, @now)", ("@name", name));
            _writer.Run("COMMIT");
        }
    }

    private static SqliteSession Connect(string path, TimeProvider time)
    {
#pragma warning disable CA2000 // the session owns the connection, and the file owns the session
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
#pragma warning restore CA2000
        connection.Open();
        return new(connection, time);
    }

    /// <summary>The file is this process's alone. One that is just ending, or a child that was forked and has not begun its own program yet, holds it for a moment longer: that is waited for.</summary>
    private static FileStream Lock(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MostTries)
            {
                Thread.Sleep(BetweenTries);
            }
            catch (IOException error)
            {
                throw new StoreInUseException(
                    $"{path} is in use by another process of the bot. One SQLite file serves one process: stop the other one, give Storage:Path another file, or set Storage:Postgres to run several.", error);
            }
        }
    }

    /// <summary>Something to be committed, and whoever waits for it.</summary>
    private abstract class Work
    {
        /// <summary>Runs it, once more where that was rolled back; true when it is to be kept.</summary>
        public abstract bool Run(SqliteSession session);

        public abstract void Finish(bool isCommitted);

        public abstract void Fail(Exception error);
    }

    private sealed class Work<T>(Func<SqliteSession, T> work, Action<T>? committed) : Work
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _error;

        public Task<T> Task => _done.Task;

        public override bool Run(SqliteSession session)
        {
            try
            {
                _error = null;
                _result = work(session);
                return _result is not (null or false);
            }
#pragma warning disable CA1031 // it fails for the one who asked, not for the others in the same commit
            catch (Exception error) when (error is not SqliteException { SqliteErrorCode: not (1 or 19) })
#pragma warning restore CA1031
            {
                _error = error;
                return false;
            }
        }

        public override void Finish(bool isCommitted)
        {
            if (isCommitted)
                committed?.Invoke(_result);
            if (_error is null)
                _done.TrySetResult(_result);
            else
                _done.TrySetException(_error);
        }

        public override void Fail(Exception error) => _done.TrySetException(error);
    }
}
