using System.Diagnostics;
using System.Net;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>The bots of a run, the platform that they answer on, and their database.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    /// <summary>A platform waits so long for an acknowledgement.</summary>
    private static readonly TimeSpan AckPatience = TimeSpan.FromSeconds(5);

    /// <summary>After so long a platform has given an event up.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromSeconds(90);

    /// <summary>The address of all instances together: with addresses of their own, the same reply would read differently from each.</summary>
    private const string Site = "https://support.example/";

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 500 }) { Timeout = AckPatience };
    private readonly Lock _gate = new();
    private readonly List<Ack> _acks = [];
    private readonly ChaosStore? _store;
    private int _turn;

    private Fleet(ChaosStore? store, FakePlatform platform) => (_store, Platform) = (store, platform);

    public ChaosStore Store => _store ?? throw new InvalidOperationException("The echo has no store.");

    public FakePlatform Platform { get; }

    public List<BotProcess> Bots { get; } = [];

    /// <summary>Where events are sent to: the bots, or what stands before them.</summary>
    public List<Uri> Doors { get; } = [];

    /// <summary>Every attempt to deliver an event.</summary>
    public IReadOnlyList<Ack> Acks
    {
        get
        {
            lock (_gate)
                return [.. _acks];
        }
    }

    /// <summary>Starts as many bots as the store allows on a fresh database, and waits until they are ready.</summary>
    /// <param name="faults">Of every bot.</param>
    public static async Task<Fleet> StartAsync(ChaosStore store, Mishaps mishaps, string folder, string? faults = null, params (string Name, string Value)[] settings)
    {
        await store.RenewAsync();
        var platform = await FakePlatform.StartAsync(mishaps);
        var fleet = new Fleet(store, platform);
        for (var at = 0; at < store.Instances; at++)
        {
            (string, string)[] all =
            [
                .. store.Settings, ("Site:Address", Site), ("Slack:BotToken", FakePlatform.SlackToken), ("Slack:SigningSecret", FakePlatform.SlackSecret), ("Slack:ApiBase", platform.SlackApi),
                ("Logging:LogLevel:Default", "Warning"), .. settings,
            ];
            var bot = new BotProcess(PostgresServer.FreePort(), all, Path.Combine(folder, $"bot-{at + 1}.log"));
            fleet.Bots.Add(bot);
            fleet.Doors.Add(bot.Address);
            bot.Start(faults);
        }

        try
        {
            await Task.WhenAll(fleet.Bots.Select(bot => bot.ReadyAsync()));
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>The bare echo in place of a bot.</summary>
    public static async Task<Fleet> OfEchoAsync(string folder)
    {
        var fleet = new Fleet(null, await FakePlatform.StartAsync(Mishaps.None));
        var echo = new BotProcess(PostgresServer.FreePort(), [], Path.Combine(folder, "echo.log"), typeof(Fleet).Assembly.Location, "echo");
        fleet.Bots.Add(echo);
        fleet.Doors.Add(echo.Address);
        echo.Start();
        await echo.ReadyAsync();
        return fleet;
    }

    /// <summary>Delivers an event as a platform does: until it is acknowledged, at the next door each time. The body of the answer; null = given up.</summary>
    public async Task<string?> DeliverAsync(PlatformEvent happened)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < GivenUpAfter; await Task.Delay(200))
        {
            if (await TryAsync(happened) is { } answer)
                return answer;
        }

        return null;
    }

    /// <summary>Delivers it once; null = it was not acknowledged.</summary>
    public async Task<string?> TryAsync(PlatformEvent happened) => await OnceAsync(happened) is { IsGood: true } ack ? ack.Answer : null;

    /// <summary>Delivers it once.</summary>
    public async Task<Ack> OnceAsync(PlatformEvent happened)
    {
        var door = Doors[Interlocked.Increment(ref _turn) % Doors.Count];
        var begun = Stopwatch.GetTimestamp();
        var (status, answer) = await PostAsync(door, happened);
        var ack = new Ack(happened.Number, status, answer, begun, Stopwatch.GetTimestamp());
        lock (_gate)
            _acks.Add(ack);
        return ack;
    }

    /// <summary>Waits until nothing waits in the database any more; the number of rows that do in the end.</summary>
    public async Task<long> DrainAsync(TimeSpan atMost)
    {
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(200))
        {
            var left = await Store.CountAsync("SELECT (SELECT count(*) FROM inbox WHERE state = 0) + (SELECT count(*) FROM outbox WHERE state < 2)");
            if (left == 0 || Stopwatch.GetElapsedTime(begun) > atMost)
                return left;
        }
    }

    /// <summary>Waits until what was begun is done.</summary>
    public Task QuietAsync() => _store is null ? Task.Delay(200) : DrainAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in Bots)
            bot.Dispose();
        await Platform.DisposeAsync();
        _http.Dispose();
    }

    private async Task<(HttpStatusCode? Status, string Answer)> PostAsync(Uri door, PlatformEvent happened)
    {
        try
        {
            using var request = happened.Request(door);
            using var response = await _http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
        {
            return (null, "");
        }
    }
}

/// <summary>One attempt to deliver an event.</summary>
/// <param name="Status">Null = no answer.</param>
/// <param name="Begun">Timestamp of when it was sent, or was due.</param>
/// <param name="Ended">Timestamp of when the answer was there.</param>
internal sealed record Ack(int Number, HttpStatusCode? Status, string Answer, long Begun, long Ended)
{
    public TimeSpan Took => Stopwatch.GetElapsedTime(Begun, Ended);

    public bool IsGood => Status is HttpStatusCode.OK or HttpStatusCode.Accepted;
}
