using System.Text;
using SupportBot.Articles;
using SupportBot.Dialogs.Articles;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Articles;

/// <summary>What <c>internal-notes</c> and <c>dynamics-url</c> say leaves the file for no page, answer, card, index or cache.</summary>
public sealed class StaffOnlyTests : IDisposable
{
    private const string Note = "zorblefax";
    private const string Url = "quimbleward";

    private readonly KnowledgeFolder _kb = new();

    public StaffOnlyTests() => _kb.Write("KB-1.md", $"""
        ---
        title: The door is jammed
        internal-notes: "{Note} knows how: https://crm.example/{Note}"
        dynamics-url: https://crm.example/{Url}/77
        ---
        ## Description

        ERROR door 7 is jammed

        ## Resolution

        1. Oil it.
        """);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _kb.Dispose();

    [Fact]
    public async Task Pages_and_answers_do_not_hold_it()
    {
        await using var bot = Bot();
        foreach (var address in (string[])["/articles/KB-1", "/articles/KB-1?locale=ko", "/articles", "/articles?q=door", "/api/articles/KB-1", "/api/articles?q=door", "/readyz"])
        {
            using var answer = await bot.Http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            var body = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            Assert.All([Note, Url], secret => Assert.DoesNotContain(secret, body, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData(Note)]
    [InlineData(Url)]
    public async Task It_finds_nothing(string secret)
    {
        await using var bot = Bot();
        Assert.Equal("answer", (await bot.PostAsync("/api/articles/match", new { text = "ERROR door 7 is jammed" })).GetProperty("decision").GetString());
        Assert.Equal(0, (await bot.PostAsync("/api/articles/match", new { text = secret })).GetProperty("matches").GetArrayLength());
        Assert.Equal(0, (await bot.GetAsync($"/api/articles?q={secret}")).GetProperty("articles").GetArrayLength());
    }

    [Fact]
    public async Task The_caches_do_not_hold_it_compressed_or_not()
    {
        using (var library = _kb.Library())
            await library.ReloadAsync(Cancel);
        var caches = Directory.GetFiles(_kb.Cache);
        Assert.Equal(2, caches.Length);
        foreach (var cache in caches)
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(cache, Cancel));
            Assert.Contains(Path.GetFileName(cache).StartsWith("index", StringComparison.Ordinal) ? "jam" : "The door is jammed", text, StringComparison.Ordinal);
            Assert.All([Note, Url], secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        }

        var edition = ArticleCache.Load(_kb.Cache, _kb.Root, ArticleLimits.Default).Files["KB-1.md"].Read.Edition!;
        var body = string.Join('\n', [.. edition.Sections.Select(section => section.Markdown + section.Text + section.Html), .. edition.ErrorTexts, .. edition.Steps.Select(step => step.Markdown)]);
        Assert.Contains("door 7", body, StringComparison.Ordinal);
        Assert.All([Note, Url], secret => Assert.DoesNotContain(secret, body, StringComparison.OrdinalIgnoreCase));
    }

    private BotApp Bot() => new(("Articles:Folders:0", _kb.Root), ("Articles:Starter", "false"), ("Articles:Cache", _kb.Cache));
}
