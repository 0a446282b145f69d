using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>
/// Slack's side on loopback: the methods of the Web API that the bot uses, files, response addresses and Socket Mode. It keeps messages and forms
/// like Slack does, writes down every call, and answers as told where a test wants trouble.
/// </summary>
internal sealed partial class FakeSlack : IAsyncDisposable
{
    public const string BotToken = "xoxb-test", AppToken = "xapp-test", SigningSecret = "8f7c1c2e5d3b4a69";
    public const string Team = "T0TEAM", App = "A0APP", Bot = "B0BOT", BotUser = "U0BOT";

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Func<Task<JsonObject>>, Task<JsonObject?>>>> _scripts = new();
    private readonly List<SlackCall> _calls = [];
    private readonly ConcurrentDictionary<string, (string Content, string Type, string? Elsewhere)> _files = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _triggers = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _clock = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds() * 1_000_000;
    private int _names;

    private FakeSlack(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public string ApiBase => Address + "/api/";

    /// <summary>True where the workspace lets nobody delete a message.</summary>
    public bool KeepsMessages { get; set; }

    /// <summary>Messages of all channels, as they stand.</summary>
    public List<JsonObject> Messages { get; } = [];

    /// <summary>Forms and home tabs, by id.</summary>
    public Dictionary<string, JsonObject> Views { get; } = [];

    /// <summary>Profiles; people who are not in it are called after their id and speak English.</summary>
    public ConcurrentDictionary<string, (string Name, string Locale)> People { get; } = new();

    /// <summary>Channels that the bot is no member of.</summary>
    public ConcurrentDictionary<string, bool> Foreign { get; } = new();

    /// <summary>Scopes of the bot's token: those of the manifest, unless a test takes one away.</summary>
    public ImmutableArray<string> Granted { get; set; } = SlackManifest.Http.Scopes;

    /// <summary>What was asked for under <c>/files</c>: the path, and the token that came with it.</summary>
    public ConcurrentQueue<(string Path, string Token)> Downloads { get; } = new();

    /// <summary>The longest page of a thread, whatever is asked for.</summary>
    public int PageSize { get; set; } = 1000;

    public ImmutableArray<SlackCall> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <param name="more">Addresses beside Slack's own.</param>
    public static async Task<FakeSlack> StartAsync(int port = 0, Action<FakeSlack, WebApplication>? more = null, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var slack = new FakeSlack(app);
        app.UseWebSockets();
        app.MapPost("/api/{method}", slack.ApiAsync);
        app.MapGet("/files/{**path}", slack.FileAsync);
        app.MapPost("/hooks/{id}", slack.HookAsync);
        app.Map("/link", slack.LinkAsync);
        more?.Invoke(slack, app);
        await app.StartAsync(cancellation);
        return slack;
    }

    /// <summary>The next call of a method is answered like this; what it asked for is not done.</summary>
    public void Refuse(string method, int status, string body = """{"ok":false,"error":"ratelimited"}""", string? retryAfter = null) => Script(method, async (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('{') ? "application/json; charset=utf-8" : "text/html";
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
        return null;
    });

    /// <summary>The next call of a method is answered with an error of Slack's; what it asked for is not done.</summary>
    public void Fail(string method, string error) => Refuse(method, StatusCodes.Status200OK, new JsonObject { ["ok"] = false, ["error"] = error }.ToJsonString());

    /// <summary>The next call of a method is done, but its answer is lost.</summary>
    public void LoseAnswer(string method) => Script(method, async (context, answer) =>
    {
        await answer();
        context.Abort();
        return null;
    });

    /// <summary>So many calls of a method are answered as usual, the next is refused.</summary>
    public void PassThenRefuse(string method, int usual, int status, string? retryAfter)
    {
        for (var i = 0; i < usual; i++)
            Script(method, async (_, answer) => await answer());
        Refuse(method, status, retryAfter: retryAfter);
    }

    /// <summary>Puts a file where the bot may download it and returns the file object.</summary>
    /// <param name="elsewhere">Where the download leads to instead.</param>
    public JsonObject AddFile(string name, string content, string type = "text/plain", string mode = "snippet", string? elsewhere = null)
    {
        var id = Name("F");
        _files[id] = (content, type, elsewhere);
        var address = $"{Address}/files/{id}/{name}";
        return new()
        {
            ["id"] = id, ["name"] = name, ["title"] = name, ["mimetype"] = type, ["filetype"] = "text", ["pretty_type"] = "Plain Text", ["mode"] = mode, ["size"] = content.Length,
            ["url_private"] = address, ["url_private_download"] = address, ["preview"] = content[..Math.Min(content.Length, 200)], ["preview_is_truncated"] = content.Length > 200, ["file_access"] = "visible",
        };
    }

    /// <summary>Keeps a message as Slack does and gives it its timestamp.</summary>
    public JsonObject Keep(string channel, JsonObject message)
    {
        lock (_gate)
        {
            message["type"] = "message";
            message["channel"] = channel;
            message["ts"] = Timestamp();
            message["team"] = Team;
            Messages.Add(message);
            if ((string?)message["thread_ts"] is { } root && Messages.Find(each => (string?)each["ts"] == root) is { } parent)
                parent["thread_ts"] = root; // a message that was answered names itself
        }

        Signal();
        return message;
    }

    /// <summary>A trigger that opens one form; expired ones do not.</summary>
    public string Trigger(bool expired = false)
    {
        var trigger = $"{Name("")}.{Team}.trigger";
        _triggers[trigger] = DateTimeOffset.UtcNow + (expired ? TimeSpan.FromSeconds(-1) : TimeSpan.FromSeconds(30));
        return trigger;
    }

    /// <summary>An address where an interaction can be answered.</summary>
    public string ResponseUrl() => $"{Address}/hooks/{Name("R")}";

    /// <summary>A name or time that was not given out yet.</summary>
    public string Name(string prefix) => prefix + Interlocked.Increment(ref _names).ToString("D4", CultureInfo.InvariantCulture);

    public string Timestamp()
    {
        var micros = Interlocked.Add(ref _clock, 1_000_100);
        return string.Create(CultureInfo.InvariantCulture, $"{micros / 1_000_000}.{micros % 1_000_000:D6}");
    }

    /// <summary>Waits until something holds for the calls so far, the messages or the forms; looked at again whenever something has come in.</summary>
    public async Task<T> UntilAsync<T>(Func<FakeSlack, T?> look, CancellationToken cancellation)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var changed = _changed.Task;
            T? found;
            lock (_gate)
                found = look(this);
            if (found is not null)
                return found;
            await changed.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, socket) in _sockets)
            socket.Abort();
        await _app.DisposeAsync();
    }

    private void Script(string method, Func<HttpContext, Func<Task<JsonObject>>, Task<JsonObject?>> answer) => _scripts.GetOrAdd(method, _ => new()).Enqueue(answer);

    private void Signal() => Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private async Task ApiAsync(HttpContext context, string method)
    {
        var arguments = await ArgumentsAsync(context.Request);
        var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal) is { Length: > 0 } bearer ? bearer : (string?)arguments["token"];
        var call = new SlackCall(method, arguments, context.Request.ContentType ?? "");
        JsonObject? answer = null;
        try
        {
            Func<Task<JsonObject>> usual = () => Task.FromResult(token == (method == "apps.connections.open" ? AppToken : BotToken) ? Answer(context, method, arguments) : Error("invalid_auth"));
            answer = _scripts.TryGetValue(method, out var scripts) && scripts.TryDequeue(out var script) ? await script(context, usual) : await usual();
            if (answer is not null)
                await context.Response.WriteAsJsonAsync(answer);
        }
        finally
        {
            lock (_gate)
                _calls.Add(call with { Answer = answer });
            Signal();
        }
    }

    /// <summary>JSON, or a form whose fields may hold JSON.</summary>
    private static async Task<JsonObject> ArgumentsAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
            return JsonNode.Parse(body)!.AsObject();
        return new([.. QueryHelpers.ParseQuery(body).Select(field => KeyValuePair.Create(field.Key, Field(field.Value.ToString())))]);
    }

    private static JsonNode? Field(string text) => text is ['{' or '[', ..] ? JsonNode.Parse(text) : JsonValue.Create(text);

    private async Task FileAsync(HttpContext context, string path)
    {
        Downloads.Enqueue((path, context.Request.Headers.Authorization.ToString()));
        if (context.Request.Headers.Authorization != $"Bearer {BotToken}" || !Granted.Contains("files:read") || !_files.TryGetValue(path.Split('/')[0], out var file))
        {
            context.Response.ContentType = "text/html; charset=utf-8"; // Slack's sign-in page comes with 200
            await context.Response.WriteAsync("<!DOCTYPE html><html><body>Sign in</body></html>");
            return;
        }

        if (file.Elsewhere is { } elsewhere)
        {
            context.Response.Redirect(elsewhere);
            return;
        }

        context.Response.ContentType = file.Type;
        await context.Response.WriteAsync(file.Content);
    }

    private async Task HookAsync(HttpContext context, string id)
    {
        var call = new SlackCall("response_url", await ArgumentsAsync(context.Request), context.Request.ContentType ?? "");
        var uses = Calls.Count(earlier => earlier.Method == "response_url" && (string?)earlier.Arguments["hook"] == id);
        call.Arguments["hook"] = id;
        lock (_gate)
            _calls.Add(call);
        var (status, said) = uses >= 5 ? (StatusCodes.Status404NotFound, "used_url") : Invalid(call.Arguments).Count > 0 ? (StatusCodes.Status400BadRequest, "invalid_blocks") : (StatusCodes.Status200OK, "ok");
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(said);
        Signal();
    }
}

