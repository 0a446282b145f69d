namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>One thing an author wants to know about a folder of articles. One check per file in this folder.</summary>
public interface IArticleCheck
{
    /// <summary>What is looked for, in a few words, for the progress display.</summary>
    string Name { get; }

    /// <summary>Looks through all articles.</summary>
    IEnumerable<ArticleProblem> Check(CheckedArticles articles);
}
