using AngleSharp.Html.Parser;
using FsCheck.Xunit;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles;

public class SafeHtmlTests
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

    [Theory]
    [InlineData("![The switch](assets/switch.png)")]
    [InlineData("![The switch](http://elsewhere.example/switch.png)")]
    [InlineData("<img alt=\"The switch\" src=\"file:///switch.png\" onerror=\"x\">")]
    public void A_picture_that_is_not_passed_on_keeps_its_words(string markdown) => Assert.Equal("<p><img alt=\"The switch\"></p>", Html(markdown));

    [Property]
    public void No_text_at_all_becomes_something_that_runs(string text) => AssertSafe(Html(text + " <script>" + text + "</script> <img src=\"" + text + "\" onerror=\"x\">"));

    private static string Html(string markdown) => new ArticleSection(SectionKind.Other, "", markdown, "").Html;

    private static void AssertSafe(string html)
    {
        var elements = new HtmlParser().ParseDocument("<body>" + html + "</body>").Body!.QuerySelectorAll("*");
        Assert.All(elements, element => Assert.Contains(element.LocalName, Tags));
        Assert.All(elements.SelectMany(element => element.Attributes), attribute => Assert.Contains(attribute.Name, Attributes));
        Assert.All(elements.Select(element => element.GetAttribute("href")).OfType<string>(), address => Assert.DoesNotMatch(@"^\s*(?!https?:|mailto:)[\w+.\s-]+:", address));
        Assert.All(elements.Where(element => element.LocalName == "img"), image => Assert.StartsWith("https://", image.GetAttribute("src") ?? "https://", StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] Attributes = ["href", "src", "alt", "title", "start", "colspan", "rowspan", "rel"];

    private static readonly string[] Tags =
    [
        "a", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
        "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
    ];
}
