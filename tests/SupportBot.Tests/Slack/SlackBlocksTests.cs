using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Words;
using SupportBot.Slack;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Slack;

/// <summary>Cards as Block Kit: within Slack's limits, and saying what they say however hostile the text is.</summary>
public sealed class SlackBlocksTests
{
    private static readonly Uri Site = new("https://bot.example");
    private static readonly ActionSeal Seal = new(new byte[32], new("slack", "T1", "C1:1"), null);

    private static readonly string[] Nasty =
    [
        "<!channel>", "<!here>", "<@U123>", "<!subteam^S1>", "<https://evil.example|click>", "<javascript:alert(1)|x>", "&lt;!channel&gt;", "*bold*", "_it_", "~s~", "`code`", "```fence",
        "\u202Egnp.exe", "\u200B", "\u2066x\u2069", "\0", "\uD800", "\uDC00", "he said \"hi\" \\ </pre>", "\r\n", "\t", " ", "", ":smile:", "@everyone", "민지", "👩‍💻", "mailto:a@b.example",
    ];

    [Property(MaxTest = 300)]
    public Property A_card_of_hostile_texts_keeps_to_the_rules_and_calls_nobody() => Prop.ForAll(Cards(), card =>
    {
        var blocks = SlackBlocks.Render(card, Site, Seal);
        Assert.Empty(BlockRules.Check(blocks));
        Assert.Empty(BlockRules.CheckFallback(SlackBlocks.Fallback(card)));
        // As Slack parses it: still JSON of the same shape, only elements that are never parsed, and nothing that turns the text around.
        var read = JsonNode.Parse(blocks.ToJsonString())!;
        Assert.DoesNotContain(SlackShown.Walk(read), node => (string?)node["type"] is "mrkdwn" or "link" or "user" or "usergroup" or "broadcast" or "channel");
        Assert.DoesNotContain(SlackShown.Of(read), c => c is not '\n' && (char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format));
    });

    [Fact]
    public void Texts_are_shown_as_they_are()
    {
        var shown = SlackShown.Of(SlackBlocks.Render(new("a < b && c", [new TextPart("<!channel> *x* `y`"), new CodePart("if [ a > b ]; then\n  echo \"&amp;\"\nfi")], []), Site, Seal));
        Assert.Equal("a < b && c\n<!channel> *x* `y`\nif [ a > b ]; then\n  echo \"&amp;\"\nfi", shown);
        Assert.Equal("a &lt; b &amp;&amp; c\n&lt;!channel&gt; *x* `y`", SlackBlocks.Fallback(new("a < b && c", [new TextPart("<!channel> *x* `y`")], [])));
    }

    [Fact]
    public void Commands_are_preformatted_text()
    {
        var blocks = SlackBlocks.Render(new("t", [new CodePart("chronyc tracking")], []), Site, Seal);
        Assert.Equal("rich_text_preformatted", (string?)blocks[1]!["elements"]![0]!["type"]);
    }

