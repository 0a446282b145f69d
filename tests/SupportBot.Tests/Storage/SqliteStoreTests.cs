using System.Text;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

public sealed class SqliteStoreTests : BotStoreContract, IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    private SqliteMemory? _memory;

    private string File => Path.Combine(_folder, "bot.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_process_that_is_just_leaving_the_file_is_waited_for()
    {
        var other = Path.Combine(_folder, "other.db");
        var leaving = new FileStream(other + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var opening = Task.Run(() => SqliteFile.Open(other, _time));
        await Task.Delay(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken);
        Assert.False(opening.IsCompleted);
        await leaving.DisposeAsync();
        await using var file = await opening;
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_with_the_remedy()
    {
        var error = Assert.Throws<StoreInUseException>(() => SqliteFile.Open(File, _time));
        Assert.Contains("in use by another process", error.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:Path", error.Message, StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task The_text_of_a_handled_event_is_gone_from_the_file()
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Path.Combine(_folder, "erased.db");
        var thread = new ConversationKey("web", "", "t");
        await using (var store = new SqliteStore(SqliteFile.Open(path, _time)))
        {
            await store.ReceiveAsync(new("k", thread, new Said(new("p", "Minji"), "canary-4711"), "{}"), TimeSpan.Zero, cancel);
            await using var turn = (await store.ClaimAsync(thread, 5, cancel)).Turn!;
            await turn.CommitAsync(new Turn(Conversation.New, []), cancel);
        }

        foreach (var file in Directory.GetFiles(_folder, "erased.db*"))
            Assert.DoesNotContain("canary-4711", Encoding.UTF8.GetString(await System.IO.File.ReadAllBytesAsync(file, cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_what_did_not_fit_is_not_there()
    {
        var file = SqliteFile.Open(Path.Combine(_folder, "full.db"), _time);
        await using var store = new SqliteStore(file);
        await file.CommitAsync(session => session.Query("PRAGMA max_page_count = 60", row => row.GetInt64(0)), Cancel);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (var at = 0; ; at++)
                await store.ReceiveAsync(Event($"e{at}") with { Input = new Said(new("p", "Minji"), new string('x', 20_000)) }, TimeSpan.Zero, Cancel);
        });
        Assert.InRange((await store.CheckAsync(Cancel)).WaitingEvents, 1, 20);
    }

    [Fact]
    public async Task A_reply_that_was_read_before_its_commit_noted_it_is_not_taken_twice()
    {
        await TurnAsync("e1", Show("c1"));
        var noted = _memory!.Replies.Take(Thread.ToString());
        var reply = await ReplyAsync();
        _memory.Replies.Note(Thread.ToString(), noted);
        await Outbox.PostponeAsync(reply, TimeSpan.FromSeconds(70), "429", false, Cancel);
        Assert.NotNull((await Outbox.ClaimAsync(Thread, Cancel)).Wait);
    }

    private protected override Task<StoreUnderTest> OpenAsync()
    {
        var file = SqliteFile.Open(File, _time);
        _memory = file.Memory;
        return Task.FromResult(new StoreUnderTest(new SqliteStore(file), new SqliteOutbox(file), new ThreadLog(file), () => Task.FromResult(Instant.FromDateTimeOffset(_time.GetUtcNow()))));
    }

    private protected override Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }
}
