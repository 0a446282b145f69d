using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Slack;

/// <summary>
/// How long Slack waits for an acknowledgement: signed mentions with a log, each in a thread of its own and delivered twice as Slack does, at a fixed
/// rate whether or not the earlier ones were acknowledged, against the bot as a process with a store on disk. Slack gives three seconds.
/// </summary>
internal static class SlackCommand
{
    private const string Log = "28.02.2017 18:39:51 - ERROR - order-gateway : status: 400 response: {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var rate = int.Parse(arguments.Find("rate") ?? "50", CultureInfo.InvariantCulture);
        var seconds = int.Parse(arguments.Find("seconds") ?? "20", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("supportbot-slack-");
        try
        {
            await using var slack = await FakeSlack.StartAsync();
            using var bot = await StartAsync(slack, folder.FullName);
            try
            {
                await MeasureAsync(slack, bot, rate, TimeSpan.FromSeconds(5), report: false); // what is compiled at first use is no part of it
                return await MeasureAsync(slack, bot, rate, TimeSpan.FromSeconds(seconds), report: true);
            }
            finally
            {
                bot.Process.Kill();
                await bot.Process.WaitForExitAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(FakeSlack slack, Bot bot, int rate, TimeSpan length, bool report)
    {
        var cpu = bot.Process.TotalProcessorTime;
        var begun = Stopwatch.GetTimestamp();
        var sending = new List<Task<(TimeSpan Waited, bool Taken)>>();
        for (var at = 0; at < rate * length.TotalSeconds; at++)
        {
            var due = TimeSpan.FromSeconds((double)at / rate) - Stopwatch.GetElapsedTime(begun);
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
            // Every other event is the twin of the one before: a mention comes as app_mention and as message.
            sending.Add(SendAsync(bot.Http, Event(slack, twin: at % 2 == 1)));
        }

        var waited = await Task.WhenAll(sending);
        var took = Stopwatch.GetElapsedTime(begun);
        bot.Process.Refresh();
        if (!report)
            return 0;
        var sorted = waited.Select(each => each.Waited.TotalMilliseconds).Order().ToArray();
        var refused = waited.Count(each => !each.Taken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sorted.Length} events in {took.TotalSeconds:F1} s, {refused} not acknowledged with 200"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"acknowledged after: p50 {At(sorted, 0.5):F1} ms, p95 {At(sorted, 0.95):F1} ms, p99 {At(sorted, 0.99):F1} ms, longest {sorted[^1]:F1} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CPU of the bot: {(bot.Process.TotalProcessorTime - cpu).TotalSeconds:F1} s, with matching and answering"));
        return refused == 0 ? 0 : 1;
    }

    private static double At(double[] sorted, double part) => sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];

    private static JsonObject _message = [];

    private static string Event(FakeSlack slack, bool twin)
    {
        if (!twin)
            _message = slack.Keep("C0INCIDENT", new() { ["user"] = "U0MINJI", ["text"] = $"<@{FakeSlack.BotUser}> {Log}" });
        var happened = _message.DeepClone().AsObject();
        happened["type"] = twin ? "message" : "app_mention";
        happened["channel_type"] = "channel";
        return new JsonObject
        {
            ["type"] = "event_callback", ["team_id"] = FakeSlack.Team, ["api_app_id"] = FakeSlack.App, ["event_id"] = slack.Name("Ev"), ["event_time"] = 1, ["event"] = happened,
        }.ToJsonString();
    }

    private static async Task<(TimeSpan, bool)> SendAsync(HttpClient http, string body)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("slack/events", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(FakeSlack.SigningSecret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"))));
        var begun = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request);
        return (Stopwatch.GetElapsedTime(begun), response.IsSuccessStatusCode);
    }

    private static async Task<Bot> StartAsync(FakeSlack slack, string folder)
    {
        var port = 45_000 + RandomNumberGenerator.GetInt32(100);
        string[] settings = [$"--urls=http://127.0.0.1:{port}", $"--Storage:Path={Path.Combine(folder, "bot.db")}", $"--Slack:BotToken={FakeSlack.BotToken}", $"--Slack:SigningSecret={FakeSlack.SigningSecret}", $"--Slack:ApiBase={slack.ApiBase}", "--Logging:LogLevel:Default=Error"];
        var bot = new Bot(Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SupportBot.dll"), .. settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!, new() { BaseAddress = new($"http://127.0.0.1:{port}/") });
        bot.Process.OutputDataReceived += (_, _) => { };
        bot.Process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        bot.Process.BeginOutputReadLine();
        bot.Process.BeginErrorReadLine();
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience && !bot.Process.HasExited; await Task.Delay(50))
        {
            try
            {
                using var ready = await bot.Http.GetAsync(new Uri("readyz", UriKind.Relative));
                if (ready.IsSuccessStatusCode)
                    return bot;
            }
            catch (HttpRequestException)
            {
            }
        }

        bot.Dispose();
        throw new InvalidOperationException($"The bot is not ready after {Patience.TotalSeconds} s.");
    }

    private sealed record Bot(Process Process, HttpClient Http) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited)
                Process.Kill();
            Process.Dispose();
            Http.Dispose();
        }
    }
}
