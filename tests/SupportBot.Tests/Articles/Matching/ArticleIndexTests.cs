using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Articles.Matching;

public class ArticleIndexTests
{
    private static readonly ClockEvidence ReallyExpired = new(ClockVerdict.ReallyExpired, null, null, [], new Phrase("evidence.not-clock"));

    [Theory]
    [InlineData("VCH-40017 Voucher ledger is read-only, redeem of voucher 5 rejected by node ledger-9", "SB-101")]
    [InlineData("vch-40017", "SB-101")]
    [InlineData("2031-01-05 03:00:11 WARN catalogue.Indexer - snapshot contains 0 products, index replaced anyway", "SB-106")]
    [InlineData("\tat com.acme.stock.ImportJob.finish(ImportJob.java:240)\n\tat com.acme.stock.ImportJob.run(ImportJob.java:101)", "SB-103")]
    [InlineData("Caused by: com.acme.stock.StockLevelMismatchException: supplier 9 announced 1 rows, delivered 3", "SB-103")]
    [InlineData("labels without barcode thermal printer", "SB-102")]
    [InlineData("thermla printer labls barcode", "SB-102")]
    [InlineData("order confirmation mail is sent twice to customers", "SB-104")]
    public void The_right_article_comes_first_and_is_claimed(string text, string expected)
    {
        var result = SmallBase.Index.Match(PastedText.Of(text));

        Assert.Equal(expected, result.Matches[0].Article.Number.Value);
        Assert.Equal(MatchDecision.Answer, result.Decision);
    }

    [Theory]
    [InlineData("주문 확인 메일이 두 번 발송돼요", "SB-104")]
    [InlineData("配送先の住所が文字化けします", "SB-108")]
    [InlineData("Erstattungen sind seit drei Tagen blockiert, der Bericht der Bank fehlt", "SB-107")]
    public void A_question_in_another_language_reaches_the_english_article(string text, string expected) =>
        Assert.Equal(expected, SmallBase.Index.Match(PastedText.Of(text)).Matches[0].Article.Number.Value);

