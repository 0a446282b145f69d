using SupportBot.Tests.Articles;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Web;

/// <summary>What an article's page makes of an article.</summary>
public sealed class ArticlePageTests : IDisposable
{
    private readonly KnowledgeFolder _kb = new();

    public void Dispose() => _kb.Dispose();

    [Theory]
    [InlineData("See KB-2 first.", "See <a href=\"/articles/KB-2?locale=en\">KB-2</a> first.")]
    [InlineData("KB-2를 보세요 (KB-3).", "<a href=\"/articles/KB-2?locale=en\">KB-2</a>를 보세요 (<a href=\"/articles/KB-3?locale=en\">KB-3</a>).")]
    [InlineData("See **KB-2**, *not* KB-99.", "<strong><a href=\"/articles/KB-2?locale=en\">KB-2</a></strong>, <em>not</em> KB-99.")]
    [InlineData("[that](https://kb.example/docs/kb/KB-2.html?lang=en#x)", "<a href=\"/articles/KB-2?locale=en\">that</a>")]
    [InlineData("[that](../kb/kb-2.md)", "<a href=\"/articles/KB-2?locale=en\">that</a>")]
    [InlineData("[KB-2](https://other.example/x)", "<a href=\"https://other.example/x\" rel=\"noopener noreferrer nofollow\">KB-2</a>")]
    [InlineData("[that](/docs/elsewhere.html) too", "<p>that too</p>")]
    [InlineData("[that](KB-99.md)", "<p>that</p>")]
    [InlineData("[write](mailto:team@example.com)", "<a href=\"mailto:team@example.com\" rel=\"noopener noreferrer nofollow\">write</a>")]
    [InlineData("This is KB-1, asked as `KB-2`, in kb/KB-2 and XKB-2 and KB-2-3 and KB-2x.", "<p>This is KB-1, asked as <code>KB-2</code>, in kb/KB-2 and XKB-2 and KB-2-3 and KB-2x.</p>")]
    [InlineData("&lt;script&gt; KB-2 &amp; &lt;b&gt;", "<p>&lt;script&gt; <a href=\"/articles/KB-2?locale=en\">KB-2</a> &amp; &lt;b&gt;</p>")]
    public async Task The_number_of_an_article_that_is_loaded_leads_to_it(string written, string shown)
    {
        _kb.WriteArticle("KB-1.md", "The door is jammed", $"## Description\n\n{written}\n\n## Resolution\n\nOil it.\n");
        _kb.WriteArticle("KB-2.md", "The lamp is out");
        _kb.WriteArticle("KB-3.md", "The bell is mute");
        _kb.WriteArticle("KB-4.md", "Not for this page");
        Assert.Contains(shown, await PageAsync("KB-1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![](data:image/png;base64,AAAA)", "en", "<p><span lang=\"en\" class=\"hidden-picture\">[a picture that is not shown here]</span></p>")]
    [InlineData("Turn ![the switch](assets/switch.png) off.", "ko", "<p>Turn <span lang=\"ko\" class=\"hidden-picture\">[여기에 표시되지 않는 그림: the switch]</span> off.</p>")]
    [InlineData("![the switch](https://pictures.example/switch.png)", "en", "<p><a href=\"https://pictures.example/switch.png\" rel=\"noopener noreferrer nofollow\">Picture: the switch</a></p>")]
    public async Task A_picture_is_led_to_or_said_to_be_missing(string written, string language, string shown)
    {
        _kb.WriteArticle("KB-1.md", "The door is jammed", $"## Description\n\n{written}\n\n## Resolution\n\nOil it.\n");
        Assert.Contains(shown, await PageAsync("KB-1", language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_not_for_the_page_is_not_led_to()
    {
        _kb.WriteArticle("KB-1.md", "The door is jammed", "## Description\n\nSee KB-2.\n");
        _kb.Write("KB-2.md", "---\ntitle: For others\naudience: [teams]\n---\nText.\n");
        Assert.Contains("<p>See KB-2.</p>", await PageAsync("KB-1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("playbook: clock-skew", "It sticks.", true)]
    [InlineData("owner: us", "## Resolution\n\n1. Oil it.\n2. Wait.\n", true)]
    [InlineData("playbook: no-such-playbook", "## Resolution\n\n1. Oil it.\n", true)]
    [InlineData("playbook: no-such-playbook", "## Resolution\n\nOil it.\n", false)]
    [InlineData("owner: us", "## Resolution\n\nOil it, or wait.\n", false)]
    public async Task The_walkthrough_is_offered_where_there_is_a_playbook_or_numbered_steps(string front, string body, bool offered)
    {
        _kb.Write("KB-1.md", $"---\ntitle: The door is jammed\n{front}\n---\n{body}");
        var page = await PageAsync("KB-1");
        Assert.Equal((offered, !offered), (page.Contains("href=\"/?start=KB-1&amp;locale=en\"", StringComparison.Ordinal), page.Contains("href=\"/?ask=KB-1&amp;locale=en\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_translation_that_lost_its_numbers_is_walked_by_the_steps_of_another_edition()
    {
        _kb.WriteArticle("en/KB-1.md", "The door is jammed");
        _kb.WriteArticle("ko/KB-1.md", "문이 열리지 않음", "## 해결 방법\n\n기름을 칠합니다.\n");
        Assert.Contains("/?start=KB-1&amp;locale=ko", await PageAsync("KB-1", "ko"), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string number, string language = "en")
    {
        await using var bot = new BotApp(("Articles:Folders:0", _kb.Root), ("Articles:Starter", "false"), ("Articles:Cache", ""));
        return await bot.Http.GetStringAsync(new Uri($"/articles/{number}?locale={language}", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
