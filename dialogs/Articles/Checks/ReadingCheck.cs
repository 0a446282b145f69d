namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>What the reader itself could not understand.</summary>
internal sealed class ReadingCheck : IArticleCheck
{
    public string Name => "what could not be read";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles)
    {
        var used = new Dictionary<(ArticleNumber Number, string Language), CheckedFile>();
        foreach (var file in articles.Files)
        {
            foreach (var problem in file.Read.Problems)
                yield return problem;
            if (file.Read.Edition is not { } edition)
                continue;
            var key = (edition.Number, edition.Language);
            if (used.TryGetValue(key, out var other) && other.Folder == file.Folder)
            {
                yield return new(file.Source, 1, ProblemSeverity.Error, "duplicate", $"{edition.Number} in '{edition.Language}' is already in {other.Source}. This file is not used: remove one of the two.");
                continue;
            }

            if (other is not null)
                yield return new(other.Source, 1, ProblemSeverity.Note, "overridden", $"{edition.Number} in '{edition.Language}' is also in {file.Source}, in a later folder, and that one is used.");
            used[key] = file;
        }
    }
}