    [Fact]
    public void A_card_that_is_too_long_is_cut_and_keeps_its_buttons()
    {
        var card = new Card(new string('t', 400), [.. Enumerable.Range(0, 80).Select(_ => new TextPart(new string('x', 4000)))], [new PressButton("Go on", new("check", "r1", 1))]);
        var blocks = SlackBlocks.Render(card, Site, Seal);
        Assert.Empty(BlockRules.Check(blocks));
        SlackShown.Button(blocks, "Go on");
        Assert.Contains("…", SlackShown.Of(blocks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_becomes_a_button_that_opens_a_form_and_the_other_buttons_press_at_once()
    {
        var card = new Card("t", [new InputPart("paste", "Paste the output here", "paste here")], [new PressButton("Check", new("check", "r1", 3), Primary: true), new PressButton("Back", new("back", "r1", 3))]);
        var blocks = SlackBlocks.Render(card, Site, Seal);
        Assert.StartsWith(SlackAction.Open, (string?)SlackShown.Button(blocks, "Check")["action_id"], StringComparison.Ordinal);
        Assert.StartsWith(SlackAction.Press, (string?)SlackShown.Button(blocks, "Back")["action_id"], StringComparison.Ordinal);
        var read = SlackAction.Read((string?)SlackShown.Button(blocks, "Check")["value"])!;
        Assert.Equal(new CardAction("check", "r1", 3), read.Action);
        Assert.Equal(Seal.Of(read.Action), read.Seal);
        Assert.Equal(("paste", "Paste the output here"), (read.Input!.Id, read.Input.Label));
    }

    [Fact]
    public void Lists_and_the_buttons_that_are_folded_away_elsewhere_are_there_to_use()
    {
        var card = new Card("t", [new ListPart("zone", "Time zone", [new("1", "UTC"), new("2", "Seoul")], "2"), new MorePart("More", [new PressButton("Pause", new("pause", "r1", 3))])], [new PressButton("Check", new("check", "r1", 3))]);
        var blocks = SlackBlocks.Render(card, Site, Seal);
        Assert.Empty(BlockRules.Check(blocks));
        SlackShown.Button(blocks, "Pause"); // one alone needs no menu
        var list = SlackShown.Walk(blocks).Single(node => (string?)node["type"] == "static_select");
        Assert.Equal(("zone", "2"), ((string?)list["action_id"], (string?)list["initial_option"]!["value"]));
    }

    [Fact]
    public void What_is_needed_less_often_stands_in_a_menu_and_what_does_not_fit_there_is_a_button()
    {
        PressButton Folded(int at, string? value = null) => new($"Folded {at}", new($"verb-{at}", "r1", 3, value));
        var card = new Card("t", [new MorePart("More", [.. Enumerable.Range(0, 6).Select(at => Folded(at)), Folded(6, new string('x', 200))])], [new PressButton("Check", new("check", "r1", 3), Primary: true)]);
        var blocks = SlackBlocks.Render(card, Site, Seal);
        Assert.Empty(BlockRules.Check(blocks));
        Assert.Equal([5], SlackShown.Walk(blocks).Where(node => (string?)(node["type"] as JsonValue) == "overflow").Select(menu => menu["options"]!.AsArray().Count));
        Assert.All((string[])["Folded 0", "Folded 6"], title => Assert.Equal("button", (string?)SlackShown.Button(blocks, title)["type"]));
        var chosen = SlackAction.Read((string?)SlackShown.Button(blocks, "Folded 4")["selected_option"]!["value"])!;
        Assert.Equal((new CardAction("verb-4", "r1", 3), Seal.Of(chosen.Action)), (chosen.Action, chosen.Seal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_box_for_a_word_or_a_number_has_one_line(bool multiline)
    {
        var box = new InputPart("offset", "Seconds", "") { Multiline = multiline };
        var value = new SlackAction(new("check", "r1", 3), "seal", box).Write();
        Assert.Equal(box, SlackAction.Read(value)!.Input);
        Assert.Equal(multiline, (bool)SlackViews.PasteForm(box, "{}", Languages.Shipped.For("en"))["blocks"]![0]!["element"]!["multiline"]!);
    }

    private static Arbitrary<Card> Cards() => Arb.From(
        from title in Text
        from label in Text
        from texts in Gen.ArrayOf(Text, 6)
        from count in Gen.Choose(0, 30)
        select new Card(
            title.Trim().Length == 0 ? "t" : title,
            [new TextPart(texts[0], Tone.Bad), new ProofPart([new(texts[1], texts[2])]), new FactsPart([new(texts[3], texts[4])]), new CodePart(texts[5]), new InputPart("paste", texts[0], texts[1]),
             new ProgressPart([new(texts[2], ProgressState.Current), new(texts[3], ProgressState.Done)]), new DetailsPart(texts[4], [new TextPart(texts[5])])],
            [.. Enumerable.Range(0, count).Select(at => at % 2 == 0 ? (CardButton)new PressButton(texts[at % 6], new("check", texts[1], 1, texts[2])) : new LinkButton(texts[at % 6], "/articles/KA-1"))])
        { Label = label });

    private static Gen<string> Text => from parts in Gen.ListOf(Gen.OneOf(Gen.Elements(Nasty), ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)))
                                       from times in Gen.Elements(1, 1, 1, 40, 400)
                                       select string.Concat(Enumerable.Repeat(string.Concat(parts), times));
}
