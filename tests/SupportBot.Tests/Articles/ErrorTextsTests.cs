using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles;

public class ErrorTextsTests
{
    [Fact]
    public void Logs_of_the_symptom_part_are_taken_and_spaces_behind_brackets_undone() =>
        Assert.Equal(
            ["12:01:02.003 [main] ERROR c.e.Vault - door [7 [left]] jammed"],
            Errors("## Description\n\n```\n12:01:02.003 [ main]  ERROR c.e.Vault - door [ 7 [ left] ]  jammed\n```\n\n## Resolution\n\n```\nsystemctl restart vault\n```"));

    [Fact]
    public void Brackets_that_a_person_wrote_stay() =>
        Assert.Equal(["error: [ -f /tmp/x ] failed with [\"a\"]"], Errors("## Description\n\n```\nerror: [ -f /tmp/x ] failed with [\"a\"]\n```\n\n## Resolution\n\nx"));

    [Fact]
    public void Stars_around_a_level_survive_outside_code() =>
        Assert.Equal(["01.02.2023 10:11:12.131 *ERROR* [qtp-7] c.e.Vault Door jammed"], Errors("## Description\n\n`01.02.2023 10:11:12.131 *ERROR* [ qtp-7]  c.e.Vault Door jammed`\n\n## Resolution\n\nx"));

    [Fact]
    public void A_stack_trace_glued_to_one_line_is_a_frame_a_line_again() =>
        Assert.Equal(
            ["java.lang.IllegalStateException: jammed\n\tat com.example.Vault.open(Vault.java:7)\n\tat com.example.Main.run(Main.java:3)\nCaused by: java.io.IOException: rust"],
            Errors("## Description\n\n```\njava.lang.IllegalStateException: jammed at com.example.Vault.open(Vault.java:7) at com.example.Main.run(Main.java:3) Caused by: java.io.IOException: rust\n```\n\n## Resolution\n\nx"));

    [Fact]
    public void A_log_cut_into_paragraphs_is_one_log() =>
        Assert.Equal(
            ["java.lang.IllegalStateException: jammed\nat com.example.Vault.open(Vault.java:7)\nat com.example.Main.run(Main.java:3)"],
            Errors("## Description\n\njava.lang.IllegalStateException: jammed\n\nat com.example.Vault.open(Vault.java:7)\n\nat com.example.Main.run(Main.java:3)\n\n## Resolution\n\nx"));

    [Fact]
    public void Specified_messages_are_taken_wherever_they_stand_and_typographic_quotes_made_plain() =>
        Assert.Equal(["Can't open “door”".Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal)],
            Errors("## 설명\n\n문이 걸렸습니다.\n\n<b>지정된 메시지</b>\n\n```\nCan’t open “door”\n```\n\n## 해상도\n\nx"));

    [Theory]
    [InlineData("It says *Door 7 could not be opened* now.", "Door 7 could not be opened")]
    [InlineData("It says <b>VLT-360011 Door jammed</b> now.", "VLT-360011 Door jammed")]
    [InlineData("It says \"access denied for door\" now.", "access denied for door")]
    [InlineData("`DoorJammedException` is in the log.", "DoorJammedException")]
    public void What_symptoms_quote_counts_when_it_reads_like_a_message(string prose, string error) =>
        Assert.Equal([error], Errors($"## Description\n\n{prose}\n\n## Resolution\n\nx"));

    [Theory]
    [InlineData("Press **Save and close** in *Settings*.")]
    [InlineData("Look into `error.log` and `/var/log/failed/`.")]
    [InlineData("**Errors you may see:**\nmany.")]
    public void Labels_files_and_buttons_are_no_messages(string prose) => Assert.Empty(Errors($"## Description\n\n{prose}\n\n## Resolution\n\nx"));

    [Fact]
    public void The_title_gives_what_it_quotes_when_it_calls_it_an_error()
    {
        Assert.Equal(["Hinge is dry"], Read("Getting the error \"Hinge is dry\" at night", "x").ErrorTexts);
        Assert.Empty(Read("What does \"Night mode\" do?", "x").ErrorTexts);
    }

    private static IEnumerable<string> Errors(string markdown) => Read("t", markdown).ErrorTexts;

    private static ArticleEdition Read(string title, string markdown) => ArticleReader.Read("KB-1.md", "en", $"---\ntitle: '{title}'\n---\n{markdown}").Edition!;
}
