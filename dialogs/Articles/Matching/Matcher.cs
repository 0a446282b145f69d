using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>From a paste to a result: signatures first, then rank, decide, explain. All candidates are in it; how many are shown is the caller's.</summary>
internal static class Matcher
{
    private const int MostReasons = 5;

    /// <summary>Between so many candidates a person is asked to choose.</summary>
    public const int MostAsked = 3;

    private const int MostLookedFor = 5;
    private const int LongestLookedFor = 120;

    /// <summary>Room for the terms of so long a paste is kept for the next one.</summary>
    private const int MostTokensKept = 5000;

    public static MatchResult Match(PastedText paste, IndexData index, Asked asked)
    {
        var terms = index.Terms.Rent().Read(paste, index.Vocabulary);
        var result = Match(terms, paste, index, asked);
        if (terms.Tokens.Count <= MostTokensKept)
            index.Terms.Return(terms);
        return result;
    }

    private static MatchResult Match(PasteTerms terms, PastedText paste, IndexData index, Asked asked)
    {
        var (language, top, clock, allowed, typing, verdicts) = asked;
        var ranking = Ranker.Rank(terms, paste, index, Math.Max(top, MostAsked) + Twins.Most, allowed is null ? null : article => allowed(index.Articles[article]), typing);
        NearTies.Order(ranking.Candidates, index, paste, language, verdicts ?? Verdicts.None);
        var words = ranking.Query;
        var lookedFor = new Lazy<ImmutableArray<string>>(() => LookedFor(words, paste));
        var ruledOut = index.Vetoes.Of(paste, clock);
        var merged = Merge(ranking, index);
        var matches = merged.Select(kept => Explain(kept.Candidate, ranking, paste, index) with { Twins = [.. kept.Twins] });
        var vetoes = ruledOut.Within(merged.Take(1).Select(kept => index.Articles[kept.Candidate.Article].Number));
        if (Signed(paste, index, allowed, ruledOut) is { IsEmpty: false } signed)
        {
            var numbers = signed.Select(match => match.Article.Number).ToHashSet();
            var decision = signed.Length == 1 ? MatchDecision.Answer : MatchDecision.Ask;
            return new(decision, ToldApart(decision, signed.Concat(matches.Where(match => !numbers.Contains(match.Article.Number))).Take(top), index), lookedFor) { Vetoes = vetoes };
        }

        if (merged.Count == 0)
            return new(MatchDecision.None, [], lookedFor);
        var decided = Decide(ranking, index);
        if (decided == MatchDecision.Answer && !vetoes.IsEmpty)
            decided = MatchDecision.Ask;
        return new(decided, ToldApart(decided, matches.Take(top), index), lookedFor) { Vetoes = decided == MatchDecision.None ? [] : vetoes };
    }

    private static MatchDecision Decide(Ranking ranking, IndexData index)
    {
        if (IsCodeOfOne(ranking, index))
            return MatchDecision.Answer;
        if (!ranking.SaysEnough)
            return MatchDecision.None;
        var decision = Decision.Shipped.Of(Decision.Shipped.Probability(Evidence.Of(ranking, index), ranking.Shape, ranking.Paste.IsEnglish), ranking.Shape);
        return decision == MatchDecision.Answer && ranking.Candidates[0].Covered < Decision.LeastCovered(ranking.Shape) ? MatchDecision.Ask : decision;
    }

