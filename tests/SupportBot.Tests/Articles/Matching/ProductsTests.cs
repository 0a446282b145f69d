using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Articles.Matching;

/// <summary>The products that a text names, and what it means when an article says nothing of them.</summary>
public sealed class ProductsTests
{
    private static ArticleIndex Index { get; } = SmallBase.Of(
        ("Splunk reads every line of a trace as an event", "Line breaking is set for single lines."),
        ("Upload refused with status 413", "The web server limits the size of a request."));

    [Theory]
    [InlineData("pods restart in Kubernetes since the upgrade", "kubernet")]
    [InlineData("쿠버네티스에서 파드가 계속 재시작돼요", "kubernet")]
    [InlineData("the Power BI report is empty", "power bi")]
    [InlineData("Google Analytics 4 shows no visitors", "googl analyt")]
    [InlineData("WordPressの管理画面に入れない", "wordpress")]
    public void A_product_is_known_in_each_of_its_spellings(string text, string spelling) =>
        Assert.Contains(Named(text), product => product.Spellings.Any(words => string.Join(' ', words) == spelling));

    [Theory]
    [InlineData("the report is empty since Monday")]
    [InlineData("power supply fails under load")]
    [InlineData("목록이 비어 있어요")]
    public void Words_of_everyday_are_no_product(string text) => Assert.Empty(Named(text));

    [Fact]
    public void A_product_that_is_named_twice_counts_once() => Assert.Single(Named("Splunk, our Splunk, drops events"));

    [Fact]
    public void An_article_has_a_product_whose_every_word_it_has()
    {
        var splunk = Named("splunk").Single();

        Assert.True(splunk.IsIn(0, Index.Data));
        Assert.False(splunk.IsIn(1, Index.Data));
    }

    [Theory]
    [InlineData("splunk takes each line for an event", 0, 1)]
    [InlineData("nginx refuses the upload with status 413", 1, 0)]
    [InlineData("upload refused with status 413", 0, 0)]
    public void A_product_that_the_article_does_not_have_speaks_against_it(string question, float foreign, float familiar)
    {
        var paste = PastedText.Of(question);
        var ranking = Ranker.Rank(new PasteTerms().Read(paste, Index.Data.Vocabulary), paste, Index.Data, 3);

        var signs = Evidence.Of(ranking, Index.Data);

        Assert.Equal(foreign, signs[Evidence.Signs.IndexOf("foreign")]);
        Assert.Equal(familiar, signs[Evidence.Signs.IndexOf("familiar")]);
    }

    [Fact]
    public void No_spelling_stands_for_two_products()
    {
        var all = DataFile.Lines("products.txt").SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries)).ToList();

        Assert.DoesNotContain("", all);
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    private static IReadOnlyList<Product> Named(string text) => Products.Shipped.NamedIn(new PasteTerms().Read(PastedText.Of(text), Index.Data.Vocabulary).Tokens);
}
