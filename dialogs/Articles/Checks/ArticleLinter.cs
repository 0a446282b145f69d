namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>Runs every check over a folder of articles.</summary>
public static class ArticleLinter
{
    /// <summary>The checks, in the order they run.</summary>
    public static ImmutableArray<IArticleCheck> Checks { get; } =
    [
        new ReadingCheck(),
        new FrontMatterKeysCheck(),
        new LinksCheck(),
        new OwnSamplesCheck(),
        new CrossMatchCheck(),
        new NearDuplicatesCheck(),
        new ResolutionStepsCheck(),
        new DescriptionCheck(),
        new ReviewCheck(),
    ];

    /// <summary>All findings, by file and line.</summary>
    /// <param name="articles">The folder.</param>
    /// <param name="progress">Told the name of each check as it begins; may be null.</param>
    public static ImmutableArray<ArticleProblem> Run(CheckedArticles articles, Action<string>? progress = null)
    {
        var problems = new List<ArticleProblem>();
        foreach (var check in Checks)
        {
            progress?.Invoke(check.Name);
            problems.AddRange(check.Check(articles));
        }

        return [.. problems.OrderBy(problem => problem.Source, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenByDescending(problem => problem.Severity)];
    }
}
