using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Turns;

/// <summary>The dialog over the articles and playbooks as they are now.</summary>
internal sealed class DialogSource : IDialogSource
{
    private readonly Knowledge _knowledge = new(ArticleIndex.Build(StarterArticles()), PlaybookShelf.Shipped, Languages.Shipped);

    public SupportDialog Current => new(_knowledge);

    public ArticleIndex Articles => _knowledge.Articles;

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
