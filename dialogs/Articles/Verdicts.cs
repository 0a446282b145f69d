namespace SupportBot.Dialogs.Articles;

/// <summary>How often people said of an answer that it was right, and that it was not.</summary>
/// <param name="Article">Number of the article.</param>
/// <param name="Signature">The article's signature or error line that had led to it; empty where only words agreed.</param>
/// <param name="Accepted">Walks that ended in a fix; negative where one was taken back (changes only).</param>
/// <param name="Rejected">Findings of which the article was ruled out; negative where that was taken back (changes only).</param>
public sealed record Verdict(string Article, string Signature, int Accepted, int Rejected);

/// <summary>
/// What people have said of the answers so far. It is shown with each article, and it may turn the order of candidates that are nearly equal
/// (<see cref="Favour"/>); whether the bot claims an answer, asks or knows nothing does not depend on it.
/// </summary>
public sealed class Verdicts
{
    /// <summary>So many verdicts weigh as much as not knowing: one of two that say no is not a bad article.</summary>
    private const float Doubt = 10;

    private readonly ILookup<string, Verdict> _byArticle;

    public Verdicts(IEnumerable<Verdict> counts) => _byArticle = counts.ToLookup(each => each.Article, StringComparer.Ordinal);

    /// <summary>Nobody has said anything yet.</summary>
    public static Verdicts None { get; } = new([]);

    /// <summary>The counts of an article, one for each signature, the one that was judged most often first.</summary>
    public ImmutableArray<Verdict> Of(ArticleNumber number) => [.. _byArticle[number.Value].OrderByDescending(each => each.Accepted + each.Rejected).ThenBy(each => each.Signature, StringComparer.Ordinal)];

    /// <summary>-1 (always ruled out, very often) to 1 (always right, very often); 0 where nobody has said anything.</summary>
    public float Favour(ArticleNumber number)
    {
        var (accepted, rejected) = (0, 0);
        foreach (var each in _byArticle[number.Value])
            (accepted, rejected) = (accepted + Math.Max(0, each.Accepted), rejected + Math.Max(0, each.Rejected));
        return (accepted - rejected) / (accepted + rejected + Doubt);
    }
}
