using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace SupportBot.Benchmarks;

/// <summary>
/// Fifty people paste 2 MB each at the same moment, twice: how long others wait meanwhile, how much memory the bot takes, and whether the second time takes
/// more. The bot is a process of its own, with a file of its own.
/// </summary>
internal static class FloodRun
{
    private const int Pastes = 50;

    private const int PasteLength = 2_000_000;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var port = arguments.Find("port") ?? "45190";
        ThreadPool.SetMinThreads(64, 64); // fifty senders here must not keep the one who measures waiting
        var folder = Directory.CreateTempSubdirectory("supportbot-flood-");
        var dll = Path.Combine(AppContext.BaseDirectory, "SupportBot.dll");
        using var bot = Process.Start(new ProcessStartInfo("dotnet", [dll, "--urls", $"http://127.0.0.1:{port}", "--Storage:Path", Path.Combine(folder.FullName, "bot.db"), "--Logging:LogLevel:Default", "Warning"]) { WorkingDirectory = AppContext.BaseDirectory })!;
        try
        {
            using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(10) };
            using var other = new HttpClient { BaseAddress = http.BaseAddress }; // somebody else has connections of their own
            while (!await IsReadyAsync(http))
                await Task.Delay(Between);
            await OthersAsync(other, Task.Delay(TimeSpan.FromSeconds(3)), bot); // warm
            Tell("quiet", await OthersAsync(other, Task.Delay(TimeSpan.FromSeconds(5)), bot));
            for (var round = 1; round <= 2; round++)
            {
                var pastes = Pasted(round);
                var begun = Stopwatch.StartNew();
                Tell($"flood {round}", await OthersAsync(other, FloodAsync(http, pastes), bot));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Pastes} pastes of {PasteLength / 1e6:F0} MB taken, answered and shown after {begun.Elapsed.TotalSeconds:F1} s"));
            }

            Tell("afterwards", await OthersAsync(other, Task.Delay(TimeSpan.FromSeconds(5)), bot));
            return 0;
        }
        finally
        {
            bot.Kill();
            await bot.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The bodies as they go over the wire, written beforehand: it is the bot that is measured.</summary>
    private static List<(string Path, byte[] Body)> Pasted(int round) =>
    [
        .. Enumerable.Range(0, Pastes).Select(at =>
        {
            var text = string.Concat(Enumerable.Range(0, PasteLength / 100).Select(line => string.Create(CultureInfo.InvariantCulture, $"2026-11-25T10:{line % 60:D2}:01Z INFO [http-{line % 16}] OrderService - order {4_711_000 + line + at} accepted in {line % 97} ms from 10.1.{line % 250}.7\n")));
            return ($"/web/threads/flood-{round}-{at}/messages", JsonSerializer.SerializeToUtf8Bytes(new { id = $"m{round}-{at}", person = new { id = $"p{at}", name = $"P{at}" }, text }));
        }),
    ];

    private static async Task FloodAsync(HttpClient http, List<(string Path, byte[] Body)> pastes)
    {
        await Task.WhenAll(pastes.Select(async paste =>
        {
            using var body = new ByteArrayContent(paste.Body) { Headers = { ContentType = new("application/json") } };
            using var response = await http.PostAsync(paste.Path, body);
            response.EnsureSuccessStatusCode();
        }));
        while (await PendingAsync(http) > 0)
            await Task.Delay(Between);
    }

    /// <summary>What somebody else sees who asks something short all the while.</summary>
    private static async Task<(List<double> Milliseconds, long PeakBytes)> OthersAsync(HttpClient http, Task until, Process bot)
    {
        var (waits, peak) = (new List<double>(), 0L);
        while (!until.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            using (var response = await http.PostAsJsonAsync("/api/articles/match", new { text = "ERROR invalid_grant: JWT has expired" }))
                response.EnsureSuccessStatusCode();
            waits.Add(watch.Elapsed.TotalMilliseconds);
            bot.Refresh();
            peak = Math.Max(peak, bot.WorkingSet64);
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        await until;
        return (waits, peak);
    }

    private static void Tell(string what, (List<double> Milliseconds, long PeakBytes) seen)
    {
        var sorted = seen.Milliseconds.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-11} others wait p50 {sorted[sorted.Count / 2]:F0} ms, p99 {sorted[sorted.Count * 99 / 100]:F0} ms, longest {sorted[^1]:F0} ms ({sorted.Count} calls); resident memory up to {seen.PeakBytes >> 20} MB"));
    }

    private static async Task<double> PendingAsync(HttpClient http) => (await http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n')
        .Where(line => line.StartsWith("events_pending", StringComparison.Ordinal) || line.StartsWith("outbox_pending", StringComparison.Ordinal))
        .Sum(line => double.TryParse(line.Split(' ')[1], CultureInfo.InvariantCulture, out var count) ? count : 0);

    internal static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
