using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Pastes;

public sealed class HttpDatesTests
{
    [Theory]
    [InlineData("Date: Wed, 14 Jun 2023 11:17:44 GMT")]
    [InlineData("< date: Wed, 14 Jun 2023 11:17:44 GMT")]
    [InlineData("headers: { date: 'Wed, 14 Jun 2023 11:17:44 GMT', server: 'x' }")]
    [InlineData("{'Date': 'Wed, 14 Jun 2023 11:17:44 GMT'}")]
    [InlineData("map[Date:[Wed, 14 Jun 2023 11:17:44 GMT]]")]
    [InlineData("http-outgoing-0 << \"Date: Wed, 14 Jun 2023 11:17:44 GMT[\\r][\\n]\"")]
    [InlineData("date => Wed, 14 Jun 2023 11:17:44 GMT")]
    public void The_date_of_an_answer_is_found_however_it_is_written(string line) =>
        Assert.Equal("2023-06-14T11:17:44Z", HttpDates.On(PastedText.Of(line), 0)?.At.ToString());

    [Theory]
    [InlineData("Last-Modified: Wed, 14 Jun 2023 11:17:44 GMT")]
    [InlineData("x-ms-date: Wed, 14 Jun 2023 11:17:44 GMT")]
    [InlineData("> Date: Wed, 14 Jun 2023 11:17:44 GMT")]
    [InlineData("Date: Wed, 14 Jun 2023 11:17:44 +0200")]
    [InlineData("Date: Wed, 14 Jun 2023 11:17:44 GMT\nAge: 300")]
    [InlineData("update: Wed, 14 Jun 2023 11:17:44 GMT")]
    public void Other_dates_are_not_taken_for_it(string text) => Assert.Null(HttpDates.On(PastedText.Of(text), 0));
}
