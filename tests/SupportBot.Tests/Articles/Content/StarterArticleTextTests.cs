using System.Text.RegularExpressions;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles.Content;

/// <summary>The starter articles read as articles: whole, in both languages, with steps somebody can follow.</summary>
public sealed partial class StarterArticleTextTests
{
    private static readonly SectionKind[] Sections = [SectionKind.Environment, SectionKind.Issue, SectionKind.Cause, SectionKind.Resolution];

    /// <summary>The walkthroughs an article of ours may name; an article without one is walked by its own steps.</summary>
    private static readonly string?[] Playbooks = [null, "clock-skew", "token-or-certificate-expired"];

    /// <summary>What a paste can prove about clocks, as <c>not-if</c> names it.</summary>
    private static readonly string[] Evidence = ["clock-right", "clock-wrong", "really-expired"];

    public static TheoryData<string> Numbers => StarterShelf.Numbers;

    [Fact]
    public void The_first_article_and_its_family_are_there() =>
        Assert.True(StarterShelf.Articles.Length >= 30 && StarterShelf.Articles.Any(article => article.Number.Value == "KA-10565"));

    [Fact]
    public void Every_file_is_read_without_a_complaint() =>
        Assert.Empty(StarterShelf.Files.SelectMany(file => file.Problems).Select(problem => $"{problem.Source}:{problem.Line} {problem.Message}"));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_article_stands_in_English_and_Korean(string number) =>
        Assert.Equal(["en", "ko"], StarterShelf.Article(number).Editions.Keys);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_article_says_what_it_is_about_where_and_why(string number)
    {
        foreach (var edition in StarterShelf.Article(number).Editions.Values)
        {
            Assert.NotEmpty(edition.Title);
            Assert.True(edition.Summary.Length >= 40 && edition.Summary.EndsWith('.'), $"{edition.Source}: '{edition.Summary}' is no sentence");
            Assert.NotEmpty(edition.Products);
            Assert.NotEmpty(edition.Keywords);
            Assert.All(Sections, kind => Assert.Contains(edition.Sections, section => section.Kind == kind && section.Text.Length > 0));
            Assert.Contains(edition.Sections, section => section.Kind == SectionKind.Issue && section.Markdown.Contains("```", StringComparison.Ordinal));
            Assert.Equal("supportbot", edition.Owner);
            Assert.NotNull(edition.ReviewBy);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_languages_tell_the_same_steps_with_the_same_commands(string number)
    {
        var (english, korean) = (StarterShelf.Article(number).Editions["en"], StarterShelf.Article(number).Editions["ko"]);
        Assert.InRange(english.Steps.Length, 3, 7);
        Assert.Equal(english.Steps.Length, korean.Steps.Length);
        Assert.Equal(Fences(english), Fences(korean));
        Assert.All(korean.Steps, step => Assert.Matches("[가-힣]", step.Text));
        Assert.Equal(english.Playbook, korean.Playbook);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_walkthrough_is_one_we_have_and_matches_what_rules_the_article_out(string number)
    {
        var article = StarterShelf.Article(number);
        var notIf = article.Editions["en"].NotIf;
        Assert.Contains(article.Playbook, Playbooks);
        Assert.All(notIf, evidence => Assert.Contains(evidence, Evidence));
        Assert.Equal(article.Playbook == "clock-skew", notIf.Contains("clock-right"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Links_are_https_and_hosts_in_samples_belong_to_nobody(string number)
    {
        foreach (var file in StarterShelf.Files.Where(file => file.Edition.Number.Value == number))
        {
            var links = Links().Matches(file.Text).Select(link => link.Groups[1].Value).ToList();
            Assert.True(links.Distinct().Count() > 1, $"{file.Name}: two links to the product's own documentation at least");
            Assert.All(links, link => Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps, $"{file.Name}: {link}"));
            var samples = string.Join('\n', [.. file.Edition.Samples.Match, .. file.Edition.Samples.NoMatch]);
            Assert.All(Hosts().Matches(samples), host => Assert.Matches(@"(?:\bexample\.\w+|^docs\.github\.com)$", host.Groups[1].Value));
        }
    }

    private static List<string> Fences(ArticleEdition edition) =>
        [.. edition.Sections.Where(section => section.Kind == SectionKind.Resolution).SelectMany(section => Fence().Matches(section.Markdown)).Select(fence => fence.Value)];

    [GeneratedRegex(@"\]\(([a-z]+:[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(@"https?://([A-Za-z0-9.\-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Hosts();

    [GeneratedRegex(@"^ *```[a-z]+\n(?:(?! *```).*\n)+", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
