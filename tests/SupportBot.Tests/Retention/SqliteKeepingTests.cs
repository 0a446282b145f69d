using Microsoft.Extensions.Time.Testing;
using SupportBot.Storage;

namespace SupportBot.Tests.Retention;

public sealed class SqliteKeepingTests : KeepingContract, IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private protected override Task<KeptStore> OpenAsync()
    {
        var file = SqliteFile.Open(Path.Combine(_folder, "bot.db"), _time);
        return Task.FromResult(new KeptStore(new SqliteStore(file), new SqliteOutbox(file), new ThreadLog(file), new SqlKeeping(file)));
    }

    private protected override Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }

    /// <summary>The files as they are while the bot runs: the database, its log and its index of the log.</summary>
    private protected override Task<string> BytesAsync() => FileBytes.OfAsync(_folder);
}
