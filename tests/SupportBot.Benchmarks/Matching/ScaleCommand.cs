using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Benchmarks.Matching;

/// <summary>
/// <c>scale --articles DIR [--count 100000] [--rounds 200] [--warm 5] [--lucene]</c>: time of building, memory, and time of a line, 200 lines and 200 KB. More articles
/// than DIR holds are made by recombining sections, with identifiers and numbers renamed; the same for the same count. Each size is asked for some seconds before the
/// clock counts: until then the runtime is still compiling what is measured, on the same core.
/// </summary>
internal static partial class ScaleCommand
{
    public static int Run(Arguments arguments)
    {
        var articles = ArticleFolder.Load(arguments["articles"]);
        var count = int.Parse(arguments.Find("count") ?? articles.Length.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var rounds = int.Parse(arguments.Find("rounds") ?? "200", CultureInfo.InvariantCulture);
        var warm = TimeSpan.FromSeconds(arguments.Number("warm", 5));
        var all = count <= articles.Length ? articles : Grown(articles, count);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var index = ArticleIndex.Build(all);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Length} articles indexed in {watch.Elapsed.TotalSeconds:0.00} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:0} MB, process {Process.GetCurrentProcess().WorkingSet64 / 1048576.0:0} MB"));
        var errors = articles.SelectMany(article => article.Editions.Values.First().ErrorTexts).SelectMany(text => text.Split('\n')).Where(line => line.Length > 20).ToList();
        ImmutableArray<string> oneLine = [.. Enumerable.Range(0, rounds).Select(at => errors[at * 7919 % errors.Count])];
        Measure("one line", oneLine, warm, text => index.Match(PastedText.Of(text)));
        if (arguments.Has("lucene"))
        {
            using var lucene = new LuceneBase(all);
            Measure("Lucene", oneLine, warm, text => lucene.First(text));
        }

        Measure("200 lines", [.. Enumerable.Range(0, rounds).Select(at => Log(errors, at, 200, int.MaxValue))], warm, text => index.Match(PastedText.Of(text)));
        Measure("200 KB", [.. Enumerable.Range(0, Math.Max(1, rounds / 4)).Select(at => Log(errors, at, int.MaxValue, 200 * 1024))], warm, text => index.Match(PastedText.Of(text)));
        return 0;
    }

    /// <summary>
    /// Every text several times to warm up, then once with the clock. The quickest of all rounds of each text, on the average, is what it costs when nothing else
    /// happens on the machine.
    /// </summary>
    private static void Measure(string name, ImmutableArray<string> texts, TimeSpan warm, Action<string> ask)
    {
        var quickest = Enumerable.Repeat(double.MaxValue, texts.Length).ToArray();
        List<double> Round() => [.. texts.Select((text, at) =>
        {
            var started = Stopwatch.GetTimestamp();
            ask(text);
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            quickest[at] = Math.Min(quickest[at], took);
            return took;
        })];
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < warm;)
            Round();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var times = Round();
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / texts.Length;
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} p50 {times[times.Count / 2]:0.00} ms, p99 {times[(int)(times.Count * 0.99)]:0.00} ms, undisturbed {quickest.Average():0.00} ms, {bytes / 1024} KB allocated, CPU {cpu.TotalMilliseconds / texts.Length:0.00} ms a query"));
    }

    /// <summary>Made-up log lines, one line of an article among every forty.</summary>
    private static string Log(List<string> errors, int seed, int lines, int bytes)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < lines && text.Length < bytes; at++)
        {
            var n = (uint)((seed * 7919) + (at * 104729));
            text.Append(at % 40 == 17
                ? errors[(int)(n % errors.Count)]
                : string.Create(CultureInfo.InvariantCulture, $"2031-05-01 10:{n % 60:00}:{n % 59:00},{n % 997:000} {(n % 3 == 0 ? "INFO" : "DEBUG")} [worker-{n % 31}] com.acme.queue{n % 17}.Job{n % 13} handled batch {n} of {n % 4096} records in {n % 977} ms, host node{n % 97}"));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static ImmutableArray<Article> Grown(ImmutableArray<Article> articles, int count)
    {
        var editions = articles.Select(article => article.Editions.Values.First()).ToList();
        var grown = ImmutableArray.CreateBuilder<Article>(count);
        for (var at = 0; at < count; at++)
        {
            var (one, other, third) = (editions[at % editions.Count], editions[(int)(at * 7919L % editions.Count)], editions[(int)(at * 104729L % editions.Count)]);
            var suffix = (at / editions.Count).ToString(CultureInfo.InvariantCulture);
            string Rename(string text) => at < editions.Count ? text : Identifier().Replace(text, match => match.Value + suffix);
            var edition = new ArticleEdition
            {
                Number = ArticleNumber.Parse("SC-" + (100000 + at).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
                Language = "en",
                Title = Rename(one.Title),
                Summary = Rename(other.Summary),
                Keywords = third.Keywords,
                ErrorTexts = [.. one.ErrorTexts.Select(Rename)],
                Sections = [.. other.Sections.Select(section => section with { Text = Rename(section.Text) })],
                Source = "made",
            }.Packed();
            grown.Add(new(edition.Number, ImmutableSortedDictionary<string, ArticleEdition>.Empty.Add("en", edition)));
        }

        return grown.MoveToImmutable();
    }

    /// <summary>Names with a capital inside, codes and numbers.</summary>
    [GeneratedRegex(@"\b[A-Za-z]+[a-z][A-Z]\w*|\b[A-Z]{2,}-?[0-9]+|\b[0-9]{3,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
