using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Dialogs.Pastes;
using SupportBot.Storage;
using SupportBot.Tests.Pastes.Redaction;
using SupportBot.Tests.Retention;
using SupportBot.Tests.Slack;
using SupportBot.Tests.Support;
using SupportBot.Tests.Teams;

namespace SupportBot.Tests.Hostile;

/// <summary>
/// Every kind of secret is pasted through the whole running bot: the page, Teams, Slack, the HTTP API. Afterwards none is in the database's files, the
/// logs, the traces, the metrics, what was sent or what the page shows. With a file of labelled lines (JSON lines of text and secrets, .gz) in the
/// environment variable SUPPORTBOT_CANARY_LINES, those are pasted instead of our own.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Lines of one paste.</summary>
    private const int PasteLines = 12;

    /// <summary>So many characters of a secret in a row are a leak; shorter ones stand by chance in numbers and ids.</summary>
    private const int Window = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_secret_that_was_pasted_anywhere_is_anywhere()
    {
        var lines = Lines();
        var secrets = lines.SelectMany(line => line.Secrets.Select(secret => (line.Text, Secret: secret))).Where(each => each.Secret.Length >= Window).ToList();
        var missed = secrets.Where(each => Windows(each.Secret).Any(Redactor.Redact(each.Text).Text.Contains)).Select(each => each.Secret).ToHashSet();
        Assert.True(missed.Count <= secrets.Count * 0.01, $"{missed.Count} of {secrets.Count} are not recognised at all.");
        var windows = secrets.Where(each => !missed.Contains(each.Secret)).SelectMany(each => Windows(each.Secret)).Where(window => !IsOpenText(lines, window)).ToHashSet();

        using var seen = new Everything();
        var places = new Dictionary<string, string>();
        await using (var slack = await FakeSlack.StartAsync(cancellation: Cancel))
        await using (var teams = await TeamsChat.StartAsync(
            ("Storage:Path", Path.Combine(_folder, "bot.db")), ("Logging:LogLevel:Default", "Trace"),
            ("Slack:BotToken", FakeSlack.BotToken), ("Slack:ApiBase", slack.ApiBase), ("Slack:SigningSecret", FakeSlack.SigningSecret)))
        {
            teams.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(seen);
            await using var chat = SlackChat.Around(teams.App, slack);
            foreach (var (paste, at) in lines.Chunk(PasteLines).Select((chunk, at) => (string.Join('\n', chunk.Select(line => line.Text)), at)))
            {
                await teams.App.Person($"t{at % 7}", "Minji").SayAsync(paste);
                await teams.TellAsync(teams.Activities.Message(paste));
                await chat.SaysAsync(SlackChat.Minji, paste, channel: SlackChat.Direct);
                await chat.SaysAsync(SlackChat.Minji, "this log", channel: SlackChat.Direct, files: [slack.AddFile("app.log", paste)]);
                places["answers of the API"] = places.GetValueOrDefault("answers of the API") + await teams.App.PostAsync("/api/articles/match", new { text = paste }) + await teams.App.PostAsync("/api/redact", new { text = paste });
            }

            await SettledAsync(teams.App);
            places["metrics"] = await teams.App.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancel);
            places["sent to Teams"] = string.Join('\n', teams.Connector.All.Select(call => $"{call.Path} {call.Body?.ToJsonString()}"));
            places["sent to Slack"] = string.Join('\n', slack.Calls.Select(call => $"{call.Method} {call.Arguments.ToJsonString()}"));
            places["database while the bot runs"] = await FileBytes.OfAsync(_folder);
        }

        places["database"] = await FileBytes.OfAsync(_folder);
        (places["logs"], places["traces"]) = (string.Join('\n', seen.Logs), string.Join('\n', seen.Spans));
        output.WriteLine($"{lines.Count} lines with {secrets.Count} values of {Window} characters and more, {missed.Count} of them not recognised; searched: {string.Join(", ", places.Select(place => $"{place.Key} {place.Value.Length / 1024} KB"))}");
        Assert.All(places, place => Assert.True(place.Value.Length > 0, $"{place.Key}: nothing was seen of it."));
        Assert.Empty(places.SelectMany(place => Found(windows, Unescaped(place.Value)).Select(leak => $"{place.Key}: {leak}")));
    }

    private static List<GeneratedLine> Lines() => Environment.GetEnvironmentVariable("SUPPORTBOT_CANARY_LINES") is { Length: > 0 } file ? Read(file) : [.. GeneratedLines.Secret(seed: 11, times: 1)];

    private static List<GeneratedLine> Read(string file)
    {
        using var stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        var lines = new List<GeneratedLine>();
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var read = new GeneratedLine("", json.RootElement.GetProperty("text").GetString()!, [.. json.RootElement.GetProperty("secrets").EnumerateArray().Select(secret => secret.GetString()!)]);
            if (read.Secrets.Length > 0)
                lines.Add(read);
        }

        return lines;
    }

    private static IEnumerable<string> Windows(string secret) => Enumerable.Range(0, Math.Max(0, secret.Length - Window + 1)).Select(at => secret.Substring(at, Window));

    /// <summary>What a line says openly besides its secret is no leak: <c>password</c> as a password.</summary>
    private static bool IsOpenText(List<GeneratedLine> lines, string window) =>
        lines.Any(line => line.Secrets.Aggregate(line.Text, (text, secret) => text.Replace(secret, " ", StringComparison.Ordinal)).Contains(window, StringComparison.Ordinal));

    private static IEnumerable<string> Found(HashSet<string> windows, string text)
    {
        var lookup = windows.GetAlternateLookup<ReadOnlySpan<char>>();
        var found = new HashSet<string>();
        for (var at = 0; at + Window <= text.Length && found.Count < 5; at++)
        {
            if (lookup.Contains(text.AsSpan(at, Window)))
                found.Add(text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)]);
        }

        return found;
    }

    /// <summary>JSON in JSON and Markdown escape what is looked for; both forms are searched.</summary>
    private static string Unescaped(string text) => text + '\n' + text.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase).Replace("\\u0026", "&", StringComparison.OrdinalIgnoreCase).Replace("\\", "", StringComparison.Ordinal);

    private static async Task SettledAsync(BotApp app)
    {
        var store = app.Services.GetRequiredService<IBotStore>();
        while (await store.CheckAsync(Cancel) is not { WaitingEvents: 0, WaitingReplies: 0 })
            await Task.Delay(100, Cancel);
    }

    /// <summary>Hears every log entry and every span of the process.</summary>
    private sealed class Everything : ILoggerProvider, ILogger
    {
        private readonly ActivityListener _listener;

        public Everything()
        {
            _listener = new()
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span => Spans.Add($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(each => each.Tags))} {string.Join(' ', span.Baggage)}"),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentBag<string> Logs { get; } = [];

        public ConcurrentBag<string> Spans { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Logs.Add(new StringBuilder(formatter(state, exception)).Append(' ').Append(state).Append(' ').Append(exception).ToString());

        public void Dispose() => _listener.Dispose();
    }
}
