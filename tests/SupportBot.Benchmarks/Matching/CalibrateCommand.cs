using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Benchmarks.Matching;

/// <summary>
/// <c>calibrate --articles DIR [--queries FILE] [--write FILE]</c>: fits the weights of <see cref="Decision"/> on queries made from the articles
/// (<see cref="MadeQueries"/>), and on those of a file where one is named, each also with its article taken out (<see cref="Judging"/>).
/// The limits are chosen on probabilities from five folds by article: no query is judged by weights that its article helped to fit.
/// <c>--rows FILE</c> keeps the evidence, <c>--from FILE</c> fits again on what was kept, which takes seconds; <c>--probabilities FILE</c> keeps what the folds and the
/// shipped numbers say of each. <c>--made, --without</c> (and <c>--made-log, --without-log</c> for lines and logs), <c>--ridge, --cost, --wrong, --false</c> change what weighs how much.
/// </summary>
internal static class CalibrateCommand
{
    // of what people write, and of what programs do
    private static (double Made, double Without) spoken = (0.15, 0.12);
    private static (double Made, double Without) logged = (0.3, 0.5);
    private static double withoutCost = 0.006;
    private static double wrongCost = 0.07;
    private static double mostFalse = 0.0155;

    public static int Run(Arguments arguments)
    {
        double Number(string name, double usual) => arguments.Find(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : usual;
        spoken = (Number("made", spoken.Made), Number("without", spoken.Without));
        logged = (Number("made-log", logged.Made), Number("without-log", logged.Without));
        (withoutCost, wrongCost, mostFalse) = (Number("cost", withoutCost), Number("wrong", wrongCost), Number("false", mostFalse));
        Logistic.Ridge = Number("ridge", Logistic.Ridge);
        var judged = arguments.Find("from") is { } kept ? Judged.Read(kept)
            : Judging.Of(arguments.Find("queries") is { } file ? MatchingCommand.Read(file) : [], arguments["articles"]);
        if (arguments.Find("rows") is { } rows)
            Judged.Write(rows, judged);
        var fit = arguments.Find("fit") ?? "both";
        var training = judged.Where(one => fit == "both" || one.Made == (fit == "made")).ToList();
        var probabilities = CrossValidated(judged, training);
        if (arguments.Find("probabilities") is { } told)
            File.WriteAllLines(told, judged.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Id}\t{one.Kind}\t{one.Sub}\t{one.WithoutArticle}\t{one.Shape}\t{one.IsEnglish}\t{one.Right}\t{probabilities[one]:0.0000}\t{Decision.Shipped.Probability(one.Signs, one.Shape, one.IsEnglish):0.0000}")));
        var limits = Limits(training, probabilities);
        foreach (var made in new[] { true, false })
            Print(judged.Where(one => one.Made == made).ToList(), probabilities, limits, made ? "made" : "given");
        TradeOff(judged.Where(one => !one.Made).ToList(), probabilities);
        if (arguments.Has("falses"))
        {
            foreach (var one in judged.Where(one => !one.Right && probabilities[one] >= limits[(int)one.Shape]).OrderByDescending(one => probabilities[one]).Take(80))
                Console.WriteLine($"  false: {one.Id} {one.Sub} {(one.WithoutArticle ? "without" : "")} {one.Shape} {probabilities[one]:0.00} {one.Text}");
        }

        if (arguments.Has("missed"))
        {
            foreach (var one in judged.Where(one => !one.Made && one.Positive && !(one.Right && probabilities[one] >= limits[(int)one.Shape])).OrderBy(one => one.Kind).ThenByDescending(one => probabilities[one]))
                Console.WriteLine($"  missed: {one.Id} {one.Shape} right {one.Right} {probabilities[one]:0.00} {one.Text}");
        }

        if (arguments.Find("write") is { } to)
            File.WriteAllLines(to, Lines(Logistic.Fit(training, WeightOf), limits, training));
        return 0;
    }

    /// <summary>
    /// A query without its article is a harder negative than most people ask, and there are many: they weigh less, least where people's own are many; so do
    /// queries that were made.
    /// </summary>
    private static double WeightOf(Judged one)
    {
        var (made, without) = one.Shape is TextShape.Words or TextShape.Prose ? spoken : logged;
        return (one.WithoutArticle ? without : 1) * (one.Made ? made : 1);
    }

    private static void Print(List<Judged> judged, Dictionary<Judged, float> probabilities, ImmutableArray<float> limits, string name)
    {
        bool Claimed(Judged one) => probabilities[one] >= limits[(int)one.Shape];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: limits {string.Join(' ', limits)}; kind, asked, first is right, right and claimed, claimed although the article was taken out"));
        foreach (var kind in judged.Where(one => !one.Negative).GroupBy(one => one.Kind).OrderBy(group => group.Key, StringComparer.Ordinal).Append(judged.Where(one => !one.Negative).GroupBy(_ => "all").First()))
        {
            var (with, without) = (kind.Where(one => !one.WithoutArticle).ToList(), kind.Where(one => one.WithoutArticle).ToList());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key,-16}{with.Count,6}{with.Count(one => one.Right) / (double)with.Count,8:0.000}{with.Count(one => one.Right && Claimed(one)) / (double)with.Count,8:0.000}{without.Count(Claimed) / (double)Math.Max(1, without.Count),8:0.000} wrong {with.Count(one => !one.Right && Claimed(one))}"));
        }

        var negatives = judged.Where(one => one.Negative).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  false on negatives {negatives.Count(Claimed)}/{negatives.Count}: ") + string.Join(", ", negatives.Where(Claimed).GroupBy(one => one.Sub).Select(group => $"{group.Key} {group.Count()}")));
    }

