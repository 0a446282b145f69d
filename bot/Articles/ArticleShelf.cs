using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>Puts the editions of all sources together: one article per number, one edition per language, later sources over earlier ones.</summary>
internal static class ArticleShelf
{
    /// <param name="sources">The folders, later ones over earlier ones.</param>
    /// <param name="now">When the snapshot comes into use.</param>
    /// <param name="index">Makes the index of the articles.</param>
    public static ArticleSnapshot Snapshot(IReadOnlyList<FolderState> sources, Instant now, Func<IReadOnlyCollection<Article>, ArticleIndex> index)
    {
        var problems = ImmutableArray.CreateBuilder<ArticleProblem>();
        var editions = new Dictionary<(ArticleNumber Number, string Language), ArticleEdition>();
        foreach (var source in sources)
        {
            var own = new Dictionary<(ArticleNumber Number, string Language), ArticleEdition>();
            foreach (var file in source.Files.Values)
            {
                problems.AddRange(file.Read.Problems);
                if (file.Read.Edition is not { } edition)
                    continue;
                var key = (edition.Number, edition.Language);
                if (own.TryGetValue(key, out var first))
                    problems.Add(Duplicate(edition, first));
                else
                    editions[key] = own[key] = edition;
            }
        }

        var articles = editions.Values.GroupBy(edition => edition.Number)
            .Select(group => new Article(group.Key, group.ToImmutableSortedDictionary(edition => edition.Language, edition => edition, StringComparer.Ordinal))).ToList();
        return new(index(articles), problems.ToImmutable(), articles.Count, now, [.. sources.Select(Report)]);
    }

    private static ArticleProblem Duplicate(ArticleEdition edition, ArticleEdition first) =>
        new(edition.Source, 0, ProblemSeverity.Warning, "duplicate", $"{edition.Number} in '{edition.Language}' is already in {first.Source}; this file is ignored. Remove one, or put them into folders of their languages.");

    private static ArticleFolderReport Report(FolderState source) => new(
        source.Root,
        source.Files.Count,
        source.Files.Values.Count(file => file.Read.Edition is not null),
        source.Files.Values.Count(file => file.Read.Problems.Any(problem => problem.Severity == ProblemSeverity.Error)),
        source.Files.Values.Count(file => file.IsStale));
}
