namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>What the reader itself could not understand.</summary>
internal sealed class ReadingCheck : IArticleCheck
{
    public string Name => "what could not be read";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles)
    {
        var first = new Dictionary<(ArticleNumber Number, string Language), string>();
        foreach (var file in articles.Files)
        {
            foreach (var problem in file.Read.Problems)
                yield return problem;
            if (file.Read.Edition is { } edition && !first.TryAdd((edition.Number, edition.Language), file.Source))
                yield return new(file.Source, 1, ProblemSeverity.Error, "duplicate", $"{edition.Number} in '{edition.Language}' is already in {first[(edition.Number, edition.Language)]}. Only one of the two is used.");
        }
    }
}
