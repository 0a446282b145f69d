namespace SupportBot.Storage;

internal static class StorageSetup
{
    /// <summary>
    /// Adds the store. <c>Storage:Postgres</c>, a connection string, is for several instances. Without it <c>Storage:Path</c> names a SQLite file
    /// (<c>:memory:</c> for throw-away runs); without that, it is <c>.data/supportbot.db</c> beside the project or the binary.
    /// </summary>
    /// <exception cref="InvalidOperationException">Both are set: what one of them holds would silently be out of sight.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) =>
        ((Set(configuration, "Storage:Postgres"), Set(configuration, "Storage:Path")) switch
        {
            ({ }, { } path) => throw new InvalidOperationException($"Storage:Postgres is set, and Storage:Path = {path} too. The bot keeps everything in one of them, so it does not start. Remove Storage:Path to use PostgreSQL, or Storage:Postgres to use the file."),
            ({ } postgres, null) => services.AddPostgres(postgres),
            (null, var path) => services.AddSqlite(path),
        })
        .AddSingleton<IThreadLog, ThreadLog>()
        .AddSingleton<IKeeping, SqlKeeping>();

    private static string? Set(IConfiguration configuration, string name) => string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name];

    /// <summary>While the store is away, whoever sends us something is told to send it again: 503, and nothing is kept.</summary>
    public static void UseStorage(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (StoreUnavailableException error) when (!context.Response.HasStarted)
        {
#pragma warning disable CA1848 // as rare as an outage; the message names no event
            app.Logger.LogError(error, "A request was turned away because the store is away");
#pragma warning restore CA1848
            context.Response.Headers.RetryAfter = "1";
            await Results.Problem("The store cannot be reached or written. Send it again.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        }
    });

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connection) => services
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<PostgresDatabase>(provider, connection))
        .AddHostedService(provider => provider.GetRequiredService<PostgresDatabase>())
        .AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>())
        .AddSingleton<IBotStore, PostgresStore>()
        .AddSingleton<IOutbox, PostgresOutbox>();

    private static IServiceCollection AddSqlite(this IServiceCollection services, string? path) => services
        .AddSingleton(provider => SqliteFile.Open(
            path is { Length: > 0 } ? path : Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, ".data", "supportbot.db"),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteFile>())
        .AddSingleton<IBotStore, SqliteStore>()
        .AddSingleton<IOutbox, SqliteOutbox>();
}
