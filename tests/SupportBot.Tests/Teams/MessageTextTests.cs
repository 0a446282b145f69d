using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Teams;

namespace SupportBot.Tests.Teams;

/// <summary>Texts as people's clients send them: mentions, flattened lines, two dialects of code blocks.</summary>
public sealed class MessageTextTests
{
    private readonly Activities _activities = new("https://smba.trafficmanager.net/emea/");

    [Theory]
    [InlineData("<at>SupportBot</at> disk full", "disk full")]
    [InlineData("disk full <at>supportbot</at>", "disk full")]
    [InlineData("<at>SupportBot</at>&nbsp;a &lt;b&gt; &amp; c", "a <b> & c")]
    [InlineData("<at>SupportBot</at> ask <at>Daniel Roth</at> too", "ask Daniel Roth too")]
    [InlineData("<at>SupportBot</at>", "")]
    [InlineData("line 1\r\nline 2", "line 1\nline 2")]
    public void The_bot_s_own_mention_is_taken_out_and_others_stay_as_names(string text, string expected)
    {
        var activity = _activities.Message("", Activities.Thread);
        activity["text"] = text;
        Assert.Equal(expected, Of(activity));
    }

    [Fact]
    public void A_mention_without_a_text_of_its_own_is_found_by_its_name()
    {
        var activity = _activities.Message("disk full", Activities.Thread);
        activity["entities"]!.AsArray().Last()!.AsObject().Remove("text");
        Assert.Equal("disk full", Of(activity));
    }

    [Fact]
    public void Somebody_else_of_the_same_name_is_no_mention_of_the_bot()
    {
        var activity = _activities.Message("<at>SupportBot</at> hi", Activities.Thread, mention: false);
        ((JsonArray)activity["entities"]!).Add(Activities.Mention(Activities.Daniel, "SupportBot"));
        Assert.False(MessageText.IsForUs(Read(activity)));
    }

    [Theory]
    [InlineData("<p>one</p><p>two</p>", "one\ntwo")]
    [InlineData("<div>one<br>two<br/>three</div>", "one\ntwo\nthree")]
    [InlineData("<pre>one\n  two</pre>", "one\n  two")]
    [InlineData("<p itemtype=\"http://schema.skype.com/CodeBlockEditor\" id=\"x_codeBlockEditor-1\">one<br>&nbsp;&nbsp;two</p>", "one\n  two")]
    [InlineData("<codeblock class=\"Bash\"><code>one<br>    two &lt;x&gt;</code></codeblock>", "one\n    two <x>")]
    [InlineData("<p>look:</p><codeblock class=\"\"><code>ERROR a<br>ERROR b</code></codeblock><p>why?</p>", "look:\nERROR a\nERROR b\nwhy?")]
    [InlineData("<div itemprop=\"copy-paste-block\">one<div>two</div></div>", "one\ntwo")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>\n<p>x</p>", "a\tb\nc\nx")]
    [InlineData("<p><span itemtype=\"http://schema.skype.com/Mention\" itemscope=\"\" itemid=\"0\">SupportBot</span> one</p><p>two</p>", "one\ntwo")]
    [InlineData("<p><at id=\"0\">SupportBot</at>one</p><p>two<script>alert(1)</script></p>", "one\ntwo")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "one\ntwo")]
    public void The_HTML_beside_the_text_keeps_the_lines(string html, string expected) => Assert.Equal(expected, Of(WithHtml("one two", html)));

    [Fact]
    public void The_text_is_kept_where_the_HTML_has_no_more_lines() => Assert.Equal("one\ntwo", Of(WithHtml("one\ntwo", "<p>one two</p>")));

    [Fact]
    public void A_picture_or_a_card_alone_says_nothing()
    {
        Assert.Equal("", Of(WithHtml("", "<p><img src=\"https://x.example/y.png\"></p>", mention: false)));
        var card = _activities.Message("\n<span class=\"inline-compose-card\" itemid=\"0\" itemtype=\"http://schema.skype.com/InputExtension\">\n  <span content=\"0\" itemprop=\"cardId\"></span>\n</span>\n");
        Assert.Equal("", Of(card));
    }

    [Theory]
    [InlineData("<b>")]
    [InlineData("<p>")]
    [InlineData("<a><p>")]
    [InlineData("<table>")]
    [InlineData("<code>")]
    [InlineData("<at>")]
    [InlineData("&")]
    [InlineData("<!--")]
    public void Hostile_HTML_is_read_in_time(string piece)
    {
        var html = new StringBuilder().Insert(0, piece, 100_000 / piece.Length).Append("end").ToString();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        MessageHtml.ToText(html, new HashSet<string> { "SupportBot" });
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"took {watch.Elapsed}"); // far from what it takes on any machine: a run-away, not a speed
    }

    private JsonObject WithHtml(string text, string html, bool mention = true)
    {
        var activity = _activities.Message(text, mention ? Activities.Thread : Activities.Personal);
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
        return activity;
    }

    private static string Of(JsonObject activity) => MessageText.Of(Read(activity));

    private static Activity Read(JsonObject activity) => Activity.TryParse(Encoding.UTF8.GetBytes(activity.ToJsonString()))!;
}
