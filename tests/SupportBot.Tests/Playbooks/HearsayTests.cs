using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Walking;

namespace SupportBot.Tests.Playbooks;

public sealed class HearsayTests
{
    [Theory]
    [InlineData("works")]
    [InlineData("It works now!")]
    [InlineData("works again since 10:42")]
    [InlineData("works on web01 and https://web02/ too")]
    [InlineData("the test was successful, thank you")]
    [InlineData("잘 됩니다")]
    [InlineData("성공했습니다")]
    [InlineData("成功しました")]
    public void What_a_person_reports_shows_nothing(string said) => Assert.Null(Hearsay.ShownIn(PastedText.Of(said)));

    [Theory]
    [InlineData("200 OK")]
    [InlineData("HTTP/1.1 200 OK")]
    [InlineData("Connection test: OK")]
    [InlineData("Replication (TEST) of /content successful.")]
    [InlineData("10:53:04 sync completed")]
    [InlineData("""{"status":"success"}""")]
    public void What_a_program_prints_does(string printed) => Assert.Equal(printed, Hearsay.ShownIn(PastedText.Of(printed)));

    [Fact]
    public void The_programs_line_is_the_proof_and_not_the_word_below_it() =>
        Assert.Equal("HTTP/1.1 200 OK", Hearsay.ShownIn(PastedText.Of("HTTP/1.1 200 OK\nso it works again")));
}
