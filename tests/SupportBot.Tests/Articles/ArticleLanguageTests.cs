using SupportBot.Dialogs.Articles.Reading;

namespace SupportBot.Tests.Articles;

public class ArticleLanguageTests
{
    [Theory]
    [InlineData("ko/KA-1.md", "ko")]
    [InlineData("KA-1.ko.md", "ko")]
    [InlineData("base.ko-KR/help/articles/KA-1.md", "ko")]
    [InlineData("kb/pt-BR/KA-1.md", "pt-br")]
    [InlineData("kb.zh-Hant/KA-1.md", "zh-hant")]
    [InlineData("zh-CN/KA-1.md", "zh-hans")]
    [InlineData("de/archive/KA-1.fr.md", "fr")]
    [InlineData("articles/KA-1.md", null)]
    [InlineData("hr/KA-1.md", null)]
    [InlineData("KA-1.2.md", null)]
    public void A_path_names_the_language(string path, string? language) => Assert.Equal(language, ArticleLanguage.OfPath(path));

    [Theory]
    [InlineData("The door is jammed when you open it and this is not what you want.", "en")]
    [InlineData("Die Tür klemmt, wenn Sie sie öffnen, und das ist nicht das, was Sie wollen.", "de")]
    [InlineData("La porte est bloquée lorsque vous ouvrez la serrure avec une clé dans les bureaux.", "fr")]
    [InlineData("La puerta se bloquea cuando usted abre el cierre con una llave en los despachos.", "es")]
    [InlineData("La porta si blocca quando viene aperta e questo non è che il primo dei problemi della serratura.", "it")]
    [InlineData("De deur blijft steken wanneer u het slot opent en dat is niet wat u van een deur wilt.", "nl")]
    [InlineData("Dörren fastnar när du öppnar den och det är inte vad du vill ha på ett kontor.", "sv")]
    [InlineData("A porta fica presa quando você abre a fechadura e não é o que você quer para os escritórios da empresa.", "pt-br")]
    [InlineData("문이 열리지 않습니다. ERROR Vault door jammed", "ko")]
    [InlineData("ドアが開きません。錠前を確認してください。", "ja")]
    [InlineData("门打不开。请检查这个锁是否设置错误。", "zh-hans")]
    [InlineData("門打不開。請檢查這個鎖是否設定錯誤。", "zh-hant")]
    [InlineData("ERROR 0x80070005", "en")]
    public void A_text_tells_its_language(string text, string language) => Assert.Equal(language, ArticleLanguage.OfText(text));
}
