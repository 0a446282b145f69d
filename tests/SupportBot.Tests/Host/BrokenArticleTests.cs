using SupportBot.Articles;
using SupportBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace SupportBot.Tests.Host;

public sealed class BrokenArticleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.FullName, "ZZ-4711.md");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_that_breaks_keeps_its_last_good_version_and_is_reported_by_name()
    {
        await WriteAsync("---\ntitle: Quenching of the flux tower\n---\n## Description\nThe flux tower is quenched.\n## Resolution\n1. Refill the helium.\n");
        await using var bot = new BotApp(("Articles:Folders:0", _folder.FullName), ("Articles:Cache", Path.Combine(_folder.FullName, "cache")));
        await WriteAsync("---\ntitle: [Quenching\n" + new string('x', 9000) + "\n---\n");
        await bot.Services.GetRequiredService<ArticleLibrary>().ReloadAsync(Cancel);

        Assert.Equal("Quenching of the flux tower", (await bot.GetAsync("/api/articles/ZZ-4711")).GetProperty("title").GetString());
        var ready = await bot.GetAsync("/readyz");
        Assert.True(ready.GetProperty("ready").GetBoolean());
        Assert.EndsWith("ZZ-4711.md", ready.GetProperty("brokenFiles")[0].GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Contains("ZZ-4711.md", await bot.Http.GetStringAsync(new Uri("/articles?locale=en", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    private Task WriteAsync(string text) => System.IO.File.WriteAllTextAsync(File, text, Cancel);
}
