using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Articles;
using SupportBot.Dialogs.Articles;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Articles;

/// <summary>The section <c>Articles</c> of the settings, as a running bot takes it.</summary>
public sealed class ArticleSettingsTests : IDisposable
{
    private readonly KnowledgeFolder _kb = new();

    public void Dispose() => _kb.Dispose();

    [Fact]
    public async Task A_limit_counts_as_it_is_set()
    {
        _kb.WriteArticle("KB-1.md", "Long", new string('x', 3000));
        _kb.WriteArticle("KB-2.md", "Short");
        await using var bot = Bot(("Articles:Limits:MarkdownBytes", "2000"));
        var broken = (await bot.GetAsync("/readyz")).GetProperty("brokenFiles");
        Assert.Contains("at most 2000 are read", Assert.Single(broken.EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("Short", (await bot.GetAsync("/api/articles/KB-2")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_limit_can_be_raised_and_the_others_stay()
    {
        _kb.WriteArticle("KB-1.md", "Long", "## Description\n\n" + string.Join("\n\n", Enumerable.Repeat("It sticks and it creaks.", 4000)));
        await using (var bot = Bot())
            Assert.Equal(1, (await bot.GetAsync("/readyz")).GetProperty("brokenFiles").GetArrayLength());
        await using (var bot = Bot(("Articles:Limits:MarkdownBytes", "200000")))
            Assert.Equal("Long", (await bot.GetAsync("/api/articles/KB-1")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Every_limit_has_a_setting_of_its_name()
    {
        _kb.WriteArticle("KB-1.md", "Short");
        await using var bot = Bot([.. typeof(ArticleLimits).GetConstructors().Single().GetParameters().Select((limit, at) => ($"Articles:Limits:{limit.Name}", $"{at + 1000}"))]);
        Assert.Equal(new ArticleLimits(1000, 1001, 1002, 1003, 1004, 1005), bot.Services.GetRequiredService<IOptions<ArticleOptions>>().Value.Limits);
    }

    private BotApp Bot(params (string Name, string Value)[] more) => new([("Articles:Folders:0", _kb.Root), ("Articles:Starter", "false"), ("Articles:Cache", ""), .. more]);
}
