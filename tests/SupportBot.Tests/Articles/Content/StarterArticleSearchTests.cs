using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles.Content;

/// <summary>Somebody who has no error message, only words, comes to the article on wrong clocks in general, and sees the family behind it.</summary>
public class StarterArticleSearchTests
{
    private static readonly ArticleIndex Index = ArticleIndex.Build(StarterShelf.Articles);

    [Theory]
    [InlineData("clock skew")]
    [InlineData("clock drift")]
    [InlineData("time is wrong")]
    [InlineData("server time wrong")]
    [InlineData("clock out of sync")]
    [InlineData("NTP")]
    [InlineData("시계 오차")]
    [InlineData("시간이 안 맞아요")]
    [InlineData("서버 시간 차이")]
    [InlineData("클럭 스큐")]
    [InlineData("NTP 동기화")]
    public void Words_for_a_wrong_clock_lead_to_the_article_on_it_first(string words) => Assert.Equal("SB-00045", Index.LookUp(words)[0].Article.Number.Value);

    [Theory]
    [InlineData("clock skew")]
    [InlineData("시계 오차")]
    public void A_look_up_lists_all_it_finds_although_a_question_would_name_three(string words) => Assert.InRange(Index.LookUp(words, top: 20).Length, 6, 20);
}
