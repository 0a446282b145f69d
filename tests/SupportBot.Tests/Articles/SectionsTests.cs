using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles;

public class SectionsTests
{
    [Fact]
    public void Anchors_count_before_words()
    {
        var edition = Read("## 해상도 {#description}\n\nFirst.\n\n## 설명 {#resolution}\n\nSecond.");
        Assert.Equal([SectionKind.Description, SectionKind.Resolution], Kinds(edition));
    }

    [Fact]
    public void Two_headings_without_anchors_count_by_their_order_whatever_they_are_called() =>
        Assert.Equal([SectionKind.Description, SectionKind.Resolution], Kinds(Read("## Kuvaelma\n\nFirst.\n\n## Tarkkuus\n\nSecond.")));

    [Theory]
    [InlineData("Symptoms", SectionKind.Issue)]
    [InlineData("Root Cause:", SectionKind.Cause)]
    [InlineData("Problem/Symptom(e)", SectionKind.Issue)]
    [InlineData("問題／症状", SectionKind.Issue)]
    [InlineData("Problème/Symptôme(s) :", SectionKind.Issue)]
    [InlineData("环境", SectionKind.Environment)]
    [InlineData("Oorzaak", SectionKind.Cause)]
    [InlineData("Solução alternativa", SectionKind.Resolution)]
    [InlineData("Lösning", SectionKind.Resolution)]
    [InlineData("해결 방법", SectionKind.Resolution)]
    public void Words_tell_the_rest_in_many_languages(string heading, SectionKind kind) =>
        Assert.Equal(kind, Kinds(Read($"## Zero\n\nA.\n\n## {heading}\n\nB.\n\n## Last\n\nC."))[1]);

    [Fact]
    public void A_label_is_a_heading_or_a_bold_line_and_text_may_follow_at_once()
    {
        var edition = Read("## Description\n\n<b>Environment</b>\n- Vault\n\n**Issue:**\nIt sticks.\n\n### Cause\n\nRust.\n\n## Resolution\n\nOil it.");
        Assert.Equal([SectionKind.Environment, SectionKind.Issue, SectionKind.Cause, SectionKind.Resolution], Kinds(edition));
        Assert.Equal("It sticks.", edition.Sections[1].Text);
    }

    [Fact]
    public void A_label_that_translation_turned_into_a_number_is_told_by_its_place() =>
        Assert.Equal([SectionKind.Environment, SectionKind.Issue, SectionKind.Cause, SectionKind.Resolution],
            Kinds(Read("## 説明 {#description}\n\n### <b>環境</b>\n\nVault\n\n### <b>問題</b>\n\n動かない\n\n### <b>0.5511122</b>\n\n錆\n\n## 解決策 {#resolution}\n\n油")));

    [Fact]
    public void A_bold_line_within_a_resolution_stays_in_it_and_a_heading_in_code_is_code()
    {
        var edition = Read("## Description\n\nIt sticks.\n\n```\n## Resolution\n```\n\n## Resolution\n\n<b>Resolution</b>\n\n1. Oil it.");
        Assert.Equal([SectionKind.Description, SectionKind.Resolution], Kinds(edition));
        Assert.Contains("## Resolution", edition.Sections[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_are_decoded_invisible_characters_left_out_and_tags_that_are_none_stay_text()
    {
        var edition = Read("Set <filter root=\"/a\"> to &quot;b&quot;&#x200B; and `<` name`>` in <b>bold</b>.<br>Next [!DNL Vault] line.");
        Assert.Equal("Set <filter root=\"/a\"> to \"b\" and <name>in bold.\nNext Vault line.", edition.Sections[0].Text);
        Assert.Contains("&lt;filter", edition.Sections[0].Html, StringComparison.Ordinal);
        Assert.Contains("<b>bold</b>", edition.Sections[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Mixed_line_ends_make_no_difference()
    {
        const string text = "## Description\n\nIt sticks.\n\n```\none\ntwo\n```\n\n## Resolution\n\n1. Oil it.\n2. Wait.\n";
        var unix = Read(text);
        var mixed = Read(string.Concat(text.Split('\n').Select((line, at) => line + (at % 2 == 0 ? "\r\n" : "\n"))));
        Assert.Equal(unix.Sections, mixed.Sections);
        Assert.Equal(2, mixed.Steps.Length);
    }

    private static SectionKind[] Kinds(ArticleEdition edition) => [.. edition.Sections.Select(section => section.Kind)];

    private static ArticleEdition Read(string markdown) => ArticleReader.Read("KB-1.md", "en", "---\ntitle: t\n---\n" + markdown).Edition!;
}
