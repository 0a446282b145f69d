using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>From a paste to a result: rank, decide, explain.</summary>
internal static class Matcher
{
    private const int MostReasons = 5;

    public static MatchResult Match(PastedText paste, IndexData index, int top)
    {
        var ranking = Ranker.Rank(paste, index, top + 5);
        var lookedFor = ranking.Query.Take(5).Select(word => word.Text).ToImmutableArray();
        if (ranking.Candidates.Count == 0)
            return new(MatchDecision.None, [], lookedFor);
        var decision = Decision.Shipped.Of(Decision.Shipped.Probability(Evidence.Of(ranking, index)));
        return new(decision, [.. ranking.Candidates.Take(top).Select(candidate => Explain(candidate, ranking, paste, index))], lookedFor);
    }

    private static ArticleMatch Explain(Candidate candidate, Ranking ranking, PastedText paste, IndexData index) => new(
        index.Articles[candidate.Article],
        candidate.Score / (candidate.Score + 20),
        [.. candidate.Hits.Take(MostReasons).Select(hit => new MatchReason(hit.Number, paste.Lines[hit.Number - 1], index.Lines.TextOf(hit.Line).ToString().Trim()))]);
}
