using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Benchmarks.Matching;

/// <summary>One judged first candidate: its evidence, and whether it was right.</summary>
internal sealed record Judged(MatchingQuery Query, bool WithoutArticle, bool Log, float[] Evidence, bool Right, int Fold, bool Made)
{
    /// <summary>A query without its article is a harder negative than most people ask, and there are many: they weigh less.</summary>
    public float Weight => (WithoutArticle ? 0.3f : 1) * (Made ? MadeWeight : 1);

    public static float MadeWeight { get; set; } = 0.3f;

    public bool Negative => Query.Expect.IsEmpty;
}

/// <summary>
/// <c>calibrate --articles DIR [--queries FILE] [--write FILE]</c>: fits the weights of <see cref="Decision"/> on queries made from the articles
/// (<see cref="MadeQueries"/>), and on those of a file where one is named. Every query is asked twice, the second time with its own article taken out,
/// so that the model sees what "close, but not in the base" looks like.
/// The limits are chosen on probabilities from five folds by article: no query is judged by weights that its article helped to fit.
/// </summary>
internal static class CalibrateCommand
{
    private const int Folds = 5;
    private const double MostFalse = 0.027;

    public static int Run(Arguments arguments)
    {
        var given = arguments.Find("queries") is { } file ? MatchingCommand.Read(file) : [];
        Judged.MadeWeight = float.Parse(arguments.Find("made") ?? "0.3", CultureInfo.InvariantCulture);
        var judged = Judge(given, arguments["articles"]);
        var fit = arguments.Find("fit") ?? "both";
        var training = judged.Where(one => fit == "both" || one.Made == (fit == "made")).ToList();
        var probabilities = CrossValidated(judged, training);
        var (limitShort, limitLog) = Limits(training, [.. training.Select(one => probabilities[one])]);
        foreach (var made in new[] { true, false })
            Print(judged.Where(one => one.Made == made).ToList(), probabilities, limitShort, limitLog, made ? "made" : "given");
        foreach (var log in new[] { false, true })
        {
            foreach (var limit in new[] { .5, .6, .65, .7, .75, .8, .85, .9, .95 })
            {
                var rows = judged.Where(one => !one.Made && one.Log == log).ToList();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  given {(log ? "log" : "short")} {limit:0.00}: right {rows.Count(one => one.Right && probabilities[one] >= limit)}/{rows.Count(one => !one.Negative && !one.WithoutArticle)} wrong {rows.Count(one => !one.Right && !one.Negative && !one.WithoutArticle && probabilities[one] >= limit)} negatives {rows.Count(one => one.Negative && probabilities[one] >= limit)}/{rows.Count(one => one.Negative)} without {rows.Count(one => one.WithoutArticle && probabilities[one] >= limit)} | {string.Join(' ', rows.Where(one => one.Negative && probabilities[one] >= limit).Select(one => one.Query.Id[^4..] + one.Query.Sub))}"));
            }
        }

        if (arguments.Find("falses") is not null)
        {
            foreach (var one in judged.Where(one => !one.Right && probabilities[one] >= (one.Log ? limitLog : limitShort)).OrderByDescending(one => probabilities[one]).Take(60))
                Console.WriteLine($"  false: {one.Query.Id} {(one.WithoutArticle ? "without" : "")} {probabilities[one]:0.00} {one.Query.Text[..Math.Min(100, one.Query.Text.Length)].Replace('\n', '|')}");
        }

        var lines = File(Logistic.Fit(training), limitShort, limitLog, training);
        if (arguments.Find("write") is { } to)
            System.IO.File.WriteAllLines(to, lines);
        return 0;
    }

