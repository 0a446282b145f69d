using SupportBot.Tests.Support;

namespace SupportBot.Tests.Host;

/// <summary>An article kept for some channel is found there and nowhere else.</summary>
public sealed class AudienceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("", true, true)]
    [InlineData("audience: [teams]", false, false)]
    [InlineData("audience: [web]", false, true)]
    [InlineData("audience: [api]", true, false)]
    public async Task An_article_is_shown_to_its_audience_only(string audience, bool toCallers, bool onThePage)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "ZZ-4711.md"),
            $"---\ntitle: Quenching of the flux tower\n{audience}\n---\n## Description\nThe flux tower is quenched.\n## Resolution\n1. Refill the helium.\n",
            TestContext.Current.CancellationToken);
        await using var bot = new BotApp(("Articles:Folders:0", _folder.FullName), ("Articles:Cache", Path.Combine(_folder.FullName, "cache")));
        var match = await bot.PostAsync("/api/articles/match", new { text = "ZZ-4711" });
        Assert.Equal(toCallers, match.GetProperty("decision").GetString() == "answer");
        Assert.Equal(toCallers, (await bot.GetAsync("/api/articles?q=flux%20tower")).GetProperty("articles").EnumerateArray().Any(hit => hit.GetProperty("article").GetString() == "ZZ-4711"));
        using var page = await bot.Http.GetAsync(new Uri("/articles/ZZ-4711", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(onThePage, page.IsSuccessStatusCode);
        var minji = bot.Person("t", "Minji");
        await minji.SayAsync("ZZ-4711");
        Assert.NotNull(await minji.SeesAsync(onThePage ? "Quenching of the flux tower" : "I don't know this one"));
    }
}
