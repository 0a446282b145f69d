namespace SupportBot.Dialogs.Articles;

/// <summary>What the bot makes of a paste: claim an answer, ask between candidates, or say that it does not know.</summary>
public enum MatchDecision
{
    /// <summary>Nothing fits well enough.</summary>
    None,

    /// <summary>At most three candidates; a person decides.</summary>
    Ask,

    /// <summary>The first match is claimed.</summary>
    Answer,
}

/// <summary>Why an article was matched.</summary>
/// <param name="Line">1-based line of the paste.</param>
/// <param name="Text">That line, as pasted (the caller redacts before showing or storing).</param>
/// <param name="Signature">The article's signature or error line it fits, or null where only words agree.</param>
public sealed record MatchReason(int Line, string Text, string? Signature);

/// <summary>One candidate, best first in <see cref="MatchResult.Matches"/>.</summary>
/// <param name="Article">The article.</param>
/// <param name="Score">0 to 1; comparable within one result only.</param>
/// <param name="Reasons">The lines that prove it, strongest first.</param>
public sealed record ArticleMatch(Article Article, double Score, ImmutableArray<MatchReason> Reasons)
{
    /// <summary>Near-duplicates that say the same thing and are not listed on their own.</summary>
    public ImmutableArray<ArticleNumber> Twins { get; init; } = [];

    /// <summary>Where a person has to choose: a line of the article that speaks of what the other candidates do not; null where it has none.</summary>
    public string? Apart { get; init; }
}

/// <summary>The outcome of matching one text.</summary>
/// <param name="Decision">Answer, ask or none.</param>
/// <param name="Matches">Candidates, best first; may be present even when the decision is none (the closest).</param>
/// <param name="Sought">What <see cref="LookedFor"/> gives, told when somebody asks.</param>
public sealed record MatchResult(MatchDecision Decision, ImmutableArray<ArticleMatch> Matches, Lazy<ImmutableArray<string>> Sought)
{
    public MatchResult(MatchDecision decision, ImmutableArray<ArticleMatch> matches, ImmutableArray<string> lookedFor)
        : this(decision, matches, new Lazy<ImmutableArray<string>>(lookedFor))
    {
    }

    /// <summary>The error lines (as templates) or words the search rested on, for the honest "I don't know".</summary>
    public ImmutableArray<string> LookedFor => Sought.Value;

    /// <summary>What rules the best-fitting article out, though its words fit.</summary>
    public ImmutableArray<ArticleVeto> Vetoes { get; init; } = [];

    public static MatchResult Nothing { get; } = new(MatchDecision.None, [], []);
}

/// <summary>Evidence that rules an article out (front matter <c>not-if</c>).</summary>
/// <param name="Article">The article.</param>
/// <param name="Reason">A clock verdict as the front matter writes it (<c>clock-right</c>, <c>clock-wrong</c>, <c>really-expired</c>), or <see cref="ByText"/>.</param>
/// <param name="Line">1-based line that shows it, 0 where no single line does.</param>
public sealed record ArticleVeto(ArticleNumber Article, string Reason, int Line)
{
    /// <summary>The paste holds a text that the article does not belong to.</summary>
    public const string ByText = "text";
}
