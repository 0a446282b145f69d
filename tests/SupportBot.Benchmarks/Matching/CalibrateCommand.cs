using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Benchmarks.Matching;

/// <summary>One judged first candidate: its evidence, and whether it was right.</summary>
internal sealed record Judged(MatchingQuery Query, bool WithoutArticle, float[] Evidence, bool Right, int Fold)
{
    /// <summary>A query without its article is a harder negative than most people ask, and there are many: they weigh less.</summary>
    public float Weight => WithoutArticle ? 0.3f : 1;
}

/// <summary>
/// <c>calibrate --articles DIR --queries FILE [--write FILE]</c>: fits the weights of <see cref="Decision"/>. Every query is asked twice, the second time
/// with its own article taken out, so that the model sees what "close, but not in the base" looks like.
/// Probabilities for choosing the threshold come from five folds by article: no query is judged by weights that its article helped to fit.
/// </summary>
internal static class CalibrateCommand
{
    private const int Folds = 5;

    public static int Run(Arguments arguments)
    {
        var judged = Judge(arguments);
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

        var positives = judged.Count(one => !one.WithoutArticle && !one.Query.Expect.IsEmpty);
        var negatives = judged.Count(one => one.Query.Expect.IsEmpty);
        Console.WriteLine("cross-validated: threshold, right of positives by kind, false of negatives, false of taken-out");
        var chosen = 1f;
        foreach (var threshold in Enumerable.Range(1, 99).Select(percent => percent / 100f))
        {
            var rows = judged.Select((one, at) => (one, claimed: probabilities[at] >= threshold)).ToList();
            var falses = rows.Count(row => row.claimed && row.one.Query.Expect.IsEmpty) / (double)negatives;
            var taken = rows.Count(row => row.claimed && row.one.WithoutArticle) / (double)positives;
            if (falses <= 0.015 && chosen > threshold)
                chosen = threshold;
            if ((int)(threshold * 100) % 5 == 0 || chosen == threshold)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold:0.00} {rows.Count(row => row.claimed && row.one.Right) / (double)positives:0.000} false {falses:0.000} taken-out {taken:0.000} ")
                    + string.Join(' ', rows.Where(row => !row.one.Query.Expect.IsEmpty && !row.one.WithoutArticle).GroupBy(row => row.one.Query.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Count(row => row.claimed && row.one.Right) / (double)g.Count():0.000}"))));
            }
        }

        foreach (var (one, probability) in judged.Zip(probabilities).Where(pair => pair.First.Query.Expect.IsEmpty && pair.Second >= chosen * 0.7).OrderByDescending(pair => pair.Second))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {probability:0.000} {one.Query.Id} {one.Query.Sub} {one.Query.Text[..Math.Min(100, one.Query.Text.Length)].ReplaceLineEndings("⏎")}"));
        var whole = Logistic.Fit(judged);
        var lines = new List<string>
        {
            "# How sure is sure enough. Written by: dotnet run --project tests/SupportBot.Benchmarks -- calibrate --articles DIR --queries FILE --write FILE",
            string.Create(CultureInfo.InvariantCulture, $"# Fitted on {positives} queries with an article, the same with their article taken out, and {negatives} without one; threshold from {Folds} folds by article."),
            string.Create(CultureInfo.InvariantCulture, $"answer: {chosen:0.###}"),
            string.Create(CultureInfo.InvariantCulture, $"ask: {chosen * 0.4:0.###}"),
        };
        lines.AddRange(Evidence.Names.Select((name, at) => string.Create(CultureInfo.InvariantCulture, $"weight {name}: {whole.Weights[at]:0.####}")));
        lines.ForEach(Console.WriteLine);
        if (arguments.Find("dump") is { } dump)
            File.WriteAllLines(dump, judged.Select((one, at) => string.Join('\t', [one.Query.Id, one.Query.Kind, one.Query.Sub ?? "", one.WithoutArticle ? "taken" : one.Query.Expect.IsEmpty ? "neg" : "pos", one.Right ? "1" : "0", probabilities[at].ToString(CultureInfo.InvariantCulture), .. one.Evidence.Select(e => e.ToString("0.000", CultureInfo.InvariantCulture)), one.Query.Text[..Math.Min(90, one.Query.Text.Length)].ReplaceLineEndings("⏎").Replace('\t', ' ')])).Prepend(string.Join('\t', ["id", "kind", "sub", "what", "right", "p", .. Evidence.Names, "text"])));
        if (arguments.Find("write") is { } file)
            File.WriteAllLines(file, lines);
        return 0;
    }

    private static List<Judged> Judge(Arguments arguments)
    {
        var judged = new List<Judged>();
        foreach (var kb in MatchingCommand.Read(arguments["queries"]).Where(query => query.Kind != "id" && query.Sub != "bad-id").GroupBy(query => query.Kb))
        {
            var index = ArticleIndex.Build(ArticleFolder.Load(Path.Combine(arguments["articles"], kb.Key))).Data;
            foreach (var query in kb)
            {
                var fold = (int)(uint.Parse(query.Expect.FirstOrDefault()?[3..] ?? query.Id[^4..], CultureInfo.InvariantCulture) * 2654435761u >> 16) % Folds;
                Add(query, false, _ => true, fold);
                if (!query.Expect.IsEmpty)
                    Add(query, true, article => !query.Expect.Contains(index.Articles[article].Number.Value), fold);
            }

            void Add(MatchingQuery query, bool without, Func<int, bool> allowed, int fold)
            {
                var ranking = Ranker.Rank(PastedText.Of(query.Text), index, 10, allowed);
                if (ranking.Candidates.Count > 0 && ranking.Query.Sum(word => word.Bits) >= Matcher.LeastAsked)
                    judged.Add(new(query, without, Evidence.Of(ranking, index), query.Expect.Contains(index.Articles[ranking.Candidates[0].Article].Number.Value), fold));
            }
        }

        return judged;
    }
}
