using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Evidence that rules an article out (front matter <c>not-if</c>): what the paste's clocks prove (<c>clock-right</c>, <c>clock-wrong</c>,
/// <c>really-expired</c>), or a pattern like a signature that the paste must not hold.
/// </summary>
internal sealed class Vetoes
{
    private readonly ImmutableDictionary<ArticleNumber, ImmutableArray<string>> _verdicts;
    private readonly SignatureMatcher _patterns;

    public Vetoes(ImmutableArray<Article> articles)
    {
        var owned = articles.SelectMany(article => article.Editions.Values.SelectMany(edition => edition.NotIf).Distinct().Select(text => (article.Number, Text: text))).ToList();
        _verdicts = owned.Where(veto => IsAboutClocks(veto.Text)).GroupBy(veto => veto.Number, veto => veto.Text).ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray());
        _patterns = SignatureMatcher.Of(owned.Where(veto => !IsAboutClocks(veto.Text)).Select(veto => (veto.Number, new Signature(veto.Text))));
    }

    /// <summary>The articles that the paste or its clocks rule out.</summary>
    public HashSet<ArticleNumber> Of(PastedText paste, ClockEvidence? clock)
    {
        var ruledOut = _patterns.Match(paste).Select(hit => hit.Article).ToHashSet();
        if (clock is not null)
            ruledOut.UnionWith(_verdicts.Where(pair => pair.Value.Any(text => Holds(text, clock))).Select(pair => pair.Key));
        return ruledOut;
    }

    private static bool IsAboutClocks(string text) => Name(text) is "clock-right" or "really-expired" or "clock-wrong";

    /// <summary>A veto needs proof: two clocks of the paste, not the wording of its error.</summary>
    private static bool Holds(string text, ClockEvidence clock) => Name(text) switch
    {
        "clock-right" => clock.ShowsRightClock,
        "really-expired" => clock.ShowsExpiry,
        "clock-wrong" => clock is { Verdict: ClockVerdict.Skewed, ClockRelated: true },
        _ => false,
    };

    private static string Name(string text) => text.Trim().ToLowerInvariant();
}
