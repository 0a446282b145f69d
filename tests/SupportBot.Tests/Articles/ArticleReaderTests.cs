using NodaTime;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles;

public class ArticleReaderTests
{
    private const string Plain = """
        ---
        title: '"Door is jammed" when opening the vault | Vault'
        description: Learn how to free a jammed vault door.
        product: Vault,Vault Cloud
        solution: Vault
        applies-to: vault cloud
        keywords: KCS, vault, door, 'jam
        internal-notes: call Alice at extension 7
        article-number: KB-77
        dynamics-url: https://crm.example/internal/77
        ---
        # &quot;Door is jammed&quot; when opening the vault | Vault

        The door sticks when it is cold.

        ## Description {#description}

        ### <b>Environment</b>

        - Vault 3.2
        - Vault Cloud

        ### <b>Issue/Symptoms</b>

        The handle turns but nothing moves.

        ## Resolution {#resolution}

        1. Warm the hinges.
        2. Turn the handle.
        """;

    [Fact]
    public void The_front_matter_becomes_title_summary_products_keywords_and_versions()
    {
        var edition = Read(Plain);
        Assert.Equal("KB-77", edition.Number.Value);
        Assert.Equal("\"Door is jammed\" when opening the vault", edition.Title);
        Assert.Equal("Learn how to free a jammed vault door.", edition.Summary);
        Assert.Equal(["Vault", "Vault Cloud"], edition.Products);
        Assert.DoesNotContain("KCS", edition.Keywords);
        Assert.Equal(["3.2"], edition.Versions);
        Assert.False(edition.Hidden);
    }

