using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs;

/// <summary>All that the dialog knows, as one unchangeable whole: a turn sees one state of the articles, even while they are swapped.</summary>
public sealed record Knowledge(ArticleIndex Articles, PlaybookShelf Playbooks, Languages Languages)
{
    /// <summary>Which articles the people of this conversation may see; everything by default.</summary>
    public Func<Article, bool> Allowed { get; init; } = _ => true;

    /// <summary>Where hosts send in what their clocks say; null = this bot takes none.</summary>
    public CheckSite? Checks { get; init; }

    /// <summary>After how long a silence the bot speaks up by itself.</summary>
    public Habits Habits { get; init; } = Habits.Default;

    /// <summary>How long findings and runs are kept after something last happened in them.</summary>
    public Duration KeepFor { get; init; } = Keeping.Default;

    /// <summary>What people said of the answers before.</summary>
    public Verdicts Verdicts { get; init; } = Verdicts.None;

    /// <summary>The article with this number, where it exists and may be seen.</summary>
    public Article? Find(string? number) =>
        ArticleNumber.TryParse(number, null, out var parsed) && Articles.Find(parsed) is { } article && Allowed(article) ? article : null;

    /// <summary>The playbook of an article: the one it names, else one made of its numbered steps; null where it has none.</summary>
    public Playbook? PlaybookOf(Article article, Language language) => Playbooks.Find(article.Playbook) ?? ArticleWalk.Of(article, language.Tag, Languages);

    /// <summary>Which article a paste belongs to, given what its clocks prove.</summary>
    public MatchResult Match(PastedText paste, string language, ClockEvidence? clock = null) => Articles.Match(paste, language, clock: clock, allowed: Allowed, verdicts: Verdicts);
}
