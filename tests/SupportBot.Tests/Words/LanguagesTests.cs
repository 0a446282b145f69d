using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Words;

public sealed class LanguagesTests
{
    [Fact]
    public void Every_language_has_every_sentence()
    {
        var english = Languages.Shipped.For("en");
        foreach (var language in Languages.Shipped.All)
            Assert.Equal(english.Keys.Order(), language.Keys.Order());
    }

    [Fact]
    public void Placeholders_are_the_same_in_every_language()
    {
        var english = Languages.Shipped.For("en");
        foreach (var language in Languages.Shipped.All)
            foreach (var key in english.Keys)
                Assert.Equal((key, string.Join(',', Placeholders(english[key]))), (key, string.Join(',', Placeholders(language[key]))));
    }

    private static IEnumerable<string> Placeholders(string sentence) =>
        sentence.Split('{').Skip(1).Select(part => part.Split('}')[0]).Distinct().Order();
}