    [Fact]
    public void Staff_only_fields_are_nowhere_in_what_was_read()
    {
        var edition = Read(Plain);
        var everything = edition + string.Join('|', edition.Sections) + string.Join('|', edition.Keywords) + string.Join('|', edition.ErrorTexts);
        Assert.DoesNotContain("Alice", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("crm.example", everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("description: Description")]
    [InlineData("description: 설명")]
    [InlineData("description: Beschreibung")]
    [InlineData("description: 説明")]
    [InlineData("description: test")]
    [InlineData("description: ")]
    public void A_description_that_says_nothing_is_none_and_the_first_prose_stands_in(string description) =>
        Assert.Equal("The door sticks when it is cold.", Read(Plain.Replace("description: Learn how to free a jammed vault door.", description, StringComparison.Ordinal)).Summary);

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("\"true\"", true)]
    [InlineData("false", false)]
    public void Hide_hides(string value, bool hidden) =>
        Assert.Equal(hidden, Read(Plain.Replace("product:", $"hide: {value}\nproduct:", StringComparison.Ordinal)).Hidden);

    [Fact]
    public void The_file_name_is_the_number_and_a_different_one_inside_is_reported_with_its_line()
    {
        var read = ArticleReader.Read("base/KB-78.md", "en", Plain);
        Assert.Equal("KB-78", read.Edition!.Number.Value);
        var problem = Assert.Single(read.Problems, problem => problem.Rule == "number-differs");
        Assert.Equal(9, problem.Line);
        Assert.Contains("'KB-77' does not match the file name", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_number_anywhere_is_refused_by_name_and_a_readme_is_only_noted()
    {
        var refused = ArticleReader.Read("vault/jammed.md", null, "---\ntitle: x\n---\ntext");
        Assert.Null(refused.Edition);
        Assert.Equal((ProblemSeverity.Error, "no-number", "vault/jammed.md"), (refused.Problems[0].Severity, refused.Problems[0].Rule, refused.Problems[0].Source));
        var readme = ArticleReader.Read("README.md", null, "# About this base");
        Assert.Equal((ProblemSeverity.Note, "not-an-article"), (Assert.Single(readme.Problems).Severity, readme.Problems[0].Rule));
    }

    [Fact]
    public void A_file_without_front_matter_is_read_by_its_name_and_first_heading()
    {
        var read = ArticleReader.Read("KB-1.md", "en", "# The lamp is out\n\n## Symptoms\n\nDark.\n\n## Fix\n\n1. Change the bulb.\n");
        Assert.Equal("The lamp is out", read.Edition!.Title);
        Assert.Equal([SectionKind.Issue, SectionKind.Resolution], read.Edition.Sections.Select(section => section.Kind));
        Assert.Contains(read.Problems, problem => problem.Rule == "no-title");
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x", "anchors")]
    [InlineData("a: !!binary aGk=", "tags")]
    [InlineData("a: [[[[[[[1]]]]]]]", "deeper")]
    [InlineData("title: One: two: three", "line 2")]
    public void Yaml_that_is_broken_or_refused_is_read_line_by_line_and_reported(string yaml, string said)
    {
        var read = ArticleReader.Read("KB-2.md", "en", $"---\n{yaml}\nproduct: Vault\n---\nSome text.\n");
        Assert.Equal(["Vault"], read.Edition!.Products);
        var problem = Assert.Single(read.Problems, problem => problem.Rule == "front-matter");
        Assert.Contains(said, $"{problem.Message} line {problem.Line}", StringComparison.Ordinal);
    }

    [Fact]
    public void Embedded_images_are_taken_out_before_sizes_are_judged_and_before_anything_is_rendered()
    {
        var image = "data:image/png;base64," + new string('A', 300_000);
        var read = ArticleReader.Read("KB-3.md", "en", $"---\ntitle: t\n---\nBefore ![shot]({image}) after.\n");
        Assert.Equal("embedded-image", Assert.Single(read.Problems).Rule);
        Assert.Equal("Before  after.", Assert.Single(read.Edition!.Sections).Text);
        Assert.DoesNotContain("AAAA", read.Edition.Sections[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_a_limit_is_refused_by_name()
    {
        var limits = new ArticleLimits(FileBytes: 2000, MarkdownBytes: 500, FrontMatterBytes: 100, LinkOpenings: 5);
        Assert.Null(Refused("---\ntitle: t\n---\n" + new string('x', 3000)));
        Assert.Null(Refused("---\ntitle: t\n---\n" + new string('x', 600)));
        Assert.Null(Refused($"---\ntitle: {new string('t', 200)}\n---\nx"));
        Assert.Null(Refused("---\ntitle: t\n---\n" + string.Concat(Enumerable.Repeat("[a](", 6))));

        ArticleEdition? Refused(string content)
        {
            var read = ArticleReader.Read("KB-4.md", "en", content, limits);
            Assert.Equal((ProblemSeverity.Error, "too-large"), (Assert.Single(read.Problems).Severity, read.Problems[0].Rule));
            return read.Edition;
        }
    }

    [Theory]
    [InlineData('[')]
    [InlineData('>')]
    [InlineData('*')]
    [InlineData('`')]
    public void Sixty_thousand_of_one_mark_are_read_or_refused_and_nothing_is_thrown(char mark)
    {
        var read = ArticleReader.Read("KB-5.md", "en", "---\ntitle: t\n---\n" + new string(mark, 60_000));
        Assert.True(read.Edition is not null || read.Problems.Any(problem => problem.Severity == ProblemSeverity.Error));
    }

    [Fact]
    public void Our_own_keys_are_read()
    {
        var edition = Read("""
            ---
            title: Our own
            signatures:
              - Door {name} is jammed
              - |
                first line
                second line
            not-if: [the door is painted]
            playbook: free-the-door
            audience: teams:T1
            samples:
              match: ["Door 7 is jammed"]
              no-match: ["Door 7 is open"]
            owner: vault team
            review-by: 2027-03-31
            ---
            Text.
            """);
        Assert.Equal(["Door {name} is jammed", "first line\nsecond line"], edition.Signatures.Select(signature => signature.Pattern.Trim()));
        Assert.Equal(["the door is painted"], edition.NotIf);
        Assert.Equal("free-the-door", edition.Playbook);
        Assert.Equal(["teams:T1"], edition.Audience);
        Assert.Equal((["Door 7 is jammed"], ["Door 7 is open"]), (edition.Samples.Match.ToArray(), edition.Samples.NoMatch.ToArray()));
        Assert.Equal(("vault team", new LocalDate(2027, 3, 31)), (edition.Owner, edition.ReviewBy));
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_ignored_and_reported_with_its_line()
    {
        var read = ArticleReader.Read("KB-6.md", "en", "---\ntitle: t\nreview-by: soon\nsamples: yes\n---\nText.");
        Assert.Equal([(3, "front-matter"), (4, "front-matter")], read.Problems.OrderBy(problem => problem.Line).Select(problem => (problem.Line, problem.Rule)));
    }

    [Fact]
    public void A_signature_that_cannot_be_used_is_ignored_and_reported()
    {
        var read = ArticleReader.Read("KB-7.md", "en", "---\ntitle: t\nsignatures: ['/(?<=a)b/', '* {x} *', 'Door is jammed']\n---\nText.");
        Assert.Equal("Door is jammed", Assert.Single(read.Edition!.Signatures).Pattern);
        Assert.Equal(2, read.Problems.Count(problem => problem.Rule == "signature"));
    }

    [Fact]
    public void What_was_packed_opens_as_it_was()
    {
        var edition = Read(Plain);
        var packed = edition.Packed();
        Assert.Equal(edition.Sections, packed.Sections);
        Assert.Equal(edition.ErrorTexts, packed.ErrorTexts);
        Assert.Equal(edition.Steps.Select(step => step.Text), packed.Steps.Select(step => step.Text));
    }

    private static ArticleEdition Read(string content) => ArticleReader.Read("KB-77.md", "en", content).Edition!;
}
