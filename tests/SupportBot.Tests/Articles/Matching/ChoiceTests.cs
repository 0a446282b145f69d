using System.Collections.Immutable;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Articles.Matching;

/// <summary>What is said where more than one article fits, or where the one that fits is ruled out.</summary>
public class ChoiceTests
{
    private static readonly ArticleIndex Two = ArticleIndex.Build(
    [
        Article("SB-201", "en", "Gateway answers slowly after the upgrade to 7.4", "Gateway thread pool is exhausted, request waits for a worker", "Gateway", "7.4"),
        Article("SB-202", "en", "Gateway answers slowly after the upgrade to 7.5", "Gateway certificate cache is cold, handshake repeated for each request", "Gateway", "7.5"),
        Article("SB-203", "ko", "Courier labels are misprinted on rolls", "Courier label roll offset out of range", "Courier", "1.0"),
        Article("SB-204", "en", "Courier labels are misprinted on rolls", "Courier label roll offset out of range", "Courier", "1.0"),
    ]);

    [Theory]
    [InlineData("gateway answers slowly after the upgrade to 7.5", "SB-202")]
    [InlineData("gateway answers slowly after the upgrade to 7.4", "SB-201")]
    public void The_version_that_is_named_decides_between_equals(string text, string expected) =>
        Assert.Equal(expected, Two.Match(PastedText.Of(text)).Matches[0].Article.Number.Value);

    [Theory]
    [InlineData("en", "SB-204")]
    [InlineData("ko", "SB-203")]
    public void The_persons_language_decides_between_equals(string language, string expected) =>
        Assert.Equal(expected, Two.Match(PastedText.Of("courier labels misprinted on rolls"), language).Matches[0].Article.Number.Value);

    [Fact]
    public void Neither_language_nor_version_outweighs_evidence() =>
        Assert.Equal("SB-201", Two.Match(PastedText.Of("Gateway thread pool is exhausted, request waits for a worker, version 7.5"), "ko").Matches[0].Article.Number.Value);

    [Fact]
    public void What_people_said_before_decides_between_equals_and_never_outweighs_evidence()
    {
        Verdicts said = new([new("SB-203", "", 0, 40), new("SB-204", "", 40, 0), new("SB-201", "", 0, 1_000_000), new("SB-202", "", 1_000_000, 0)]);
        var (rolls, pool) = (PastedText.Of("courier labels misprinted on rolls"), PastedText.Of("Gateway thread pool is exhausted, request waits for a worker, version 7.5"));
        Assert.Equal("SB-203", Two.Match(rolls).Matches[0].Article.Number.Value);
        Assert.Equal("SB-204", Two.Match(rolls, verdicts: said).Matches[0].Article.Number.Value);
        Assert.Equal("SB-201", Two.Match(pool, verdicts: said).Matches[0].Article.Number.Value);
        Assert.Equal(Two.Match(pool).Decision, Two.Match(pool, verdicts: said).Decision);
    }

    [Theory]
    [InlineData("6.5", "6.5.12", true)]
    [InlineData("6.5.x", "6.5", true)]
    [InlineData("6.5", "6.50", false)]
    [InlineData("x", "6.5", false)]
    public void A_version_is_the_same_up_to_what_is_left_open(string version, string named, bool same) => Assert.Equal(same, NearTies.Same(version, named));

    [Fact]
    public void Each_candidate_names_the_line_that_only_it_speaks_of()
    {
        var data = Two.Data;
        var apart = Apart.Of([0, 1], data);

        Assert.Contains("thread pool", apart[0], StringComparison.Ordinal);
        Assert.Contains("certificate cache", apart[1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_candidate_needs_nothing_to_tell_it_apart() => Assert.Equal([null], Apart.Of([0], Two.Data));

    [Fact]
    public void A_veto_names_the_article_and_what_rules_it_out()
    {
        var clock = new ClockEvidence(ClockVerdict.ReallyExpired, null, null, [new("10:00:00", "10:00:01", "log-date-header", 1, 1)], new Phrase("evidence.not-clock"));

        var veto = Assert.Single(SmallBase.Index.Match(PastedText.Of("AUTH-0031 rejected: token issued in the future (skew 312 s)"), clock: clock).Vetoes);

        Assert.Equal(("SB-105", "really-expired"), (veto.Article.Value, veto.Reason));
    }

    [Theory]
    [InlineData("clock-right")]
    [InlineData("clock-wrong")]
    [InlineData("really-expired")]
    [InlineData(ArticleVeto.ByText)]
    public void Every_veto_has_its_sentence(string reason)
    {
        foreach (var language in new[] { "en", "ko" })
            Assert.Contains("SB-105", Languages.Shipped.For(language).Say($"veto.{reason}", ("article", "SB-105")), StringComparison.Ordinal);
    }

    private static Article Article(string number, string language, string title, string error, string product, string version)
    {
        var edition = new ArticleEdition
        {
            Number = ArticleNumber.Parse(number, null),
            Language = language,
            Title = title,
            Summary = title,
            ErrorTexts = [error],
            Sections = [new(SectionKind.Issue, "Issue", error, error)],
            Products = [product],
            Versions = [version],
            Source = number + ".md",
        };
        return new(edition.Number, ImmutableSortedDictionary<string, ArticleEdition>.Empty.Add(language, edition));
    }
}