    /// <summary>A code alone (ORA-00942) names its error; where one article has it, there is nothing to weigh.</summary>
    private static bool IsCodeOfOne(Ranking ranking, IndexData index)
    {
        var tokens = ranking.Paste.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind is not (TokenKind.Code or TokenKind.Part))
                return false;
        }

        return tokens.Count > 0 && index.Vocabulary.Find(tokens.Text(tokens[0])) is var code and >= 0
            && index.Words.Postings.Columns(code) is [var article] && article == ranking.Candidates[0].Article;
    }

    /// <summary>The candidates between which a person is asked to choose say what tells them apart.</summary>
    private static ImmutableArray<ArticleMatch> ToldApart(MatchDecision decision, IEnumerable<ArticleMatch> matches, IndexData index)
    {
        var all = matches.ToImmutableArray();
        if (decision != MatchDecision.Ask)
            return all;
        var asked = all.Take(MostAsked).ToList();
        var apart = Apart.Of([.. asked.Select(match => index.PlaceOf(match.Article.Number))], index);
        return [.. asked.Zip(apart, (match, line) => match with { Apart = line }), .. all.Skip(MostAsked)];
    }

    /// <summary>Articles whose own signature fits, the longest signature first; those that evidence rules out are left to similarity.</summary>
    private static ImmutableArray<ArticleMatch> Signed(PastedText paste, IndexData index, Func<Article, bool>? allowed, RuledOut ruledOut) =>
    [
        .. index.Signatures.Match(paste)
            .Where(hit => !ruledOut.Contains(hit.Article))
            .GroupBy(hit => hit.Article)
            .Select(hits => (Article: index.Articles[index.PlaceOf(hits.Key)], Hits: hits.OrderByDescending(hit => hit.Signature.Pattern.Length).ToList()))
            .Where(signed => allowed is null || allowed(signed.Article))
            .OrderByDescending(signed => signed.Hits[0].Signature.Pattern.Length).ThenBy(signed => signed.Article.Number.Value, StringComparer.Ordinal)
            .Select(signed => new ArticleMatch(signed.Article, 1, [.. signed.Hits.Take(MostReasons).Select(hit => new MatchReason(hit.Lines[0], paste.Lines[hit.Lines[0] - 1], hit.Signature.Pattern))])),
    ];

    /// <summary>Candidates with near-duplicates folded into the best of them.</summary>
    private static List<(Candidate Candidate, List<ArticleNumber> Twins)> Merge(Ranking ranking, IndexData index)
    {
        var merged = new List<(Candidate Candidate, List<ArticleNumber> Twins)>();
        foreach (var candidate in ranking.Candidates)
        {
            var twin = merged.Find(kept => index.Twins.Are(kept.Candidate.Article, candidate.Article));
            if (twin.Candidate is null)
                merged.Add((candidate, []));
            else
                twin.Twins.Add(index.Articles[candidate.Article].Number);
        }

        return merged;
    }

    private static ArticleMatch Explain(Candidate candidate, Ranking ranking, PastedText paste, IndexData index)
    {
        var reasons = candidate.Hits.Take(MostReasons)
            .Select(hit => new MatchReason(hit.Number, paste.Lines[hit.Number - 1], index.TextOf(hit.Line)))
            .ToImmutableArray();
        if (reasons.IsEmpty && ranking.Paste.Lines.Count > 0)
            reasons = [new(ranking.Paste.Lines[0].Number, paste.Lines[ranking.Paste.Lines[0].Number - 1], null)];
        return new(index.Articles[candidate.Article], candidate.Score / (candidate.Score + Evidence.UsualScore), reasons);
    }

    /// <summary>The error lines as templates; where no line looks like an error, the words that tell most.</summary>
    private static ImmutableArray<string> LookedFor(List<QueryWord> words, PastedText paste)
    {
        var errors = LogEntries.Errors(paste).Take(MostLookedFor)
            .Select(template => template.Length > LongestLookedFor ? template[..LongestLookedFor] + "…" : template).ToImmutableArray();
        return errors.IsEmpty ? [.. words.Take(MostLookedFor).Select(word => word.Written)] : errors;
    }
}

/// <summary>What a match is asked for besides the text.</summary>
/// <param name="Language">Language of the person, a tie-breaker only.</param>
/// <param name="Top">How many candidates at most.</param>
/// <param name="Clock">What the paste proves about clocks.</param>
/// <param name="Allowed">Which articles the person may see; null = all.</param>
/// <param name="Typing">True where the last word may be unfinished.</param>
/// <param name="Verdicts">What people said of the articles before; null = nothing is known.</param>
internal readonly record struct Asked(string? Language, int Top, ClockEvidence? Clock, Func<Article, bool>? Allowed, bool Typing = false, Verdicts? Verdicts = null);
