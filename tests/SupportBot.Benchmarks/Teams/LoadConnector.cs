using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Benchmarks.Teams;

/// <summary>A connector on loopback that takes every call at once and hands the cards to the conversations that wait for them.</summary>
internal sealed class LoadConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, LoadWalk> _walks = new();
    private int _messages, _typing;

    private LoadConnector(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.First() + "/connector/";

    /// <summary>Messages posted, without "is typing".</summary>
    public int Posted => _messages;

    public static async Task<LoadConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new LoadConnector(app);
        app.Map("/connector/v3/conversations/{conversation}/activities/{id?}", (Delegate)connector.TakeAsync);
        await app.StartAsync();
        return connector;
    }

    public void Add(string conversation, LoadWalk walk) => _walks[conversation] = walk;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context, string conversation)
    {
        var activity = await JsonNode.ParseAsync(context.Request.Body);
        if ((string?)activity!["type"] == "typing")
            return Results.Json(new { id = $"t{Interlocked.Increment(ref _typing)}" }, statusCode: StatusCodes.Status201Created);
        if (_walks.TryGetValue(conversation, out var walk))
            walk.See(activity["attachments"]![0]!["content"]!);
        return HttpMethods.IsPost(context.Request.Method)
            ? Results.Json(new { id = (1_790_000_000_000 + Interlocked.Increment(ref _messages)).ToString(CultureInfo.InvariantCulture) }, statusCode: StatusCodes.Status201Created)
            : Results.Json(new { });
    }
}
