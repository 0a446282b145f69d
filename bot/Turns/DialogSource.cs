using SupportBot.Articles;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Turns;

/// <summary>The dialog over the articles and playbooks as they are now.</summary>
internal interface IDialogSource
{
    SupportDialog Current { get; }

    ArticleIndex Articles { get; }

    /// <summary>Ends when the articles are indexed for the first time; before that every answer would be "I don't know".</summary>
    Task Ready { get; }
}

/// <inheritdoc/>
internal sealed class DialogSource(ArticleLibrary library) : IDialogSource
{
    public SupportDialog Current => new(new(Articles, PlaybookShelf.Shipped, Languages.Shipped));

    public ArticleIndex Articles => library.Current.Index;

    public Task Ready => library.Ready;
}