    [Fact]
    public void A_line_buried_in_another_log_is_found_and_named()
    {
        var noise = Enumerable.Range(0, 180).Select(at => $"Jul  4 09:{at % 60:00}:07 gate{at} dhcpd[{at * 7}]: DHCPREQUEST for 10.1.{at}.9 from 00:1b:{at % 90 + 10}:aa:01:{at % 80 + 10} via eth{at % 3}").ToList();
        noise.Insert(120, "Jul  4 10:01:07 shop9 app[212]: AUTH-0031 rejected: token issued in the future (skew 77 s)");

        var result = SmallBase.Index.Match(PastedText.Of(string.Join('\n', noise)));

        Assert.Equal(MatchDecision.Answer, result.Decision);
        Assert.Equal("SB-105", result.Matches[0].Article.Number.Value);
        var reason = result.Matches[0].Reasons[0];
        Assert.Equal(121, reason.Line);
        Assert.StartsWith("AUTH-0031", reason.Signature, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello there!")]
    [InlineData("it doesn't work")]
    [InlineData("안녕하세요")]
    [InlineData("are you a bot?")]
    [InlineData("How do I bake bread without yeast")]
    [InlineData("kernel: usb 1-1: device descriptor read/64, error -71")]
    [InlineData("")]
    [InlineData("👍")]
    public void What_is_not_known_is_not_claimed(string text) => Assert.NotEqual(MatchDecision.Answer, SmallBase.Index.Match(PastedText.Of(text)).Decision);

    [Theory]
    [InlineData("SB-104")]
    [InlineData("sb104, please")]
    [InlineData("see sb_104")]
    [InlineData("SB–104")]
    [InlineData("https://help.example/kb/articles/SB-104.html?lang=ko-KR#resolution")]
    public void A_number_in_any_spelling_names_its_article(string text)
    {
        var result = SmallBase.Index.Match(PastedText.Of(text));

        Assert.Equal((MatchDecision.Answer, "SB-104"), (result.Decision, result.Matches[0].Article.Number.Value));
    }

    [Theory]
    [InlineData("INC-104")]
    [InlineData("SSB-104")]
    [InlineData("SB-1044")]
    [InlineData("KB5034441")]
    public void Another_number_names_nothing(string text) => Assert.Equal(MatchDecision.None, SmallBase.Index.Match(PastedText.Of(text)).Decision);

    [Fact]
    public void A_hidden_article_is_found_by_number_only()
    {
        Assert.Equal("SB-109", SmallBase.Index.Match(PastedText.Of("SB-109")).Matches[0].Article.Number.Value);
        Assert.DoesNotContain(SmallBase.Index.Match(PastedText.Of("Nachtlauf bricht ab")).Matches, match => match.Article.Number.Value == "SB-109");
        Assert.DoesNotContain(SmallBase.Index.LookUp("", top: 100), match => match.Article.Number.Value == "SB-109");
    }

    [Fact]
    public void An_own_signature_decides()
    {
        var result = SmallBase.Index.Match(PastedText.Of("voucher ledger read-only\nSCN 17 link lost after 90 s idle"));

        Assert.Equal((MatchDecision.Answer, "SB-110"), (result.Decision, result.Matches[0].Article.Number.Value));
        Assert.Equal(2, result.Matches[0].Reasons[0].Line);
    }

    [Fact]
    public void A_right_clock_rules_out_the_article_about_wrong_clocks()
    {
        var paste = PastedText.Of("AUTH-0031 rejected: token issued in the future (skew 312 s)");

        Assert.Equal(MatchDecision.Answer, SmallBase.Index.Match(paste).Decision);
        Assert.Equal(MatchDecision.Ask, SmallBase.Index.Match(paste, clock: ReallyExpired with { Pairs = [new("10:00:00", "10:00:01", "log-date-header", 1, 1)] }).Decision);
    }

    [Fact]
    public void The_word_expired_alone_rules_nothing_out()
    {
        var paste = PastedText.Of("AUTH-0031 rejected: token issued in the future (skew 312 s)");

        Assert.Equal(MatchDecision.Answer, SmallBase.Index.Match(paste, clock: ReallyExpired).Decision);
    }

    [Fact]
    public void An_article_that_may_not_be_seen_is_not_there()
    {
        var result = SmallBase.Index.Match(PastedText.Of("SB-101"), allowed: article => article.Number.Value != "SB-101");

        Assert.DoesNotContain(result.Matches, match => match.Article.Number.Value == "SB-101");
    }

    [Theory]
    [InlineData("SB-10", "SB-101")]
    [InlineData("107", "SB-107")]
    [InlineData("barcode thermal pri", "SB-102")]
    [InlineData("https://help.example/kb/articles/sb-106", "SB-106")]
    public void Look_up_knows_numbers_addresses_and_unfinished_words(string query, string expected) =>
        Assert.Equal(expected, SmallBase.Index.LookUp(query)[0].Article.Number.Value);

    [Fact]
    public void Not_knowing_says_what_was_looked_for()
    {
        var result = SmallBase.Index.Match(PastedText.Of("2031-01-05 03:00:11 ERROR pump 17 at 10.0.0.8 lost pressure"));

        Assert.NotEqual(MatchDecision.Answer, result.Decision);
        Assert.Contains("pump <n> at <ip> lost pressure", result.LookedFor[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_paste_gives_the_same_result()
    {
        var paste = PastedText.Of("voucher ledger rejected by node");

        Assert.Equal(SmallBase.Index.Match(paste).Matches.Select(match => (match.Article.Number, match.Score)), SmallBase.Index.Match(paste).Matches.Select(match => (match.Article.Number, match.Score)));
    }

    [Fact]
    public void An_empty_index_answers_nothing() => Assert.Equal(MatchDecision.None, ArticleIndex.Empty.Match(PastedText.Of("anything at all")).Decision);
}
