using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Articles;

namespace SupportBot.Benchmarks;

/// <summary>Measures loading of articles: <c>articles --folder DIR</c>, where DIR holds a folder per language; with <c>--count</c> of as many as that, made of the first.</summary>
internal static class ArticlesRun
{
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = ValueOf(args, "--folder") ?? throw new ArgumentException("--folder DIR is missing");
        var languages = (ValueOf(args, "--sub") ?? string.Join(',', Directory.GetDirectories(folder).Select(Path.GetFileName).Order())).Split(',');
        var scratch = Directory.CreateTempSubdirectory("supportbot-articles");
        try
        {
            Console.WriteLine("| bases | articles | editions | cold ms (CPU ms) | cached ms (CPU ms) | managed KB/article | KB/edition |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            foreach (var bases in args.Contains("--count") ? [] : Growing(languages))
                await LoadAsync([.. bases.Select(language => Path.Combine(folder, language))], string.Join('+', bases), Path.Combine(scratch.FullName, "cache-" + bases.Length));
            if (int.TryParse(ValueOf(args, "--count"), CultureInfo.InvariantCulture, out var count))
            {
                await LoadAsync([Renumbered(Path.Combine(folder, languages[0]), count, scratch.FullName)], $"{languages[0]}, renumbered", Path.Combine(scratch.FullName, "cache-many"));
                return 0;
            }

            await ReloadAsync(Path.Combine(folder, languages[0]), scratch.FullName);
            await LintAsync([.. languages.Select(language => Path.Combine(folder, language))]);
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static IEnumerable<string[]> Growing(string[] languages) =>
        new[] { 1, 2, languages.Length }.Where(count => count <= languages.Length).Distinct().Select(count => languages[..count]);

    /// <summary>A folder of so many files: those of another, over and over, each time under new numbers.</summary>
    private static string Renumbered(string folder, int count, string scratch)
    {
        var many = Directory.CreateDirectory(Path.Combine(scratch, "many", Path.GetFileName(folder))).FullName;
        var texts = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(file => (Old: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file))).ToList();
        for (var at = 0; at < count; at++)
        {
            var (old, text) = texts[at % texts.Count];
            var number = string.Create(CultureInfo.InvariantCulture, $"KA-{100_000 + at}");
            File.WriteAllText(Path.Combine(many, number + ".md"), text.Replace(old, number, StringComparison.Ordinal));
        }

        return many;
    }

    private static async Task LoadAsync(string[] folders, string name, string cache)
    {
        var cold = await TimedAsync(folders, cache);
        var cached = await TimedAsync(folders, cache);

        // what the articles hold is what goes with them: word lists and code that are loaded once stay out
        var (articles, editions, full) = await HeldAsync(folders, cache);
        await Task.Yield();
        var bytes = full - GC.GetTotalMemory(forceFullCollection: true);
        Line($"| {name} | {articles} | {editions} | {cold.Wall:0} ({cold.Cpu:0}) | {cached.Wall:0} ({cached.Cpu:0}) | {bytes / 1024.0 / articles:0.0} | {bytes / 1024.0 / editions:0.0} |");
    }

    private static async Task<(double Wall, double Cpu)> TimedAsync(string[] folders, string cache)
    {
        var (wall, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var library = Library(folders, cache);
        var loading = library.ReloadAsync();
        await library.Ready;
        var time = (wall.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        await loading;
        return time;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(int Articles, int Editions, long Bytes)> HeldAsync(string[] folders, string cache)
    {
        using var library = Library(folders, cache);
        await library.ReloadAsync();
        return (library.Current.Count, library.Current.Folders.Sum(source => source.Editions), GC.GetTotalMemory(forceFullCollection: true));
    }

    private static async Task ReloadAsync(string folder, string scratch)
    {
        var copy = Directory.CreateDirectory(Path.Combine(scratch, "copy", Path.GetFileName(folder))).FullName;
        foreach (var file in Directory.GetFiles(folder, "*.md"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        using var library = Library([copy], "");
        await library.ReloadAsync();
        var times = new List<double>();
        foreach (var file in Directory.GetFiles(copy).Take(7))
        {
            await File.AppendAllTextAsync(file, "\nOne more line.\n");
            var clock = Stopwatch.StartNew();
            await library.ReloadAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        var (rendering, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var length = library.Current.Index.Articles.SelectMany(article => article.Editions.Values).SelectMany(edition => edition.Sections).Sum(section => (long)section.Html.Length);
        Line($"all sections rendered and sanitised: {rendering.ElapsedMilliseconds} ms (CPU {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:0} ms), {length / 1024} K characters");
        times.Sort();
        Line($"one changed file among {library.Current.Count}: swapped after {times[times.Count / 2]:0} ms (median of {times.Count}, without the wait for quiet)");
    }

    private static async Task LintAsync(string[] folders)
    {
        using var output = new StringWriter();
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var code = await ArticlesCommand.RunAsync(["articles", "check", .. folders, "--format", "json"], output);
        clock.Stop();
        var report = JsonNode.Parse(output.ToString())!;
        Line($"linter: {report["files"]} files in {clock.ElapsedMilliseconds} ms (CPU {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:0} ms), exit code {code}");
        foreach (var rule in report["problems"]!.AsArray().GroupBy(problem => $"{problem!["severity"]} {problem["rule"]}").OrderByDescending(group => group.Count()))
            Line($"  {rule.Count(),6}  {rule.Key}");
    }

    private static ArticleLibrary Library(string[] folders, string cache)
    {
        var options = new ArticleOptions { Starter = false, Cache = cache, Watch = false };
        foreach (var folder in folders)
            options.Folders.Add(folder);
        return new(Options.Create(options), TimeProvider.System, NullLogger<ArticleLibrary>.Instance);
    }

    private static string? ValueOf(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