    private static void Print(List<Judged> judged, Dictionary<Judged, float> probabilities, float limitShort, float limitLog, string name)
    {
        bool Claimed(Judged one) => probabilities[one] >= (one.Log ? limitLog : limitShort);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: limits {limitShort:0.00} {limitLog:0.00}; kind, asked, first is right, right and claimed, claimed although the article was taken out"));
        foreach (var kind in judged.Where(one => !one.Negative).GroupBy(one => one.Query.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var (with, without) = (kind.Where(one => !one.WithoutArticle).ToList(), kind.Where(one => one.WithoutArticle).ToList());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key,-16}{with.Count,6}{with.Count(one => one.Right) / (double)with.Count,8:0.000}{with.Count(one => one.Right && Claimed(one)) / (double)with.Count,8:0.000}{without.Count(Claimed) / (double)Math.Max(1, without.Count),8:0.000}"));
        }

        var negatives = judged.Where(one => one.Negative).ToList();
        var (all, out_) = (judged.Where(one => !one.Negative && !one.WithoutArticle).ToList(), judged.Where(one => one.WithoutArticle).ToList());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"all",-16}{all.Count,6}{all.Count(one => one.Right) / (double)Math.Max(1, all.Count),8:0.000}{all.Count(one => one.Right && Claimed(one)) / (double)Math.Max(1, all.Count),8:0.000}{out_.Count(Claimed) / (double)Math.Max(1, out_.Count),8:0.000}; false on negatives {negatives.Count(Claimed)}/{negatives.Count}"));
    }

    private static List<string> File(Decision fitted, float limitShort, float limitLog, List<Judged> training) =>
    [
        "# How sure is sure enough. Written by: dotnet run --project tests/SupportBot.Benchmarks -- calibrate --articles DIR --write FILE",
        string.Create(CultureInfo.InvariantCulture, $"# Fitted on {training.Count(one => one is { Negative: false, WithoutArticle: false })} queries with an article, the same with their article taken out, and {training.Count(one => one.Negative)} without one; limits from {Folds} folds by article."),
        string.Create(CultureInfo.InvariantCulture, $"answer short: {limitShort:0.###}"),
        string.Create(CultureInfo.InvariantCulture, $"answer log: {limitLog:0.###}"),
        string.Create(CultureInfo.InvariantCulture, $"ask: {Math.Min(limitShort, limitLog) * 0.4:0.###}"),
        .. Evidence.Names.Select((name, at) => string.Create(CultureInfo.InvariantCulture, $"weight {name}: {fitted.Weights[at]:0.####}")),
    ];

    private static Dictionary<Judged, float> CrossValidated(List<Judged> judged, List<Judged> training)
    {
        var probabilities = new Dictionary<Judged, float>(ReferenceEqualityComparer.Instance);
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Logistic.Fit([.. training.Where(one => one.Fold != fold)]);
            foreach (var one in judged.Where(one => one.Fold == fold))
                probabilities[one] = model.Probability(one.Evidence);
        }

        return probabilities;
    }

    /// <summary>
    /// The pair of limits that claims most right answers while the weighted share of false claims (negatives, and a tenth of those whose article was
    /// taken out) stays below the share allowed.
    /// </summary>
    private static (float Short, float Log) Limits(List<Judged> judged, List<float> probabilities)
    {
        var negatives = judged.Where(one => one.Negative || one.WithoutArticle).Sum(Share);
        var limits = Enumerable.Range(20, 80).Select(percent => percent / 100f).ToList();
        var counts = new[] { false, true }.Select(log => limits.Select(limit =>
        {
            var claimed = judged.Where((one, at) => one.Log == log && probabilities[at] >= limit).ToList();
            return (Limit: limit, Right: claimed.Where(one => one.Right).Sum(one => one.Weight), False: claimed.Where(one => one.Negative || one.WithoutArticle).Sum(Share));
        }).ToList()).ToList();
        return (from shorts in counts[0]
                from logs in counts[1]
                where shorts.False + logs.False <= negatives * MostFalse
                orderby shorts.Right + logs.Right descending, shorts.Limit + logs.Limit descending
                select (shorts.Limit, logs.Limit)).First();

        static double Share(Judged one) => one.Weight * (one.WithoutArticle ? 0.3 : 1);
    }

    private static List<Judged> Judge(ImmutableArray<MatchingQuery> given, string articles)
    {
        var judged = new List<Judged>();
        var folders = Directory.GetDirectories(articles).Order(StringComparer.Ordinal).ToDictionary(folder => Path.GetFileName(folder), folder => ArticleFolder.Load(folder));
        var editions = folders.SelectMany(folder => folder.Value.SelectMany(article => article.Editions.Values)).GroupBy(edition => edition.Number.Value).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var (kb, loaded) in folders)
        {
            var index = ArticleIndex.Build(loaded).Data;
            var others = editions.ToDictionary(pair => pair.Key, pair => pair.Value.Where(edition => edition.Language != kb).ToArray());
            var maker = new MadeQueries(7);
            var made = maker.Of(kb, loaded, others).ToList();
            var share = kb == "en" ? 3 : 12;
            made = [.. made.Where((_, at) => at % share == 0), .. maker.Unanswerable(kb)];
            foreach (var query in made.Concat(given.Where(query => query.Kb == kb && query.Kind != "id" && query.Sub != "bad-id")))
            {
                Add(query, false, _ => true);
                if (!query.Expect.IsEmpty)
                    Add(query, true, article => !IsAcceptable(query, article));
            }

            void Add(MatchingQuery query, bool without, Func<int, bool> allowed)
            {
                var ranking = Ranker.Rank(PastedText.Of(query.Text), index, 10, allowed);
                var evidence = ranking.Candidates.Count > 0 && ranking.SaysEnough ? Evidence.Of(ranking, index) : new float[Evidence.Names.Length];
                var first = ranking.Candidates.FirstOrDefault();
                judged.Add(new(query, without, ranking.IsLog, evidence, !without && first is not null && IsAcceptable(query, first.Article), FoldOf(query), query.Id.StartsWith("made-", StringComparison.Ordinal)));
            }

            // a near-duplicate is as good; that the file does not name it is no mistake of the index
            bool IsAcceptable(MatchingQuery query, int article) => query.Expect.Contains(index.Articles[article].Number.Value)
                || (!query.Expect.IsEmpty && query.Id.StartsWith("made-", StringComparison.Ordinal) && index.Twins.Are(article, index.PlaceOf(ArticleNumber.Parse(query.Expect[0], CultureInfo.InvariantCulture))));
        }

        return judged;
    }

    private static int FoldOf(MatchingQuery query) =>
        (int)(uint.Parse(query.Expect.FirstOrDefault()?[3..] ?? query.Id[^4..], CultureInfo.InvariantCulture) * 2654435761u >> 16) % Folds;
}
