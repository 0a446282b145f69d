using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Benchmarks.Matching;

/// <summary>One line of a queries file.</summary>
internal sealed record MatchingQuery(string Id, string Text, string Lang, ImmutableArray<string> Expect, string Kind, string Kb, string? Locale, string? Sub);

/// <summary>What the index said to a query.</summary>
internal sealed record MatchingOutcome(MatchingQuery Query, MatchResult Result, double Milliseconds, long Bytes)
{
    public bool Confident => Result.Decision == MatchDecision.Answer;

    /// <summary>0-based rank of the first acceptable article among five, or null.</summary>
    public int? Rank => Result.Matches.Take(5).Select((match, rank) => (match, rank)).Where(pair => Query.Expect.Contains(pair.match.Article.Number.Value)).Select(pair => (int?)pair.rank).FirstOrDefault();
}

/// <summary>
/// <c>matching --articles DIR --queries FILE [--together] [--failures FILE]</c>: ranks every query and prints a table per kind; each query is put to the base of
/// the language that it names, with <c>--together</c> to one base of all languages.
/// </summary>
internal static class MatchingCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static int Run(Arguments arguments)
    {
        var queries = Read(arguments["queries"]);
        var outcomes = new List<MatchingOutcome>();
        var together = arguments.Has("together");
        foreach (var kb in queries.GroupBy(query => together ? "all" : query.Kb))
        {
            var watch = Stopwatch.StartNew();
            var articles = ArticleFolder.Load(together ? Directory.GetDirectories(arguments["articles"]).Order(StringComparer.Ordinal) : [Path.Combine(arguments["articles"], kb.Key)]);
            var loaded = watch.Elapsed.TotalSeconds;
            var index = ArticleIndex.Build(articles);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kb.Key}: {articles.Length} articles, read in {loaded:0.00} s, indexed in {watch.Elapsed.TotalSeconds - loaded:0.00} s"));
            foreach (var query in kb)
                index.Match(PastedText.Of(query.Text), query.Locale);
            outcomes.AddRange(kb.Select(query => Ask(index, query)));
        }

        Print(outcomes);
        if (arguments.Find("failures") is { } file)
            File.WriteAllLines(file, outcomes.Where(o => o.Query.Expect.IsEmpty ? o.Confident : !o.Confident || o.Rank != 0).Select(Failure));
        return 0;
    }

    public static ImmutableArray<MatchingQuery> Read(string file) => [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<MatchingQuery>(line, Web)!)];

    private static string Failure(MatchingOutcome o) => string.Create(CultureInfo.InvariantCulture, $"{o.Query.Id} {o.Query.Kb} [{string.Join(',', o.Query.Expect)}] rank {o.Rank} {o.Result.Decision} got {string.Join(' ', o.Result.Matches.Take(3).Select(m => $"{m.Article.Number}:{m.Score:0.00}"))} | {o.Query.Text[..Math.Min(160, o.Query.Text.Length)].Replace('\n', '⏎')} | {o.Result.Matches.FirstOrDefault()?.Article.In("en").Title}");

    private static MatchingOutcome Ask(ArticleIndex index, MatchingQuery query)
    {
        var paste = PastedText.Of(query.Text);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.GetTimestamp();
        var result = index.Match(paste, query.Locale);
        return new(query, result, Stopwatch.GetElapsedTime(watch).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static void Print(List<MatchingOutcome> outcomes)
    {
        Console.WriteLine($"{"kind",-20}{"n",5}{"top1",8}{"MRR@5",8}{"R@5",8}{"answered",10}{"right",8}{"p50 ms",9}{"p99 ms",9}{"KB/query",10}");
        var answerable = outcomes.Where(o => !o.Query.Expect.IsEmpty).ToList();
        foreach (var kind in answerable.GroupBy(o => o.Query.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Line(kind.Key, [.. kind]);
            foreach (var sub in kind.GroupBy(o => $"{o.Query.Lang}>{o.Query.Kb}").OrderBy(g => g.Key, StringComparer.Ordinal))
                Line("  " + sub.Key, [.. sub]);
        }

        if (answerable.Count > 0)
            Line("all", answerable);
        var negatives = outcomes.Where(o => o.Query.Expect.IsEmpty).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"false answers {negatives.Count(o => o.Confident)}/{negatives.Count} = {negatives.Count(o => o.Confident) / Math.Max(1.0, negatives.Count):0.000}: ")
            + string.Join(", ", negatives.GroupBy(o => o.Query.Sub).Select(g => $"{g.Key} {g.Count(o => o.Confident)}/{g.Count()}")));
    }

    private static void Line(string name, List<MatchingOutcome> of)
    {
        double n = of.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20}{of.Count,5}{of.Count(o => o.Rank == 0) / n,8:0.000}{of.Sum(o => o.Rank is { } r ? 1.0 / (r + 1) : 0) / n,8:0.000}{of.Count(o => o.Rank is not null) / n,8:0.000}{of.Count(o => o.Confident) / n,10:0.000}{of.Count(o => o.Confident && o.Rank == 0) / n,8:0.000}{At(of, .5),9:0.00}{At(of, .99),9:0.00}{of.Average(o => o.Bytes) / 1024,10:0}"));
    }

    private static double At(List<MatchingOutcome> of, double share)
    {
        var sorted = of.Select(o => o.Milliseconds).Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
