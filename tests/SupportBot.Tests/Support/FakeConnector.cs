using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>The connector's side of Teams, on loopback: keeps what the bot sends, answers as told.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ConnectorCall> _calls = Channel.CreateUnbounded<ConnectorCall>();
    private readonly Queue<Func<HttpContext, Task>> _script = new();
    private readonly TaskCompletionSource<ConnectorCall> _typed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _messages;

    private FakeConnector(WebApplication app) => _app = app;

    /// <summary>What activities name as their service URL.</summary>
    public string ServiceUrl => _app.Urls.First() + "/connector/";

    /// <summary>The first "is typing"; ends when it has come.</summary>
    public Task<ConnectorCall> Typed => _typed.Task;

    /// <summary>Every call so far.</summary>
    public ImmutableList<ConnectorCall> All { get; private set; } = [];

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new FakeConnector(app);
        app.Map("/connector/v3/{**rest}", connector.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return connector;
    }

    /// <summary>The next call that has no answer of its own yet is answered like this.</summary>
    public void AnswerNext(int status, string? retryAfter = null, string body = "{}", string? location = null) => _script.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        if (location is not null)
            context.Response.Headers.Location = location;
        await context.Response.WriteAsync(body);
    });

    /// <summary>The next call is taken and its connection dropped before the answer.</summary>
    public void DropNext() => _script.Enqueue(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Waits for the next call not waited for yet.</summary>
    public async Task<ConnectorCall> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return await _calls.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new ConnectorCall(context.Request.Method, Place(context.Request), await reader.ReadToEndAsync() is { Length: > 0 } text ? JsonNode.Parse(text)! : new JsonObject(), context.Request.Headers.Authorization) { Query = context.Request.QueryString.Value ?? "" };
        if (call.IsTyping)
        {
            _typed.TrySetResult(call);
            await AcceptAsync(context);
            return;
        }

        var answer = _script.TryDequeue(out var told) ? told : AcceptAsync;
        lock (_calls)
            All = All.Add(call);
        await answer(context);
        _calls.Writer.TryWrite(call);
    }

    /// <summary>The path. A reply to a message may be posted below that message: in Teams the thread is decided by the conversation alone.</summary>
    private static string Place(HttpRequest request)
    {
        var path = request.Path.Value!;
        return request.Method == "POST" && path.IndexOf("/activities/", StringComparison.Ordinal) is var at and > 0 ? path[..(at + "/activities".Length)] : path;
    }

    private Task AcceptAsync(HttpContext context)
    {
        context.Response.StatusCode = context.Request.Method == "POST" ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return context.Response.WriteAsJsonAsync(new { id = $"17{Interlocked.Increment(ref _messages):D11}" });
    }
}

/// <summary>One call of the bot to the connector. The path is as the server decoded it.</summary>
internal sealed record ConnectorCall(string Method, string Path, JsonNode Body, string? Authorization)
{
    /// <summary>"Is typing": comes or not, as long as the answer takes, so it is no call to wait for.</summary>
    public bool IsTyping => Body is JsonObject && (string?)Body["type"] == "typing";

    public string Query { get; init; } = "";

    /// <summary>The card in the message.</summary>
    public JsonNode Card => Body["attachments"]![0]!["content"]!;
}
