using System.Security.Cryptography;
using SupportBot.Articles;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;
using SupportBot.Retention;

namespace SupportBot.Turns;

/// <summary>The dialog over the articles and playbooks as they are now.</summary>
internal interface IDialogSource
{
    /// <summary>The dialog for a conversation: it knows the articles that its channel and tenant may see.</summary>
    SupportDialog For(ConversationKey conversation);

    ArticleIndex Articles { get; }

    /// <summary>What people said of the answers before.</summary>
    Verdicts Verdicts { get; }

    /// <summary>Ends when the articles are indexed for the first time; before that every answer would be "I don't know".</summary>
    Task Ready { get; }
}

/// <inheritdoc/>
internal sealed class DialogSource(ArticleLibrary library, PlaybookShelf playbooks, VerdictBoard verdicts, Habits habits, Keep keep, Site site) : IDialogSource
{
    /// <summary>Crockford's base 32: no letter that is taken for a digit. Ten of them are 50 bits.</summary>
    private const string CodeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 10;

    public SupportDialog For(ConversationKey conversation) => new(new(Articles, playbooks, Languages.Shipped)
    {
        Habits = habits,
        Verdicts = Verdicts,
        KeepFor = keep.Evidence,
        Allowed = article => article.IsFor(conversation.Channel, conversation.Tenant),
        Checks = new(site.Public, site.IsPublic, () => RandomNumberGenerator.GetString(CodeLetters, CodeLength)),
    });

    public ArticleIndex Articles => library.Current.Index;

    public Verdicts Verdicts => verdicts.Current;

    public Task Ready => library.Ready;
}
