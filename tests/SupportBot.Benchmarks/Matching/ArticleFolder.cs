using System.Collections.Immutable;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Benchmarks.Matching;

/// <summary>Reads folders of Markdown articles; a folder named like a language holds that language.</summary>
internal static class ArticleFolder
{
    public static ImmutableArray<Article> Load(params IEnumerable<string> folders) =>
        [.. folders.SelectMany(Editions).GroupBy(edition => edition.Number).Select(group => new Article(group.Key, group.ToImmutableSortedDictionary(edition => edition.Language, edition => edition)))];

    private static IEnumerable<ArticleEdition> Editions(string folder) => Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .AsParallel().AsOrdered()
        .Select(file => ArticleReader.Read(file, Path.GetFileName(Path.GetDirectoryName(file)), File.ReadAllText(file)).Edition)
        .OfType<ArticleEdition>();
}
