namespace SupportBot.Storage;

internal static class StorageSetup
{
    /// <summary>Adds the store: <c>Storage:Path</c> names a SQLite file (<c>:memory:</c> for throw-away runs); without it, <c>.data/supportbot.db</c> beside the project or the binary.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => new SqliteStore(
            configuration["Storage:Path"] is { Length: > 0 } path ? path : Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, ".data", "supportbot.db"),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IBotStore>(provider => provider.GetRequiredService<SqliteStore>())
        .AddSingleton<IThreadLog>(provider => provider.GetRequiredService<SqliteStore>());
}
