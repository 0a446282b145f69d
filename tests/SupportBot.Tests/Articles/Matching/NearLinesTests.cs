using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Tests.Articles.Matching;

public class NearLinesTests
{
    private static readonly IndexData Data = SmallBase.Of(("Pump and valve", "The pump reports pressure. The valve leaks water. The valve reports pressure.")).Data;

    [Theory]
    [InlineData(0)] // alone: a term of twenty lines is searched
    [InlineData(20)]
    [InlineData(7, 0, 13)] // three: it is read in order
    [InlineData]
    public void The_lines_of_the_articles_in_question_are_found_however_many_lines_a_term_has(params int[] articles)
    {
        var slots = new int[Data.Articles.Length];
        var near = new NearLines(Data.Lines, [], slots, articles);
        foreach (var term in Enumerable.Range(0, Data.Vocabulary.Count))
        {
            var lines = near.With(term).ToArray();
            Assert.Equal(Data.Lines.Postings.Columns(term).ToArray().Where(line => articles.Contains(Data.Lines.ArticleOf(line))), lines);
            Assert.All(lines, line => Assert.Equal(Data.Lines.ArticleOf(line), articles[near.SlotOf(line)]));
        }

        near.Leave();
        Assert.All(slots, slot => Assert.Equal(0, slot));
    }

    [Fact]
    public void A_term_of_many_lines_is_among_them() =>
        Assert.Contains(Enumerable.Range(0, Data.Vocabulary.Count), term => Data.Lines.Postings.Count(term) > 12);
}
