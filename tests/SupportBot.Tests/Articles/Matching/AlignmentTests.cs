using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Articles.Matching;

public class AlignmentTests
{
    private static readonly IndexData Data = SmallBase.Index.Data;

    [Fact]
    public void A_line_shares_all_of_itself() =>
        Assert.Equal(Alignment.Whole(Terms("voucher ledger is read-only"), Data.Words), Shared("voucher ledger is read-only", "voucher ledger is read-only"), 3);

    [Fact]
    public void The_same_words_in_order_prove_more_than_in_disorder() =>
        Assert.True(Shared("voucher ledger rejected redeem", "voucher ledger rejected redeem") > Shared("redeem rejected ledger voucher", "voucher ledger rejected redeem"));

    [Fact]
    public void A_word_between_two_costs_only_their_standing_side_by_side()
    {
        var beside = Shared("voucher ledger", "voucher ledger");
        var apart = Shared("voucher supplier ledger", "voucher ledger");

        Assert.InRange(apart, beside / 2, beside - 0.1f);
    }

    [Fact]
    public void Sharing_is_mutual() => Assert.Equal(Shared("voucher ledger node", "node voucher ledger"), Shared("node voucher ledger", "voucher ledger node"), 3);

    [Fact]
    public void Words_that_no_article_has_are_shared_by_no_line() => Assert.Equal(0, Shared("xyzzy plugh", "xyzzy plugh"));

    [Fact]
    public void The_same_working_space_serves_one_line_after_another()
    {
        var alignment = new Alignment();
        alignment.Shared(Terms("voucher ledger is read-only, redeem rejected by node"), Terms("voucher ledger is read-only, redeem rejected by node"), Data.Words);

        Assert.Equal(Shared("supplier", "voucher"), alignment.Shared(Terms("supplier"), Terms("voucher"), Data.Words));
    }

    [Theory]
    [InlineData("VCH-40017 Voucher ledger is read-only, redeem of voucher 17 rejected by node ledger-8", 0.8f)]
    [InlineData("2031-07-01 10:00:00 WARN VCH-40017 Voucher ledger is read-only, redeem of voucher 17 rejected by node ledger-8", 0.7f)]
    public void A_copy_with_other_values_is_proven_on_both_sides(string line, float least)
    {
        var hit = Hits(line)[0];

        Assert.Equal("SB-101", Data.Articles[hit.Article].Number.Value);
        Assert.InRange(hit.OfPaste, least, 1);
        Assert.InRange(hit.OfArticle, least, 1);
    }

    [Fact]
    public void A_bag_of_the_same_words_is_a_weaker_proof_than_the_sentence() =>
        Assert.True(Best("rejected node ledger voucher redeem read-only") < Best("voucher ledger read-only redeem rejected node"));

    [Fact]
    public void Two_lines_of_an_article_may_stand_on_one_pasted_line()
    {
        var hit = Hits("at com.acme.stock.ImportJob.finish(ImportJob.java:7) at com.acme.stock.ImportJob.run(ImportJob.java:9)")[0];

        Assert.Equal("SB-103", Data.Articles[hit.Article].Number.Value);
        Assert.InRange(hit.OfPaste, 0.9f, 1);
    }

    private static LineHit[] Hits(string text) => LineMatcher.Match(new PasteTerms().Read(PastedText.Of(text), Data.Vocabulary), Data);

    private static float Best(string text) => Hits(text).Select(hit => hit.Score).DefaultIfEmpty().Max();

    private static float Shared(string one, string other) => new Alignment().Shared(Terms(one), Terms(other), Data.Words);

    private static int[] Terms(string line)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Cut(line, buffer);
        return [.. Enumerable.Range(0, buffer.Count).Where(at => buffer[at].InSequence).Select(at => Data.Vocabulary.Find(buffer.Text(buffer[at])))];
    }
}
