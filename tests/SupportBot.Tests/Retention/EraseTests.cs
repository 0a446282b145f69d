using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Retention;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Retention;

/// <summary>A person is removed from the running bot, and from the file of one that is stopped.</summary>
public sealed class EraseTests : IDisposable
{
    private static readonly string[] Traces = ["Zerubabel", "host-of-hers"];

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "bot.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_person_is_erased_by_the_command_while_the_bot_runs_and_by_HTTP_and_others_read_on()
    {
        await using var app = new BotApp(("Storage:Path", File));
        var at = app.Http.BaseAddress!.ToString();
        await WalkTogetherAsync(app);
        var output = new StringWriter();
        Assert.Equal(0, await AuditCommand.RunAsync(["audit", "--at", at, "--person", "p-Zerubabel"], output, output));
        Assert.Contains("pressed start", output.ToString(), StringComparison.Ordinal);
        var before = await FileBytes.OfAsync(_folder);
        Assert.All(Traces, trace => Assert.Contains(trace, before, StringComparison.Ordinal));

        Assert.Equal(0, await EraseAsync(output, "--at", at));

        Assert.Contains("1 conversations of several people", output.ToString(), StringComparison.Ordinal);
        var after = await FileBytes.OfAsync(_folder);
        Assert.All(Traces, trace => Assert.DoesNotContain(trace, after, StringComparison.Ordinal));
        await app.Person("t1", "Daniel").SeesAsync("KA-10565");
        using var tooShort = await app.Http.PostAsJsonAsync(new Uri("/api/erase", UriKind.Relative), new { user = "p" }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, tooShort.StatusCode);
    }

    [Fact]
    public async Task A_person_is_erased_from_the_file_of_a_bot_that_is_stopped()
    {
        await using (var app = new BotApp(("Storage:Path", File)))
            await WalkTogetherAsync(app);
        Assert.Contains("Zerubabel", await FileBytes.OfAsync(_folder), StringComparison.Ordinal);
        var output = new StringWriter();
        Assert.Equal(0, await EraseAsync(output));
        Assert.DoesNotContain("Zerubabel", await FileBytes.OfAsync(_folder), StringComparison.Ordinal);
        Assert.Contains("p-Daniel", await FileBytes.OfAsync(_folder), StringComparison.Ordinal);
        Assert.Equal(2, await EraseCommand.RunAsync(["erase"], WebApplication.CreateBuilder(), output, output));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("a month")]
    [InlineData("0")]
    public void A_time_to_keep_that_is_none_is_refused_by_the_setting_s_name(string days) =>
        Assert.Contains("Retention:Days", Assert.ThrowsAny<InvalidOperationException>(() => new BotApp(("Retention:Days", days)).Dispose()).Message, StringComparison.Ordinal);

    private Task<int> EraseAsync(StringWriter output, params string[] more)
    {
        string[] args = ["erase", "--user", "p-Zerubabel", "--Storage:Path", File, .. more];
        return EraseCommand.RunAsync(args, WebApplication.CreateBuilder(args), output, output);
    }

    private static async Task WalkTogetherAsync(BotApp app)
    {
        var hers = app.Person("t1", "Zerubabel");
        await hers.SayAsync("2026-11-23 10:00:00 host-of-hers ERROR invalid_grant: JWT has expired, KA-10565");
        await hers.PressAsync(await hers.SeesAsync("KA-10565"), "Fix the clock");
        await hers.SeesAsync("system");
        await app.Person("t1", "Daniel").SayAsync("KA-10565");
        await app.Person("t1", "Daniel").SeesAsync("KA-10565");
        var store = app.Services.GetRequiredService<IBotStore>();
        while ((await store.ReadConversationAsync(new ConversationKey("web", "", "t1"), Cancel)).Findings.Count < 2)
            await Task.Delay(20, Cancel);
    }
}
