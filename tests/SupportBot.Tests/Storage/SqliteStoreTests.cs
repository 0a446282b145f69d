using System.Text;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Tests.Storage;

public sealed class SqliteStoreTests : BotStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    private string File => Path.Combine(_folder, "bot.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_with_the_remedy()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new SqliteStore(File, Time));
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
        await using (var store = new SqliteStore(path, Time))
        {
            await store.ReceiveAsync(new("k", thread, new Said(new("p", "Minji"), "canary-4711"), "{}"), cancel);
            await store.CommitAsync((await store.NextTurnAsync(thread, cancel))!, new Turn(Conversation.New, []), cancel);
        }

        foreach (var file in Directory.GetFiles(_folder, "erased.db*"))
            Assert.DoesNotContain("canary-4711", Encoding.UTF8.GetString(await System.IO.File.ReadAllBytesAsync(file, cancel)), StringComparison.Ordinal);
    }

    private protected override Task<IBotStore> OpenAsync() => Task.FromResult<IBotStore>(new SqliteStore(File, Time));
}
