using System.Collections.Immutable;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;
using SupportBot.Dialogs.Words;
using SupportBot.Tests.Articles.Content;

namespace SupportBot.Tests.Articles;

/// <summary>The walk made of an article's own numbered steps.</summary>
public sealed class ArticleWalkTests
{
    public static TheoryData<string> WithoutPlaybook => [.. StarterShelf.Articles.Where(article => article.Playbook is null).Select(article => article.Number.Value)];

    [Theory]
    [MemberData(nameof(WithoutPlaybook))]
    public void A_starter_article_that_names_no_playbook_is_walked_by_its_own_steps_in_the_persons_language(string number)
    {
        var article = StarterShelf.Article(number);
        foreach (var language in article.Editions.Keys)
        {
            var walk = ArticleWalk.Of(article, language, Languages.Shipped)!;
            PlaybookChecks.Check(number, walk);
            Assert.Equal($"steps:{language}", walk.Name);
            Assert.Equal(article.In(language).Steps.Select(step => step.Text), walk.Steps.TakeWhile(step => step.Id != "stuck").Select(step => step.Say!.In(Languages.Shipped.For(language))));
        }
    }

    [Fact]
    public void A_step_is_told_with_its_sub_steps_and_what_they_run()
    {
        var step = Walk("1. Free the door:\n    1. Stop it: `x`\n\n        ```\n        vaultctl stop\n        ```\n    2. Oil the hinge.\n2. Close it.\n").Steps[0];
        Assert.Equal("Free the door:\n1. Stop it: x\n2. Oil the hinge.", step.Say!.In(Languages.Shipped.For("en")));
        Assert.Equal("vaultctl stop", step.Run["any"].Commands);
    }

    [Theory]
    [InlineData("1. Press the switch ![](data:image/png;base64,AAAA)\n2. Wait.\n", "Press the switch")]
    [InlineData("1. Press the switch\n\n![](assets/switch.png)\n\n2. Wait.\n", "Press the switch")]
    [InlineData("1. Press the switch\n    1. Here: <img src=\"assets/switch.png\">\n2. Wait.\n", "Press the switch\n1. Here:")]
    public void A_picture_of_a_step_is_said_to_be_missing_in_the_persons_language(string steps, string said)
    {
        var walk = Walk(steps);
        Assert.Equal($"{said}\n[a picture that is not shown here]", walk.Steps[0].Say!.In(Languages.Shipped.For("en")));
        Assert.Equal($"{said}\n[여기에 표시되지 않는 그림]", walk.Steps[0].Say!.In(Languages.Shipped.For("ko")));
        Assert.Equal("Wait.", walk.Steps[1].Say!.In(Languages.Shipped.For("ko")));
    }

    private static Playbook Walk(string steps)
    {
        var edition = ArticleReader.Read("KB-1.md", "en", "---\ntitle: t\n---\n## Resolution\n\n" + steps).Edition!.Packed();
        return ArticleWalk.Of(new(edition.Number, ImmutableSortedDictionary<string, ArticleEdition>.Empty.Add("en", edition)), "en", Languages.Shipped)!;
    }
}
