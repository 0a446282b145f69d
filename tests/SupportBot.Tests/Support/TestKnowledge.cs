using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Articles;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Support;

/// <summary>What the bot ships with: starter articles, playbooks, words.</summary>
internal static class TestKnowledge
{
    public static Knowledge Shipped { get; } = new(Index(), PlaybookShelf.Shipped, Languages.Shipped);

    private static Dialogs.Articles.ArticleIndex Index()
    {
        using var library = new ArticleLibrary(Options.Create(new ArticleOptions()), TimeProvider.System, NullLogger<ArticleLibrary>.Instance);
        library.ReloadAsync().GetAwaiter().GetResult();
        return library.Current.Index;
    }
}
