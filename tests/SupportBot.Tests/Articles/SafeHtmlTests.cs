using System.Text.RegularExpressions;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles;

public partial class SafeHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("<a href=\"JaVaScRiPt:alert(1)\">x</a>")]
    [InlineData("<b style=\"background:url(javascript:alert(1))\" onclick=\"alert(1)\">x</b>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("![x](http://tracker.example/pixel.gif)")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>")]
    public void Nothing_that_runs_or_reports_is_rendered(string markdown) => AssertSafe(Html(markdown));

    [Fact]
    public void Links_and_formatting_are_rendered() =>
        Assert.Equal("<p><b>Bold</b> and <a href=\"https://example.org/x\" rel=\"noopener noreferrer nofollow\">a link</a></p>", Html("<b>Bold</b> and [a link](https://example.org/x)"));

    [Property]
    public void No_text_at_all_becomes_something_that_runs(string text) => AssertSafe(Html(text + " <script>" + text + "</script> <img src=\"" + text + "\" onerror=\"x\">"));

    private static string Html(string markdown) => new ArticleSection(SectionKind.Other, "", markdown, "").Html;

    private static void AssertSafe(string html) => Assert.DoesNotMatch(Dangerous(), html);

    [GeneratedRegex(@"<(?!/?(?:a|b|blockquote|br|caption|code|dd|del|div|dl|dt|em|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|var)[ />])|<[a-z][^>]*\s(?:on\w+|style|srcset)\s*=|(?:href|src)=""(?!https:|http:|mailto:|/|#|\w)|<img[^>]*src=""http:", RegexOptions.IgnoreCase)]
    private static partial Regex Dangerous();
}
