using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Articles.Matching;

/// <summary>What people say in other words than the article: synonyms, phrases, grammar.</summary>
public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("네트워크", "network")]
    [InlineData("ネットワーク", "network")]
    [InlineData("データベース", "databas")]
    public void A_long_word_of_another_language_stands_for_its_english_one(string word, string english) =>
        Assert.Contains(Glossary.Shipped.Translate(word), meaning => meaning.Word == english);

    [Fact]
    public void A_piece_of_a_word_counts_less_than_the_word()
    {
        var words = new DataEntry().WordsOf("ロック解除");

        Assert.Equal(["ロック", "解除"], words);
    }

    [Fact]
    public void Words_with_a_space_between_are_no_entry() => Assert.Empty(new DataEntry().WordsOf("in progress"));

    [Fact]
    public void Every_concept_has_its_five_languages_and_no_empty_entry()
    {
        foreach (var line in DataFile.LinesIn("concepts/"))
        {
            var languages = line.Split('|');
            Assert.True(languages.Length == 5, line);
            Assert.All(languages.Where(language => !string.IsNullOrWhiteSpace(language)), language => Assert.All(language.Split(','), entry => Assert.False(string.IsNullOrWhiteSpace(entry), line)));
        }
    }

    [Fact]
    public void Every_phrase_has_words_that_stand_for_it()
    {
        var buffer = new TokenBuffer();
        foreach (var parts in DataFile.LinesIn("phrases/").Select(line => line.Split('=')))
        {
            buffer.Clear();
            Tokenizer.Cut(parts[0], buffer);

            var (meanings, last) = Phrases.Shipped.At(buffer, 0, buffer.Count);
            Assert.True(meanings.Length > 0 && Enumerable.Range(last + 1, buffer.Count - last - 1).All(at => buffer[at].Kind == TokenKind.Gram), parts[0]);
        }
    }

    [Fact]
    public void The_longest_phrase_counts()
    {
        var buffer = new TokenBuffer();
        Tokenizer.Cut("went out of date today", buffer);

        var (meanings, last) = Phrases.Shipped.At(buffer, 1, buffer.Count);

        Assert.Contains(meanings, meaning => meaning.Word == "outdat");
        Assert.Equal(3, last);
    }

    [Theory]
    [InlineData("I get kicked out every few minutes", "KT-1")]
    [InlineData("the tick box vanishes", "KT-2")]
    [InlineData("글꼴이 사라졌어요", "KT-3")]
    public void The_article_is_found_though_it_uses_other_words(string question, string number) =>
        Assert.Equal(number, Index.Match(PastedText.Of(question)).Matches[0].Article.Number.Value);

    [Theory]
    [InlineData("font missing", true)]
    [InlineData("why is the font missing in my document", true)]
    [InlineData("comment font les autres pour que cela marche", false)]
    public void Grammar_is_that_of_the_texts_language(string question, bool asked)
    {
        var paste = PastedText.Of(question);

        var ranking = Ranker.Rank(new PasteTerms().Read(paste, Index.Data.Vocabulary), paste, Index.Data, 3);

        Assert.Equal(asked, ranking.Query.Any(word => word.Text == "font"));
    }

    [Theory]
    [InlineData("why is the font missing in my document", true)]
    [InlineData("font missing", true)]
    [InlineData("warum ist die Schrift nach dem Export nicht mehr da", false)]
    [InlineData("내보낸 뒤 글꼴이 없어졌어요", false)]
    [InlineData("エクスポートするとフォントが消える", false)]
    public void Another_language_than_English_is_known_by_its_script_or_its_grammar(string question, bool isEnglish) =>
        Assert.Equal(isEnglish, new PasteTerms().Read(PastedText.Of(question), Index.Data.Vocabulary).IsEnglish);

    [Fact]
    public void Terms_that_are_used_again_hold_nothing_of_the_paste_before()
    {
        var used = new PasteTerms().Read(PastedText.Of("내보낸 뒤 글꼴이 없어졌어요\n\tat com.acme.Job.run(Job.java:7)"), Index.Data.Vocabulary);
        Assert.False(used.IsEnglish);

        used.Read(PastedText.Of("font lost"), Index.Data.Vocabulary);

        Assert.True(used.IsEnglish);
        Assert.Single(used.Lines);
        Assert.Equal(2, used.Tokens.Count);
        Assert.False(used.IsFrame(2));
    }

    private static ArticleIndex Index { get; } = SmallBase.Of(
        ("Session evicted after idle period", "Users are removed from the session store."),
        ("Checkbox disappears from the dialog", "The option is not displayed."),
        ("Font lost after export", "Typeface not embedded."));
}
