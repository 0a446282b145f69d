using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Reading;

namespace SupportBot.Tests.Articles;

/// <summary>The same article in fifteen languages, one of them never seen: found out by anchor, word or place, joined under one number.</summary>
public sealed class TranslationsTests
{
    private static readonly SectionKind[] Expected = [SectionKind.Environment, SectionKind.Issue, SectionKind.Issue, SectionKind.Cause, SectionKind.Resolution];

    public static TheoryData<string> Folders => [.. TranslatedArticle.All.Select(article => article.Folder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Sections_errors_and_steps_are_found_in_every_language(string folder)
    {
        var edition = Read(Sample(folder), folder).Edition!;
        Assert.Equal(Expected, edition.Sections.Select(section => section.Kind));
        Assert.Equal(["2026-03-01 10:00:00 [main] ERROR [vault] door 7 is jammed", "ERR-4711 motor stalled"], edition.ErrorTexts);
        Assert.Equal([0, 2, 0], edition.Steps.Select(step => step.SubSteps.Length));
        Assert.Equal(["vaultctl door --oil"], edition.Steps[1].Commands);
        Assert.Equal(Sample(folder).Sentence.Split(['.', '。'])[0], edition.Summary.Split(['.', '。'])[0]);
        Assert.Equal(["3.2"], edition.Versions);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_language_is_told_by_the_folder_by_the_file_by_the_front_matter_or_else_by_the_text(string folder)
    {
        var sample = Sample(folder);
        Assert.Equal(sample.Language, Read(sample, folder).Edition!.Language);
        Assert.Equal(sample.Language, ArticleReader.Read($"KB-1.{folder}.md", null, sample.Text).Edition!.Language);
        Assert.Equal(sample.Language, ArticleReader.Read("KB-1.md", null, sample.Text.Replace("product:", $"locale: {folder}\nproduct:", StringComparison.Ordinal)).Edition!.Language);
        Assert.Equal(sample.Language, ArticleReader.Read("KB-1.md", null, sample.Text).Edition!.Language);
    }

    [Fact]
    public async Task All_of_them_are_one_article_and_regions_that_write_alike_are_one_language()
    {
        using var kb = new KnowledgeFolder();
        foreach (var sample in TranslatedArticle.All)
            kb.Write($"base.{sample.Folder}/articles/KB-1.md", sample.Text);
        kb.WriteArticle("base.pt/articles/KB-2.md", "Só em português");
        kb.WriteArticle("base.zh-CN/articles/KB-3.md", "只有中文");
        using var library = kb.Library();
        await library.ReloadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, library.Current.Count);
        var article = library.Current.Index.Find(ArticleNumber.Parse("kb1", null))!;
        Assert.Equal(TranslatedArticle.All.Select(sample => sample.Language).Order(StringComparer.Ordinal), article.Editions.Keys);
        Assert.Empty(library.Current.Problems);
        Assert.Equal(("pt-br", "zh-hans", "zh-hant", "nb"), (article.In("pt").Language, article.In("zh-CN").Language, article.In("zh-HK").Language, article.In("no").Language));
        Assert.True(library.Current.Index.Find(ArticleNumber.Parse("KB-2", null))!.Speaks("pt-BR"));
        Assert.True(library.Current.Index.Find(ArticleNumber.Parse("KB-3", null))!.Speaks("zh-Hans"));
    }

    /// <summary>Hungarian and Estonian headings, which no list here holds.</summary>
    [Theory]
    [InlineData("## Leírás", "### Környezet", "### Hibajelenség", "### Ok", "## Megoldás")]
    [InlineData("## Kirjeldus", "**Keskkond**", "**Tõrge**", "**Põhjus**", "## Lahendus")]
    public void Headings_of_a_language_that_nobody_knows_are_told_by_their_order(string description, string environment, string issue, string cause, string resolution)
    {
        var markdown = $"{description}\n\n{environment}\n\n- Vault\n\n{issue}\n\n```\nERROR door 7 is jammed\n```\n\n{cause}\n\nMotor.\n\n{resolution}\n\n1. Oil.\n2. Wait.\n";
        var edition = ArticleReader.Read("KB-1.md", "en", "---\ntitle: t\n---\n" + markdown).Edition!;
        Assert.Equal([SectionKind.Environment, SectionKind.Issue, SectionKind.Cause, SectionKind.Resolution], edition.Sections.Select(section => section.Kind));
        Assert.Equal(2, edition.Steps.Length);
        Assert.Equal(["ERROR door 7 is jammed"], edition.ErrorTexts);
    }

    [Theory]
    [InlineData("Entornos", SectionKind.Environment)]
    [InlineData("Ambiente operativo", SectionKind.Environment)]
    [InlineData("Síntomas observados", SectionKind.Issue)]
    [InlineData("Possibili cause", SectionKind.Cause)]
    [InlineData("問題の原因", null)]
    [InlineData("主な原因", SectionKind.Cause)]
    [InlineData("Adobe Campaign", null)]
    [InlineData("How the connector decides what it sends and when it does so", null)]
    public void A_heading_that_is_nearly_a_known_one_is_taken_for_it_unless_it_points_two_ways(string heading, SectionKind? kind) =>
        Assert.Equal(kind, SectionWords.Meaning(heading)?.Kind ?? SectionWords.Likely(heading));

    [Fact]
    public void Among_many_headings_without_a_known_one_the_last_with_numbered_steps_is_the_resolution()
    {
        var edition = ArticleReader.Read("KB-1.md", "en", "---\ntitle: t\n---\n## Mis juhtub\n\nA.\n\n## Millal\n\nB.\n\n## Mida teha\n\n1. Oil.\n2. Wait.\n\n## Lisa\n\nC.\n").Edition!;
        Assert.Equal("Mida teha", Assert.Single(edition.Sections, section => section.Kind == SectionKind.Resolution).Heading);
        Assert.Equal(2, edition.Steps.Length);
    }

    [Fact]
    public void Headings_written_as_html_are_headings() =>
        Assert.Equal([SectionKind.Description, SectionKind.Resolution], ArticleReader.Read("KB-1.md", "en", "---\ntitle: t\n---\n<h2 class=\"x\">Description</h2>\n\nIt sticks.\n\n<h2 id=\"resolution\">How</h2>\n\n1. Oil it.\n")
            .Edition!.Sections.Select(section => section.Kind));

    private static TranslatedArticle Sample(string folder) => TranslatedArticle.All.Single(article => article.Folder == folder);

    private static ReadArticle Read(TranslatedArticle sample, string folder)
    {
        var path = $"kb/{folder}/KB-1.md";
        return ArticleReader.Read(path, ArticleLanguage.OfPath(path), sample.Text);
    }
}
