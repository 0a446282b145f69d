using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Articles.Matching;

/// <summary>Names are found by ear where another script writes them.</summary>
public sealed class SoundsTests
{
    private static readonly ArticleIndex Index = SmallBase.Of(
        ("Jenkins does not start", "The build server ends at once."),
        ("Grafana shows no data", "All panels stay grey."),
        ("Kubernetes node is not ready", "The node was drained."));

    [Theory]
    [InlineData("젠킨스", "jenkins")]
    [InlineData("스플렁크", "splunk")]
    [InlineData("쿠버네티스", "kubernetes")]
    [InlineData("그라파나", "grafana")]
    [InlineData("카프카", "kafka")]
    [InlineData("디스패처", "dispatcher")]
    [InlineData("애널리틱스", "analytics")]
    [InlineData("세그먼트", "segment")]
    [InlineData("캠페인", "campaign")]
    [InlineData("ジェンキンス", "jenkins")]
    [InlineData("クバネティス", "kubernetes")]
    [InlineData("キャンペーン", "campaign")]
    [InlineData("ダッシュボード", "dashboard")]
    [InlineData("プロメテウス", "prometheus")]
    [InlineData("クバネティス", "쿠버네티스")]
    public void A_loan_word_sounds_like_its_original(string loan, string original)
    {
        Assert.NotEmpty(KeysOf(original).Intersect(KeysOf(loan)));
        Assert.InRange(Sounds.Likeness(Sounds.Of(loan), Sounds.Of(original)), 0.86f, 1);
    }

    [Theory]
    [InlineData("사용자", "science")]
    [InlineData("시간대", "second")]
    [InlineData("작성자", "section")]
    [InlineData("알려진", "origin")]
    public void A_native_word_is_no_loan_word(string native, string other) => Assert.InRange(Sounds.Likeness(Sounds.Of(native), Sounds.Of(other)), 0, 0.85f);

    [Theory]
    [InlineData("get", "page", false)]
    [InlineData("ab", "abs", false)]
    [InlineData("phoenix", "fenix", true)]
    public void Consonants_make_the_key(string one, string other, bool same) =>
        Assert.Equal(same, KeysOf(one).Intersect(KeysOf(other)).Any());

    [Fact]
    public void Every_kana_and_every_syllable_has_a_sound()
    {
        for (var kana = 'ァ'; kana <= 'ヶ'; kana++)
            Assert.True(kana == 'ッ' || Sounds.Of([kana]).Length > 0, kana.ToString());
        Assert.Equal(["n"], Sounds.Of("ン"));
        Assert.Equal(["b"], Sounds.Of("ヴ"));
        for (var syllable = '가'; syllable <= '힣'; syllable++)
            Assert.True(Sounds.Of([syllable]).All(sound => sound.All(char.IsAsciiLetterLower)), syllable.ToString());
        Assert.Equal(["h"], Sounds.Of("흐"));
        Assert.Equal(["t"], Sounds.Of("읏"));
    }

    [Theory]
    [InlineData("젠킨스가 안 떠요", "KT-1")]
    [InlineData("グラファナに何も出ない", "KT-2")]
    [InlineData("쿠버네티스 노드 상태", "KT-3")]
    public void An_article_is_found_by_a_name_in_another_script(string question, string number) =>
        Assert.Equal(number, Index.Match(PastedText.Of(question)).Matches[0].Article.Number.Value);

    private static IEnumerable<uint> KeysOf(string word) => Sounds.Of(word).Select(Sounds.KeyOf).Where(key => key != 0);
}
