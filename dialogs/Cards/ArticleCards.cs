using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>An article for people who did not ask the bot: what it says and where it stands, nothing to press that would need a conversation.</summary>
public static class ArticleCards
{
    private const int MostSteps = 6;

    public static Card For(Article article, Language words)
    {
        var edition = article.In(words.Tag);
        var parts = new List<CardPart>();
        if (edition.Summary.Length > 0)
            parts.Add(new TextPart(edition.Summary));
        if (!edition.Steps.IsEmpty)
            parts.Add(StepsOf(edition));
        return new Card(edition.Title, [.. parts], [new LinkButton(words["button.read"], $"/articles/{article.Number}?locale={words.Tag}")]) { Label = article.Number.Value };
    }

    /// <summary>What to do in short: the first line of each step. What to run for it stands in the article.</summary>
    internal static ProgressPart StepsOf(ArticleEdition edition) =>
        new([.. edition.Steps.Take(MostSteps).Select(step => new ProgressItem(step.Text.Split('\n')[0], ProgressState.Ahead))]);
}
