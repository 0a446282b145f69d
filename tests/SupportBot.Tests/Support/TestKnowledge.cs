using System.Collections.Immutable;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Support;

/// <summary>What the bot ships with: starter articles, playbooks, words.</summary>
internal static class TestKnowledge
{
    public static Knowledge Shipped { get; } = new(ArticleIndex.Build(StarterArticles()), PlaybookShelf.Shipped, Languages.Shipped);

    private static IEnumerable<Article> StarterArticles()
    {
        var assembly = typeof(Article).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("articles/", StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return ArticleReader.Read("starter/" + name["articles/".Length..], name.Split('/')[1], reader.ReadToEnd()).Edition;
            })
            .OfType<ArticleEdition>()
            .GroupBy(edition => edition.Number)
            .Select(group => new Article(group.Key, group.ToImmutableSortedDictionary(edition => edition.Language, edition => edition)));
    }
}