    /// <summary>What a limit costs and gains, for every shape of text.</summary>
    private static void TradeOff(List<Judged> given, Dictionary<Judged, float> probabilities)
    {
        foreach (var shape in Enum.GetValues<TextShape>())
        {
            var rows = given.Where(one => one.Shape == shape).ToList();
            foreach (var limit in new[] { .3, .4, .5, .55, .6, .65, .7, .75, .8, .85, .9, .95 })
            {
                var claimed = rows.Where(one => probabilities[one] >= limit).ToList();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {shape} {limit:0.00}: right {claimed.Count(one => one.Right)}/{rows.Count(one => one.Positive)} wrong {claimed.Count(one => one.Positive && !one.Right)} negatives {claimed.Count(one => one.Negative)}/{rows.Count(one => one.Negative)} without {claimed.Count(one => one.WithoutArticle)}/{rows.Count(one => one.WithoutArticle)} | {string.Join(' ', claimed.Where(one => one.Negative).Select(one => one.Id[^4..] + one.Sub).Take(12))}"));
            }
        }
    }

    private static List<string> Lines(Decision fitted, ImmutableArray<float> limits, List<Judged> training) =>
    [
        "# How sure is sure enough. Written by: dotnet run --project tests/SupportBot.Benchmarks -- calibrate --articles DIR --queries FILE --write FILE",
        string.Create(CultureInfo.InvariantCulture, $"# Fitted on {training.Count(one => one.Positive)} judgements with an article ({training.Count(one => one is { Positive: true, Made: false })} of them of given queries, on one base or several), the same with their article taken out, and {training.Count(one => one.Negative)} without one; limits from {Judging.Folds} folds by article."),
        string.Create(CultureInfo.InvariantCulture, $"# Ridge {Logistic.Ridge}; made queries weigh {spoken.Made}, those without their article {spoken.Without}, lines and logs {logged.Made} and {logged.Without}; {mostFalse * 100:0.#} % of the negatives may be claimed, each without its article costs {withoutCost}, another article than the right one {wrongCost}."),
        .. Enum.GetValues<TextShape>().Select(shape => string.Create(CultureInfo.InvariantCulture, $"answer {Decision.NameOf(shape)}: {limits[(int)shape]:0.###}")),
        string.Create(CultureInfo.InvariantCulture, $"ask: {limits.Min() * 0.4:0.###}"),
        .. Evidence.Names.Select((name, at) => (name, weight: fitted.Weights[at])).Where(pair => MathF.Abs(pair.weight) >= 0.00005f).Select(pair => string.Create(CultureInfo.InvariantCulture, $"weight {pair.name}: {pair.weight:0.####}")),
    ];

    private static Dictionary<Judged, float> CrossValidated(List<Judged> judged, List<Judged> training)
    {
        var folds = Enumerable.Range(0, Judging.Folds).AsParallel().Select(fold =>
        {
            var model = Logistic.Fit([.. training.Where(one => one.Fold != fold)], WeightOf);
            return judged.Where(one => one.Fold == fold).Select(one => (one, model.Probability(one.Signs, one.Shape, one.IsEnglish))).ToList();
        });
        return folds.SelectMany(pairs => pairs).ToDictionary(pair => pair.one, pair => pair.Item2, (IEqualityComparer<Judged>)ReferenceEqualityComparer.Instance);
    }

    /// <summary>What a false claim costs. Articles taken out stand for those that were never written, about one negative in six.</summary>
    private static double CostOf(Judged one) => one.Positive ? (one.Made ? 0 : wrongCost) : one.WithoutArticle ? withoutCost * (one.Made ? logged.Made : 1) : WeightOf(one);

    /// <summary>
    /// The limits that claim most right answers while the share of false claims among negatives stays below the one allowed. Every shape of text counts alike,
    /// however many of the queries have it. Nothing is claimed that is more likely wrong than right.
    /// </summary>
    private static ImmutableArray<float> Limits(List<Judged> judged, Dictionary<Judged, float> probabilities)
    {
        var shapes = Enum.GetValues<TextShape>();
        var room = mostFalse * shapes.Length;
        var steps = shapes.Select(shape =>
        {
            var all = judged.Where(one => one.Shape == shape).ToList();
            var (right, cost) = (all.Where(one => one.Positive).Sum(WeightOf), all.Where(one => !one.Positive).Sum(CostOf));
            return Enumerable.Range(20, 20).Select(fortieth => fortieth / 40f).Select(limit =>
            {
                var claimed = all.Where(one => probabilities[one] >= limit).ToList();
                return (Limit: limit, Right: claimed.Where(one => one.Right).Sum(WeightOf) / right, Cost: claimed.Where(one => !one.Right).Sum(CostOf) / cost);
            }).ToArray();
        }).ToArray();
        return (from words in steps[0]
                from prose in steps[1]
                where words.Cost + prose.Cost <= room
                from line in steps[2]
                where words.Cost + prose.Cost + line.Cost <= room
                from log in steps[3]
                where words.Cost + prose.Cost + line.Cost + log.Cost <= room
                orderby words.Right + prose.Right + line.Right + log.Right descending
                select (ImmutableArray<float>)[words.Limit, prose.Limit, line.Limit, log.Limit]).First();
    }
}