/// <summary>One call of the bot. <c>Answer</c> is null where it was answered as told.</summary>
internal sealed record SlackCall(string Method, JsonObject Arguments, string ContentType, JsonObject? Answer = null)
{
    /// <summary>Everything in it that a reader sees.</summary>
    public string Shown => SlackShown.Of(Arguments);
}

/// <summary>What a reader sees of blocks or a form.</summary>
internal static class SlackShown
{
    public static string Of(JsonNode node) => string.Join('\n', Walk(node).Where(each => (string?)each["type"] is "text" or "plain_text" or "mrkdwn" && each["text"] is JsonValue).Select(each => (string)each["text"]!));

    public static IEnumerable<JsonObject> Walk(JsonNode? node) => node switch
    {
        JsonObject map => [map, .. map.SelectMany(pair => Walk(pair.Value))],
        JsonArray list => list.SelectMany(Walk),
        _ => [],
    };

    public static bool HasButton(JsonNode shown, string title) => Buttons(shown).Any(each => each.Title == title);

    /// <summary>The button of this title, or the menu with the entry of this title chosen, as Slack names it when it is pressed.</summary>
    public static JsonObject Button(JsonNode shown, string title) =>
        Buttons(shown).FirstOrDefault(each => each.Title == title).Pressed ?? throw new InvalidOperationException($"No button '{title}' on:\n{Of(shown)}");

    private static IEnumerable<(string Title, JsonObject Pressed)> Buttons(JsonNode shown)
    {
        foreach (var node in Walk(shown))
        {
            if (node["type"] is not JsonValue type)
                continue;
            if ((string?)type == "button")
                yield return ((string)node["text"]!["text"]!, node);
            if ((string?)type != "overflow")
                continue;
            foreach (var option in node["options"]!.AsArray())
                yield return ((string)option!["text"]!["text"]!, new() { ["type"] = "overflow", ["action_id"] = (string?)node["action_id"], ["selected_option"] = option.DeepClone() });
        }
    }
}
