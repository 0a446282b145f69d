using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>Microsoft Graph's messages, on loopback: pages of a given size, newest first, throttled or forbidden as told.</summary>
internal sealed class FakeGraph : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<(int Status, string? RetryAfter)> _refusals = new();

    private FakeGraph(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/";

    /// <summary>Messages by the path that lists them; a thread's root stands under its own path.</summary>
    public Dictionary<string, List<JsonObject>> Messages { get; } = [];

    public int PageSize { get; set; } = 50;

    /// <summary>Where the next pages are said to be; null = here.</summary>
    public string? NextAt { get; set; }

    /// <summary>Path with query and authorization of each call.</summary>
    public ImmutableList<(string Path, string? Authorization)> Calls { get; private set; } = [];

    public static async Task<FakeGraph> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var graph = new FakeGraph(app);
        app.MapGet("/v1.0/{**path}", (Delegate)graph.Answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return graph;
    }

    /// <summary>The next call is refused.</summary>
    public void RefuseNext(int status, string? retryAfter = null) => _refusals.Enqueue((status, retryAfter));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Answer(HttpContext context, string path, int skip = 0)
    {
        lock (_app)
            Calls = Calls.Add((context.Request.Path + context.Request.QueryString.Value, context.Request.Headers.Authorization));
        if (_refusals.TryDequeue(out var refusal))
        {
            if (refusal.RetryAfter is not null)
                context.Response.Headers.RetryAfter = refusal.RetryAfter;
            return Results.Json(new { error = new { code = "refused" } }, statusCode: refusal.Status);
        }

        if (!Messages.TryGetValue(path, out var messages))
            return Results.NotFound();
        if (!path.EndsWith("/replies", StringComparison.Ordinal) && !path.EndsWith("/messages", StringComparison.Ordinal))
            return Results.Json(messages[0]);
        var page = new JsonObject { ["value"] = new JsonArray([.. messages.Skip(skip).Take(PageSize).Select(message => message.DeepClone())]) };
        if (skip + PageSize < messages.Count)
            page["@odata.nextLink"] = $"{NextAt ?? Address}v1.0/{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?$top=50&skip={skip + PageSize}";
        return Results.Json(page);
    }
}
