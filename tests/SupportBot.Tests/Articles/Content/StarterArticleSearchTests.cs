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
    [InlineData("시간이 안 맞아")]
    [InlineData("time is wro")]
    [InlineData("서버 시간 차이")]
    [InlineData("클럭 스큐")]
    [InlineData("NTP 동기화")]
    public void Words_for_a_wrong_clock_lead_to_the_article_on_it_first(string words) => Assert.Equal("SB-00045", Index.LookUp(words)[0].Article.Number.Value);

    [Theory]
    [InlineData("clock skew")]
    [InlineData("시계 오차")]
    public void A_look_up_lists_all_it_finds_although_a_question_would_name_three(string words) => Assert.InRange(Index.LookUp(words, top: 20).Length, 6, 20);

    [Theory]
    [InlineData("시계 오차", "SB-00036")]
    [InlineData("slack signature", "SB-00035")]
    [InlineData("jwt expired", "SB-00014")]
    public void A_look_up_leaves_out_what_only_has_a_word_in_common(string words, string elsewhere) =>
        Assert.DoesNotContain(Index.LookUp(words, top: 100), match => match.Article.Number.Value == elsewhere);

    [Theory]
    [InlineData("webho", "SB-00021", "SB-00037")]
    [InlineData("토큰 만", "SB-00033", "SB-00034")]
    public void An_unfinished_word_stands_for_all_that_begin_like_it(string words, string one, string other) =>
        Assert.Superset(new HashSet<string> { one, other }, Index.LookUp(words, top: 100).Select(match => match.Article.Number.Value).ToHashSet());

    /// <summary>One syllable that tells something: the title of an article on clocks that are right has it too.</summary>
    [Fact]
    public void A_single_syllable_leads_there_as_well() =>
        Assert.Contains("SB-00045", Index.LookUp("시간이 안 맞").Take(2).Select(match => match.Article.Number.Value));

    [Fact]
    public void A_word_that_a_space_ends_is_finished() => Assert.Empty(Index.LookUp("webho "));
}
