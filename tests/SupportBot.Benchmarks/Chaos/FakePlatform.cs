using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>
/// Both platforms' servers, on loopback: the connector of Teams and the Web API of Slack. Keeps what people would see, writes every call into a
/// ledger, and misbehaves as told.
/// </summary>
internal sealed partial class FakePlatform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Place> _places = new();
    private int _messages;

    private FakePlatform(WebApplication app, Mishaps mishaps) => (_app, Mishaps) = (app, mishaps);

    public Ledger Ledger { get; } = new();

    public Mishaps Mishaps { get; set; }

    public static async Task<FakePlatform> StartAsync(Mishaps mishaps)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var platform = new FakePlatform(app, mishaps);
        app.MapPost("/teams/v3/conversations/{conversation}/activities", platform.TeamsCreateAsync);
        app.MapPut("/teams/v3/conversations/{conversation}/activities/{id}", platform.TeamsEditAsync);
        app.MapPost("/slack/api/{method}", platform.SlackAsync);
        await app.StartAsync();
        return platform;
    }

    /// <summary>The conversation of this name.</summary>
    public Place At(string id) => _places.GetOrAdd(id, id => new(id));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private string Address => _app.Urls.First();

    /// <summary>A name for a message that was not given out yet.</summary>
    private int NextMessage() => Interlocked.Increment(ref _messages);

    /// <summary>Answers one call that makes or edits a message: does it unless a mishap forbids, notes it, answers unless a mishap loses the answer.</summary>
    /// <param name="act">Does it; the message's id and the answer.</param>
    private async Task AnswerAsync(HttpContext context, string place, CallKind kind, string body, string? key, Func<(string? Message, JsonObject Answer)> act)
    {
        var came = Stopwatch.GetTimestamp();
        var hash = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        if (Mishaps.Hang > TimeSpan.Zero)
            await Task.Delay(Mishaps.Hang, context.RequestAborted);
        var (outcome, retryAfter) = Mishaps.Next();
        if (outcome is CallOutcome.Limited or CallOutcome.Failed)
        {
            Ledger.Add(new(place, kind, outcome, null, hash, key, retryAfter, Stopwatch.GetTimestamp()));
            context.Response.StatusCode = outcome == CallOutcome.Limited ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
            if (retryAfter > 0)
                context.Response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);
            return;
        }

        var (message, answer) = act();
        Ledger.Add(new(place, kind, outcome, message, hash, key, 0, came));
        if (outcome == CallOutcome.DoneAnswerLost)
            context.Abort();
        else
            await context.Response.WriteAsJsonAsync(answer);
    }

    private static async Task<JsonObject> BodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync() is { Length: > 0 } text ? JsonNode.Parse(text)!.AsObject() : [];
    }

    private static IEnumerable<JsonObject> Walk(JsonNode? node) => node switch
    {
        JsonObject map => [map, .. map.SelectMany(pair => Walk(pair.Value))],
        JsonArray list => list.SelectMany(Walk),
        _ => [],
    };
}
