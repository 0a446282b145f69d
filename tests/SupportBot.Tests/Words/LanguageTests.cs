using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Words;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", 164954, "1 d 21:49:14")]
    [InlineData("ko", 258554, "2일 23:49:14")]
    [InlineData("en", -211754, "2 d 10:49:14")]
    [InlineData("en", 3661, "1:01:01")]
    [InlineData("en", 12.3456, "12.346 s")]
    [InlineData("ko", 0.000412, "0.000412초")]
    [InlineData("en", 0, "0 s")]
    [InlineData("ja", 211754, "2日 10:49:14")]
    [InlineData("ja", 12.5, "12.5秒")]
    [InlineData("de", 211754, "2 T 10:49:14")]
    [InlineData("de", 12.5, "12,5 s")]
    public void Durations_are_written_without_a_sign(string language, double seconds, string written) =>
        Assert.Equal(written, Languages.Shipped.For(language).Write(Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData("en", "25 Nov 2026 10:42:03")]
    [InlineData("ko", "2026-11-25 10:42:03")]
    [InlineData("ja", "2026/11/25 10:42:03")]
    [InlineData("de", "25. Nov. 2026 10:42:03")]
    public void Dates_are_written_as_the_language_writes_them(string language, string written) =>
        Assert.Equal(written, Languages.Shipped.For(language).Write(new LocalDateTime(2026, 11, 25, 10, 42, 3)));

    [Theory]
    [InlineData("en", "1.5")]
    [InlineData("de", "1,5")]
    public void Numbers_are_written_as_the_language_writes_them(string language, string written) => Assert.Equal(written, Languages.Shipped.For(language).Write(1.5));

    [Theory]
    [InlineData("ja-JP", "ja")]
    [InlineData("de-AT", "de")]
    [InlineData("ko-KR", "ko")]
    [InlineData("KO", "ko")]
    [InlineData("en-US", "en")]
    [InlineData("fi", "en")]
    [InlineData(null, "en")]
    public void The_nearest_language_is_spoken(string? wanted, string spoken) => Assert.Equal(spoken, Languages.Shipped.For(wanted).Tag);

    [Fact]
    public void A_sentence_that_is_not_there_names_the_place_to_add_it()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Languages.Shipped.For("ko").Say("no.such-sentence"));
        Assert.Contains("dialogs/Words/ko/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_is_named() =>
        Assert.Contains("'line'", Assert.Throws<ArgumentException>(() => Languages.Shipped.For("en").Say("proof.line")).Message, StringComparison.Ordinal);
}
