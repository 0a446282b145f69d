using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Evidence that rules an article out (front matter <c>not-if</c>): the name of a clock verdict (<c>really-expired</c>, <c>not-clock</c>), or a
/// pattern like a signature that the paste must not hold.
/// </summary>
internal sealed class Vetoes
{
    private readonly ImmutableDictionary<ArticleNumber, ImmutableArray<string>> _verdicts;
    private readonly SignatureMatcher _patterns;

    public Vetoes(ImmutableArray<Article> articles)
    {
        var owned = articles.SelectMany(article => article.Editions.Values.SelectMany(edition => edition.NotIf).Distinct().Select(text => (article.Number, Text: text))).ToList();
        _verdicts = owned.Where(veto => VerdictOf(veto.Text) is not null).GroupBy(veto => veto.Number, veto => veto.Text).ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray());
        _patterns = SignatureMatcher.Of(owned.Where(veto => VerdictOf(veto.Text) is null).Select(veto => (veto.Number, new Signature(veto.Text))));
    }

    /// <summary>The articles that the paste or its clocks rule out.</summary>
    public HashSet<ArticleNumber> Of(PastedText paste, ClockEvidence? clock)
    {
        var ruledOut = _patterns.Match(paste).Select(hit => hit.Article).ToHashSet();
        if (clock is not null)
            ruledOut.UnionWith(_verdicts.Where(pair => pair.Value.Any(text => VerdictOf(text) == clock.Verdict)).Select(pair => pair.Key));
        return ruledOut;
    }

    private static ClockVerdict? VerdictOf(string text) => text.Trim().ToLowerInvariant() switch
    {
        "really-expired" or "clock-right" => ClockVerdict.ReallyExpired,
        "not-clock" => ClockVerdict.NotClock,
        "skewed" or "clock-wrong" => ClockVerdict.Skewed,
        _ => null,
    };
}
