using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks;

/// <summary>
/// <c>lookup --articles DIR,DIR --queries FILE [--port 45191]</c>: how long <c>GET /api/articles?q=</c> takes over HTTP, for whole questions and for what stands in
/// the box while they are typed; and how often a whole question finds its article. The bot is a process of its own.
/// </summary>
internal static class LookUpRun
{
    private const int Top = 10;
    private const int Longest = 120;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var port = arguments.Find("port") ?? "45191";
        var folders = arguments["articles"].Split(',').Select(Path.GetFullPath).Index().SelectMany(folder => new[] { string.Create(CultureInfo.InvariantCulture, $"--Articles:Folders:{folder.Index}"), folder.Item });
        var asked = (await File.ReadAllLinesAsync(arguments["queries"])).Select(line => JsonNode.Parse(line)!).Select(Asked.Of).Where(query => query.Expect.Count > 0 && query.Text.Length <= Longest && !query.Text.Contains('\n', StringComparison.Ordinal)).ToList();
        var dll = Path.Combine(AppContext.BaseDirectory, "SupportBot.dll");
        using var bot = Process.Start(new ProcessStartInfo("dotnet", [dll, "--urls", $"http://127.0.0.1:{port}", "--Storage:Path", ":memory:", "--Articles:Starter", "false", "--Articles:Cache", "", "--Logging:LogLevel:Default", "Warning", .. folders]) { WorkingDirectory = AppContext.BaseDirectory })!;
        try
        {
            using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            while (!await FloodRun.IsReadyAsync(http))
                await Task.Delay(100);
            await MeasureAsync(http, asked.Select(query => query.Text)); // warm
            Tell("whole", await MeasureAsync(http, asked.Select(query => query.Text)));
            Tell("typed", await MeasureAsync(http, asked.SelectMany(query => Typed(query.Text))));
            await TellFoundAsync(http, asked);
            return 0;
        }
        finally
        {
            bot.Kill();
            await bot.WaitForExitAsync();
        }
    }

    private static async Task<List<double>> MeasureAsync(HttpClient http, IEnumerable<string> texts)
    {
        var waits = new List<double>();
        foreach (var text in texts)
        {
            var started = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync(Address(text));
            waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return waits;
    }

    private static async Task TellFoundAsync(HttpClient http, List<Asked> asked)
    {
        foreach (var kind in asked.GroupBy(query => query.Kind))
        {
            var (first, among, hits) = (0, 0, 0);
            foreach (var query in kind)
            {
                var found = (await http.GetFromJsonAsync<JsonNode>(Address(query.Text)))!["articles"]!.AsArray().Select(hit => (string)hit!["article"]!).ToList();
                hits += found.Count;
                first += found is [var best, ..] && query.Expect.Contains(best) ? 1 : 0;
                among += found.Exists(query.Expect.Contains) ? 1 : 0;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-15} {kind.Count(),4} questions: first {100.0 * first / kind.Count():0.0} %, among {Top} {100.0 * among / kind.Count():0.0} %, {(double)hits / kind.Count():0.0} listed"));
        }
    }

    /// <summary>What stands in the box each third letter.</summary>
    private static IEnumerable<string> Typed(string text) => Enumerable.Range(1, text.Length / 3).Select(third => text[..(third * 3)]).Where(text => text.Length > 0 && !char.IsHighSurrogate(text[^1]));

    private static Uri Address(string text) => new(string.Create(CultureInfo.InvariantCulture, $"/api/articles?top={Top}&q={Uri.EscapeDataString(text)}"), UriKind.Relative);

    private static void Tell(string what, List<double> waits)
    {
        waits.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-6} {waits.Count,6} look-ups: p50 {waits[waits.Count / 2]:0.0} ms, p95 {waits[waits.Count * 95 / 100]:0.0} ms, p99 {waits[waits.Count * 99 / 100]:0.0} ms, longest {waits[^1]:0.0} ms"));
    }

    private sealed record Asked(string Kind, string Text, HashSet<string> Expect)
    {
        public static Asked Of(JsonNode line) => new((string)line["kind"]!, (string)line["text"]!, [.. line["expect"]!.AsArray().Select(number => (string)number!)]);
    }
}
