using FsCheck.Xunit;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Articles;

public class SignatureMatcherTests
{
    [Theory]
    [InlineData("JWT has expired", "x 12:00 ERROR JWT has expired at noon")]
    [InlineData("JWT has expired", "jwt   HAS\texpired")]
    [InlineData("JWT has expired", "오류: JWT has expired입니다")]
    [InlineData("Door {name} is jammed", "Door 7b (left) is jammed.")]
    [InlineData("door * jammed after * ms", "door 7 jammed after 12 ms")]
    [InlineData("*ERROR* [{thread}] c.e.Vault", "01.02.2023 *ERROR* [qtp-1] c.e.Vault boom")]
    [InlineData("{\"error\":\"invalid_grant\"}", "response: {\"error\":\"invalid_grant\"} end")]
    [InlineData("vault{n}door failed", "vault12door failed")]
    [InlineData("literal \\*star\\* and \\{brace} here", "a literal *star* and {brace} here")]
    [InlineData("/VLT-[0-9]{6} (?:jam|rust)/", "got vlt-360011 jam today")]
    [InlineData("인증서가 만료되었습니다", "2023 오류 인증서가 만료되었습니다.")]
    public void A_signature_fits(string signature, string line) => Assert.Equal([3], Assert.Single(Match(signature, "first\nsecond\n" + line)).Lines);

    [Theory]
    [InlineData("JWT has expired", "JWT has expiredness")]
    [InlineData("JWT has expired", "XJWT has expired")]
    [InlineData("JWT has expired", "JWThas expired")]
    [InlineData("Door {name} is jammed", "is jammed: Door 7")]
    [InlineData("Door {name} is jammed", "Door 7\nis jammed")]
    [InlineData("/^VLT-[0-9]{6}$/", "VLT-36001")]
    public void A_signature_does_not_fit(string signature, string text) => Assert.Empty(Match(signature, text));

    [Fact]
    public void Several_lines_must_follow_in_order_and_closely()
    {
        const string signature = "Door opening failed\nCaused by {x} rust";
        Assert.Equal([2, 4], Assert.Single(Match(signature, "a\nDoor opening failed\n\tat x\nCaused by much rust\n")).Lines);
        Assert.Empty(Match(signature, "Caused by much rust\nDoor opening failed"));
        Assert.Empty(Match(signature, "Door opening failed" + new string('\n', SignaturePattern.LargestGap + 2) + "Caused by much rust"));
    }

    [Fact]
    public void Among_many_signatures_each_is_found_and_only_it()
    {
        var numbers = Enumerable.Range(1000, 3000).Select(number => ArticleNumber.Parse($"KB-{number}")).ToList();
        var matcher = SignatureMatcher.Of(numbers.Select(number => (number, new Signature($"Error {number.Value[3..]}x in module {{name}}"))));
        var hits = matcher.Match(PastedText.Of("noise\nError 2345x in module seven\nError 3999x in module of\nError 9999x in module"));
        Assert.Equal([("KB-2345", 2), ("KB-3999", 3)], hits.Select(hit => (hit.Article.Value, hit.Lines[0])));
    }

    [Theory]
    [InlineData("/(a+)+$/")]
    [InlineData("/(?=x)y/")]
    [InlineData("/(x)\\1/")]
    [InlineData("* {x} *")]
    [InlineData("   ")]
    public void What_cannot_be_used_says_why_or_is_harmless(string signature)
    {
        var (pattern, problem) = SignaturePattern.Read(new(signature));
        Assert.True(pattern is null != problem is null);
        if (signature == "/(a+)+$/")
            Assert.Empty(Match(signature, new string('a', 200_000) + "!"));
        else
            Assert.NotNull(problem);
    }

    [Fact]
    public void A_pattern_over_two_hundred_characters_is_refused() =>
        Assert.Contains("201", SignaturePattern.Read(new("/" + new string('a', 201) + "/")).Problem, StringComparison.Ordinal);

    [Property]
    public void No_signature_and_no_text_make_it_fail(string signature, string text) =>
        Assert.NotNull(SignatureMatcher.Of([(ArticleNumber.Parse("KB-1"), new Signature(signature ?? ""))]).Match(PastedText.Of(text ?? "")).Length.ToString());

    private static SignatureHit[] Match(string signature, string text) =>
        [.. SignatureMatcher.Of([(ArticleNumber.Parse("KB-1"), new Signature(signature))]).Match(PastedText.Of(text))];
}
