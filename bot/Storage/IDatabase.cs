using System.Data.Common;

namespace SupportBot.Storage;

/// <summary>
/// The database as tables that need nothing special of their engine see it: the same SQL runs on SQLite and on PostgreSQL. Parameters are written
/// <c>@name</c>; <c>@now</c> is always there: the database's clock, in milliseconds since 1970. Times are kept in this form.
/// </summary>
internal interface IDatabase
{
    /// <summary>Runs one statement in a commit of its own; the number of rows changed.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached or written.</exception>
    Task<int> ExecuteAsync(Statement statement, CancellationToken cancellation);

    /// <summary>Runs a query and reads every row.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    Task<List<T>> QueryAsync<T>(Statement query, Func<DbDataReader, T> read, CancellationToken cancellation);

    /// <summary>Another instance has committed something about this topic; an empty one = something may have been missed about any.</summary>
    event Action<string>? Changed;

    /// <summary>Runs statements in one commit and reads the rows of the last one.</summary>
    /// <param name="topic">Commits about the same topic wait for one another, and other instances hear of them; null = about none.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be reached or written; nothing is changed.</exception>
    Task<List<T>> CommitAsync<T>(IReadOnlyList<Statement> statements, Func<DbDataReader, T> readLast, string? topic, CancellationToken cancellation);

    /// <summary>
    /// Takes out of the files what was deleted from the tables. On SQLite it is gone from the file and its log when this returns. PostgreSQL gives
    /// the space free; its write-ahead log and backups keep what they keep, as its administrators set them up.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached or written.</exception>
    Task PurgeAsync(CancellationToken cancellation);
}

/// <summary>A statement with the values of its parameters.</summary>
internal sealed record Statement(string Sql, params ImmutableArray<(string Name, object? Value)> Values);

/// <summary>The database cannot be reached or written now. Whoever asked must be told to try again: what was not committed is not there.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Another process of the bot uses the store, which serves one.</summary>
public sealed class StoreInUseException : InvalidOperationException
{
    public StoreInUseException()
    {
    }

    public StoreInUseException(string message)
        : base(message)
    {
    }

    public StoreInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Short ways to say things to a database.</summary>
internal static class DatabaseExtensions
{
    /// <summary>Runs statements in one commit.</summary>
    public static Task CommitAsync(this IDatabase database, IReadOnlyList<Statement> statements, CancellationToken cancellation) =>
        database.CommitAsync(statements, static _ => 0, null, cancellation);

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
