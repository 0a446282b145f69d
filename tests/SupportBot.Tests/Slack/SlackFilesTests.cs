using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Slack;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary>Pastes that Slack turned into files, and code in messages.</summary>
public sealed class SlackFilesTests
{
    private const string Mention = $"<@{FakeSlack.BotUser}>";
    private static readonly string Log = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", "ka-10565.log"));

    [Fact]
    public async Task A_pasted_log_in_a_file_is_read_with_the_mention_beside_it()
    {
        await using var chat = await SlackChat.StartAsync();
        await chat.SaysAsync(SlackChat.Minji, Mention, files: [chat.Slack.AddFile("agent.log", Log)]);
        await chat.SeesAsync("KA-10565");
        Assert.All(chat.Slack.Downloads, download => Assert.Equal($"Bearer {FakeSlack.BotToken}", download.Token));
    }

    [Theory]
    [InlineData("one line\nlogin of kim.minj", true, "one line")]
    [InlineData("login of kim.minj", true, "login of")]
    [InlineData("kim.minj", true, "")]
    [InlineData("one line\nand another", false, "one line\nand another")]
    public void A_preview_that_was_cut_ends_before_the_cut(string preview, bool isCut, string expected)
    {
        var file = JsonSerializer.SerializeToElement(new { id = "F1", name = "app.log", mimetype = "text/plain", preview, preview_is_truncated = isCut });
        Assert.Equal(expected, SlackFile.Read(file)!.Preview);
    }

    [Fact]
    public async Task Of_a_long_file_the_beginning_and_the_end_are_read_and_the_person_is_told()
    {
        await using var chat = await SlackChat.StartAsync();
        var long_ = string.Concat(Enumerable.Repeat("nothing that matters is written in this sentence ..\n", FileEnds.HeadBytes / 50));
        await chat.SaysAsync(SlackChat.Minji, Mention, files: [chat.Slack.AddFile("agent.log", long_ + Log + long_)]);
        await chat.SeesAsync("agent.log is longer than I read at once");
        await chat.SeesAsync("I don't know this one.");
        await chat.SaysAsync(SlackChat.Minji, Mention, files: [chat.Slack.AddFile("agent.log", long_ + Log)]);
        await chat.SeesAsync("KA-10565");
    }

    [Fact]
    public async Task A_picture_is_said_to_be_none_of_the_things_that_are_read()
    {
        await using var chat = await SlackChat.StartAsync();
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} what is this error?", files: [chat.Slack.AddFile("error.png", "PNG", "image/png", "hosted")]);
        await chat.SeesAsync("I cannot read pictures");
        Assert.Empty(chat.Slack.Downloads);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_token_goes_to_no_host_but_Slacks_not_even_after_a_redirect(bool redirected)
    {
        await using var elsewhere = await FakeSlack.StartAsync(cancellation: TestContext.Current.CancellationToken);
        await using var chat = await SlackChat.StartAsync();
        var trap = (string)elsewhere.AddFile("agent.log", Log)["url_private"]!;
        var file = chat.Slack.AddFile("agent.log", Log, elsewhere: redirected ? trap : null);
        if (!redirected)
            (file["url_private"], file["url_private_download"]) = (trap, trap);
        (file["preview"], file["preview_is_truncated"]) = ("KA-10565", false);
        await chat.SaysAsync(SlackChat.Minji, Mention, files: [file]);
        await chat.SeesAsync("KA-10565"); // by what Slack showed of it
        Assert.Empty(elsewhere.Downloads);
    }

    [Fact]
    public async Task A_redirect_within_Slack_is_followed()
    {
        await using var chat = await SlackChat.StartAsync();
        var file = chat.Slack.AddFile("agent.log", "", elsewhere: (string)chat.Slack.AddFile("agent.log", Log)["url_private"]!);
        await chat.SaysAsync(SlackChat.Minji, Mention, files: [file]);
        await chat.SeesAsync("KA-10565");
    }

    [Fact]
    public async Task A_page_to_sign_in_is_not_taken_for_the_file()
    {
        await using var chat = await SlackChat.StartAsync();
        chat.Slack.Granted = chat.Slack.Granted.Remove("files:read");
        var file = chat.Slack.AddFile("agent.log", Log);
        (file["preview"], file["preview_is_truncated"]) = ("KA-10565", false);
        await chat.SaysAsync(SlackChat.Minji, Mention, files: [file]);
        await chat.SeesAsync("KA-10565");
        Assert.DoesNotContain("Sign in", string.Concat(chat.Posted().Select(message => SlackShown.Of(message["blocks"]!))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_not_downloaded()
    {
        await using var chat = await SlackChat.StartAsync();
        await chat.SaysAsync(SlackChat.Minji, $"{Mention} KA-10565", files: [chat.Slack.AddFile("screen.png", "PNG", "image/png", "hosted")]);
        await chat.SeesAsync("KA-10565");
        Assert.Empty(chat.Slack.Downloads);
    }

    [Fact]
    public async Task Code_is_read_from_the_blocks_where_Slack_left_it_as_it_was()
    {
        await using var chat = await SlackChat.StartAsync();
        var code = "28.02.2017 18:39:51 - ERROR - order-gateway : \"invalid_grant\" \"JWT has expired\" a<b && c -- d";
        await chat.WritesAsync(SlackChat.Minji, $"{Mention} what is “this”? ```it says nothing — at all```",
        [
            new JsonObject
            {
                ["type"] = "rich_text", ["block_id"] = "b",
                ["elements"] = new JsonArray(
                    new JsonObject { ["type"] = "rich_text_section", ["elements"] = new JsonArray(new JsonObject { ["type"] = "user", ["user_id"] = FakeSlack.BotUser }, new JsonObject { ["type"] = "text", ["text"] = " what is “this”?\n" }) },
                    new JsonObject { ["type"] = "rich_text_preformatted", ["border"] = 0, ["elements"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = code }) }),
            },
        ]);
        await chat.SeesAsync("KA-10565");
        await chat.SeesAsync("JWT has expired\" a<b && c -- d");
    }
}
