using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Benchmarks.Matching;

/// <summary>One judged first candidate: its evidence, and whether it was right.</summary>
internal sealed record Judged(MatchingQuery Query, bool WithoutArticle, bool Log, float[] Evidence, bool Right, int Fold)
{
    /// <summary>A query without its article is a harder negative than most people ask, and there are many: they weigh less.</summary>
    public float Weight => WithoutArticle ? 0.3f : 1;

    public bool Negative => Query.Expect.IsEmpty;
}

/// <summary>
/// <c>calibrate --articles DIR --queries FILE [--write FILE]</c>: fits the weights of <see cref="Decision"/>. Every query is asked twice, the second time
/// with its own article taken out, so that the model sees what "close, but not in the base" looks like.
/// The limits are chosen on probabilities from five folds by article: no query is judged by weights that its article helped to fit.
/// </summary>
internal static class CalibrateCommand
{
    private const int Folds = 5;
    private const double MostFalse = 0.018;

    public static int Run(Arguments arguments)
    {
        var queries = MatchingCommand.Read(arguments["queries"]);
        var judged = Judge(queries, arguments["articles"]);
        var probabilities = CrossValidated(judged);
        var negatives = queries.Count(query => query.Expect.IsEmpty);
        var (limitShort, limitLog) = Limits(judged, probabilities, (int)(negatives * MostFalse));
        var claimed = judged.Where((one, at) => probabilities[at] >= (one.Log ? limitLog : limitShort)).ToList();
        Console.WriteLine("cross-validated, right and claimed:");
        foreach (var kind in judged.Where(one => !one.Negative && !one.WithoutArticle).GroupBy(one => one.Query.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key,-20}{kind.Count(one => one.Right && claimed.Contains(one)) / (double)queries.Count(query => query.Kind == kind.Key):0.000}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  false {claimed.Count(one => one.Negative)}/{negatives}; claimed although the article was taken out {claimed.Count(one => one.WithoutArticle)}/{judged.Count(one => one.WithoutArticle)}"));
        foreach (var one in claimed.Where(one => one.Negative))
            Console.WriteLine($"  false: {one.Query.Id} {one.Query.Sub}");
        var lines = File(Logistic.Fit(judged), limitShort, limitLog, queries.Length - negatives, negatives);
        lines.ForEach(Console.WriteLine);
        if (arguments.Find("write") is { } file)
            System.IO.File.WriteAllLines(file, lines);
        return 0;
    }

    private static List<string> File(Decision fitted, float limitShort, float limitLog, int positives, int negatives) =>
    [
        "# How sure is sure enough. Written by: dotnet run --project tests/SupportBot.Benchmarks -- calibrate --articles DIR --queries FILE --write FILE",
        string.Create(CultureInfo.InvariantCulture, $"# Fitted on {positives} queries with an article, the same with their article taken out, and {negatives} without one; limits from {Folds} folds by article."),
        string.Create(CultureInfo.InvariantCulture, $"answer short: {limitShort:0.###}"),
        string.Create(CultureInfo.InvariantCulture, $"answer log: {limitLog:0.###}"),
        string.Create(CultureInfo.InvariantCulture, $"ask: {Math.Min(limitShort, limitLog) * 0.4:0.###}"),
        .. Evidence.Names.Select((name, at) => string.Create(CultureInfo.InvariantCulture, $"weight {name}: {fitted.Weights[at]:0.####}")),
    ];

    private static float[] CrossValidated(List<Judged> judged)
    {
        var probabilities = new float[judged.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Logistic.Fit([.. judged.Where(one => one.Fold != fold)]);
            for (var at = 0; at < judged.Count; at++)
            {
                if (judged[at].Fold == fold)
                    probabilities[at] = model.Probability(judged[at].Evidence);
            }
        }

        return probabilities;
    }

    /// <summary>The pair of limits that claims most right answers with at most <paramref name="falses"/> false ones.</summary>
    private static (float Short, float Log) Limits(List<Judged> judged, float[] probabilities, int falses)
    {
        var limits = Enumerable.Range(30, 70).Select(percent => percent / 100f).ToList();
        var counts = new[] { false, true }.Select(log => limits.Select(limit =>
        {
            var claimed = judged.Where((one, at) => one.Log == log && probabilities[at] >= limit).ToList();
            return (Limit: limit, Right: claimed.Count(one => one.Right), False: claimed.Count(one => one.Negative));
        }).ToList()).ToList();
        var best = (from shorts in counts[0] from logs in counts[1] where shorts.False + logs.False <= falses orderby shorts.Right + logs.Right descending, shorts.Limit + logs.Limit descending select (shorts.Limit, logs.Limit)).First();
        return best;
    }

    private static List<Judged> Judge(ImmutableArray<MatchingQuery> queries, string articles)
    {
        var judged = new List<Judged>();
        foreach (var kb in queries.Where(query => query.Kind != "id" && query.Sub != "bad-id").GroupBy(query => query.Kb))
        {
            var index = ArticleIndex.Build(ArticleFolder.Load(Path.Combine(articles, kb.Key))).Data;
            foreach (var query in kb)
            {
                Add(query, false, _ => true);
                if (!query.Expect.IsEmpty)
                    Add(query, true, article => !query.Expect.Contains(index.Articles[article].Number.Value));
            }

            void Add(MatchingQuery query, bool without, Func<int, bool> allowed)
            {
                var ranking = Ranker.Rank(PastedText.Of(query.Text), index, 10, allowed);
                if (ranking.Candidates.Count > 0 && ranking.SaysEnough)
                    judged.Add(new(query, without, ranking.IsLog, Evidence.Of(ranking, index), query.Expect.Contains(index.Articles[ranking.Candidates[0].Article].Number.Value), FoldOf(query)));
            }
        }

        return judged;
    }

    private static int FoldOf(MatchingQuery query) =>
        (int)(uint.Parse(query.Expect.FirstOrDefault()?[3..] ?? query.Id[^4..], CultureInfo.InvariantCulture) * 2654435761u >> 16) % Folds;
}
