using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs.Cards;
using SupportBot.Tests.Slack;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Hostile;

/// <summary>Whatever a text says, what a renderer emits shows it and does nothing else: no mention, no link, no markup, no hidden characters.</summary>
public sealed class EscapingTests
{
    private static readonly Uri Site = new("https://bot.example");
    private static readonly ActionSeal Seal = new(new byte[32], new("teams", "t", "c"), null);
    private static readonly MarkdownPipeline AsClientsRead = new MarkdownPipelineBuilder().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).UsePipeTables().UseTaskLists().Build();

    private static readonly string[] Nasty =
    [
        "<at>Everyone</at>", "@everyone", "<!channel>", "[x](javascript:alert(1))", "![x](https://evil.example/p.png)", "<img src=x onerror=alert(1)>", "<https://evil.example>", "https://evil.example", "[a]: https://evil.example\n[a]",
        "**b**", "__b__", "*i*", "_i_", "~~s~~", "`c`", "```\nfence\n```", "# h", "- item", "+ item", "1. item", "1) item", "> quote", "---", "===", "| a | b |\n|---|---|\n| 1 | 2 |", "\\", "\\\\", "&lt;script&gt;", "&#60;b&#62;",
        "\u202Egnp.exe", "\u200B", "\u2066x\u2069", "\0", "\uFEFF", "\u2028", "\r\n", "\t", "    code", "{{DATE(2026-11-25T10:00:00Z,SHORT)}}", "${x}", "</pre>", "]]>", "민지", "a", " ", "",
    ];

    [Property(MaxTest = 400, Replay = "(5003694663766036343,1170646031617392289)")]
    public Property A_text_in_an_Adaptive_Card_is_only_text() => Prop.ForAll(Cards(), card =>
    {
        var rendered = JsonNode.Parse(AdaptiveCardJson.Render(card, Site, Seal).ToJsonString())!;
        foreach (var node in SlackShown.Walk(rendered))
        {
            foreach (var (name, value) in node)
            {
                if (value is JsonValue text && text.TryGetValue(out string? said) && name is not ("value" or "on"))
                    Assert.DoesNotContain(said, c => c is not '\n' && (char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
            }

            if ((string?)node["type"] == "TextBlock")
                IsPlain((string)node["text"]!);
            Assert.NotEqual("mention", (string?)node["type"]);
        }
    });

    [Theory]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("'onmouseover='alert(1)")]
    [InlineData("javascript:alert(1)//")]
    [InlineData("</title><img src=x onerror=alert(1)>")]
    [InlineData("\u202E{{constructor}}")]
    public async Task What_a_visitor_puts_into_an_address_is_no_markup_of_the_page(string hostile)
    {
        await using var app = new BotApp();
        var parser = new AngleSharp.Html.Parser.HtmlParser();
        var usual = Shape(parser.ParseDocument(await app.Http.GetStringAsync(new Uri("/articles", UriKind.Relative), TestContext.Current.CancellationToken)));
        foreach (var path in new[] { "/articles?q=", "/articles?locale=", "/?thread=", "/articles/" })
        {
            using var response = await app.Http.GetAsync(new Uri(path + Uri.EscapeDataString(hostile), UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode < 500);
            Assert.Contains("default-src 'self'", response.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.First() : "default-src 'self'", StringComparison.Ordinal);
            var page = parser.ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || (attribute.Name is "href" or "src" or "action" or "formaction" && attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)));
            Assert.DoesNotContain(page.QuerySelectorAll("script:not([src])"), script => (script.GetAttribute("type") ?? "text/javascript").Contains("javascript", StringComparison.Ordinal));
            Assert.DoesNotContain(Shape(page).Except(usual), name => name is "script" or "img" or "iframe" or "object" or "embed" or "base" or "svg");
        }
    }

    private static HashSet<string> Shape(AngleSharp.Dom.IDocument page) => [.. page.All.Select(element => element.LocalName)];

    private static void IsPlain(string markdown)
    {
        var read = Markdown.Parse(markdown, AsClientsRead);
        Assert.All(read.Descendants(), node => Assert.True(
            node is ParagraphBlock or LiteralInline or LineBreakInline or HtmlEntityInline || node.GetType() == typeof(ContainerInline),
            $"{node.GetType().Name} in {markdown}"));
    }

    private static Arbitrary<Card> Cards() => Arb.From(
        from texts in Gen.ArrayOf(Text, 8)
        select new Card(
            texts[0],
            [new TextPart(texts[1], Tone.Bad), new TextPart(texts[2]), new ProofPart([new(texts[3], texts[4])]), new FactsPart([new(texts[5], texts[6])]), new CodePart(texts[7]), new InputPart("paste", texts[0], texts[1]),
             new ProgressPart([new(texts[2], ProgressState.Current)]), new DetailsPart(texts[3], [new TextPart(texts[4])]), new ListPart("zone", texts[5], [new("1", texts[6])], "1"), new MorePart(texts[7], [new PressButton(texts[0], new("stop", "r1", 1))])],
            [new PressButton(texts[1], new("check", "r1", 1)), new LinkButton(texts[2], "/articles/KA-1")])
        { Label = texts[3] });

    private static Gen<string> Text => from parts in Gen.ListOf(Gen.OneOf(Gen.Elements(Nasty), ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)))
                                       select string.Concat(parts);
}
