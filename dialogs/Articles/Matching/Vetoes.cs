using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Evidence that rules an article out (front matter <c>not-if</c>): what the paste's clocks prove (<c>clock-right</c>, <c>clock-wrong</c>,
/// <c>really-expired</c>), or a pattern like a signature that the paste must not hold.
/// </summary>
internal sealed class Vetoes
{
    private readonly ImmutableArray<(ArticleNumber Article, string Verdict)> _verdicts;
    private readonly SignatureMatcher _patterns;

    public Vetoes(ImmutableArray<Article> articles)
    {
        var owned = articles.SelectMany(article => article.Editions.Values.SelectMany(edition => edition.NotIf).Distinct().Select(text => (article.Number, Text: text))).ToList();
        _verdicts = [.. owned.Where(veto => IsAboutClocks(veto.Text)).Select(veto => (veto.Number, Name(veto.Text)))];
        _patterns = SignatureMatcher.Of(owned.Where(veto => !IsAboutClocks(veto.Text)).Select(veto => (veto.Number, new Signature(veto.Text))));
    }

    /// <summary>The articles that the paste or its clocks rule out, and why.</summary>
    public RuledOut Of(PastedText paste, ClockEvidence? clock)
    {
        var vetoes = _patterns.Match(paste).Select(hit => new ArticleVeto(hit.Article, ArticleVeto.ByText, hit.Lines[0]));
        if (clock is not null)
            vetoes = vetoes.Concat(_verdicts.Where(owned => Holds(owned.Verdict, clock)).Select(owned => new ArticleVeto(owned.Article, owned.Verdict, clock.Pairs.IsEmpty ? 0 : clock.Pairs[0].Line)));
        return new(vetoes.GroupBy(veto => veto.Article).ToDictionary(group => group.Key, group => group.First()));
    }

    private static bool IsAboutClocks(string text) => Name(text) is "clock-right" or "really-expired" or "clock-wrong";

    /// <summary>A veto needs proof: two clocks of the paste, not the wording of its error.</summary>
    private static bool Holds(string verdict, ClockEvidence clock) => verdict switch
    {
        "clock-right" => clock.ShowsRightClock,
        "really-expired" => clock.ShowsExpiry,
        "clock-wrong" => clock is { Verdict: ClockVerdict.Skewed, ClockRelated: true },
        _ => false,
    };

    private static string Name(string text) => text.Trim().ToLowerInvariant();
}

/// <summary>The articles that are out, and why.</summary>
internal sealed class RuledOut(Dictionary<ArticleNumber, ArticleVeto> vetoes)
{
    public bool Contains(ArticleNumber article) => vetoes.ContainsKey(article);

    /// <summary>What speaks against these articles.</summary>
    public ImmutableArray<ArticleVeto> Within(IEnumerable<ArticleNumber> articles) =>
        [.. articles.Select(article => vetoes.GetValueOrDefault(article)).OfType<ArticleVeto>()];
}
