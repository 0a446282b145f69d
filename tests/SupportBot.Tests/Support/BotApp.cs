using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Turns;

namespace SupportBot.Tests.Support;

/// <summary>The real host on a real port of loopback, with its own store. Only Teams' and Slack's servers are ever faked.</summary>
internal sealed class BotApp : WebApplicationFactory<Program>
{
    private readonly (string Name, string Value)[] _settings;
    private readonly TimeProvider? _time;

    public BotApp(params (string Name, string Value)[] settings)
        : this(null, settings)
    {
    }

    /// <param name="time">The machine's clock, where a test sets it; its timers must run.</param>
    public BotApp(TimeProvider? time, params (string Name, string Value)[] settings)
    {
        (_time, _settings) = (time, settings);
        UseKestrel();
        StartServer();
        Services.GetRequiredService<IDialogSource>().Ready.GetAwaiter().GetResult();
        Http = new() { BaseAddress = Services.GetRequiredService<Site>().Local };
    }

    public HttpClient Http { get; }

    /// <summary>A page of one person in a thread.</summary>
    public WebPerson Person(string thread, string name, string language = "en") => new(Http, thread, name, language);

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        if (!_settings.Any(setting => setting.Name == "Storage:Postgres"))
            builder.UseSetting("Storage:Path", ":memory:");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        if (_time is not null)
            builder.ConfigureServices(services => services.AddSingleton(_time));
    }

    /// <summary>What <c>/readyz</c> answers, and what it says of the bot's own clock.</summary>
    public async Task<(HttpStatusCode Status, string Clock)> ReadyAsync()
    {
        using var response = await Http.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        return (response.StatusCode, (string)page!["clock"]!);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Http.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>One host for all tests of a class, for tests that leave nothing behind.</summary>
public sealed class SharedBot : IDisposable
{
    internal BotApp App { get; } = new();

    public void Dispose() => App.Dispose();
}

/// <summary>One person's page: says, presses, and sees what stands in the thread.</summary>
internal sealed class WebPerson(HttpClient http, string thread, string name, string language)
{
    private readonly object _person = new { id = "p-" + name, name, language };
    private int _sent;

    public Task SayAsync(string text, string? id = null) => PostAsync("messages", new { id = id ?? NewId(), person = _person, text });

    public Task ArriveAsync() => PostAsync("arrivals", new { person = _person });

    /// <summary>Presses the button of this title on a card.</summary>
    public Task PressAsync(JsonNode card, string title, string? paste = null)
    {
        var data = Buttons(card).First(button => (string?)button["title"] == title)["data"]!.DeepClone();
        if (paste is not null)
            data["paste"] = paste;
        return PostAsync("presses", new { id = NewId(), person = _person, data });
    }

    /// <summary>Waits for a card of the thread whose JSON contains a text; everything shown so far counts.</summary>
    public async Task<JsonNode> SeesAsync(string text)
    {
        await foreach (var message in MessagesAsync(TestContext.Current.CancellationToken))
        {
            if (message["content"]!["card"] is { } card && Texts(card).Contains(text, StringComparison.Ordinal))
                return card;
        }

        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>Everything shown, as the stream delivers it; endless.</summary>
    public async IAsyncEnumerable<JsonNode> MessagesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await using var stream = await http.GetStreamAsync(new Uri($"/web/threads/{thread}/events?person=p-{name}", UriKind.Relative), patience.Token);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: {\"id\"", StringComparison.Ordinal))
                yield return JsonNode.Parse(line[6..])!;
        }
    }

    /// <summary>The texts of a card, unescaped.</summary>
    public static string Texts(JsonNode card) => string.Join('\n', Walk(card)
        .Where(node => (string?)node["type"] is "TextBlock" or "Input.Text")
        .Select(node => ((string?)node["text"] ?? (string?)node["label"] ?? "").Replace("\\", "", StringComparison.Ordinal)));

    private static IEnumerable<JsonNode> Buttons(JsonNode card) => Walk(card).Where(node => (string?)node["type"] == "Action.Execute");

    private static IEnumerable<JsonNode> Walk(JsonNode node) => node switch
    {
        JsonObject map => [map, .. map.Where(pair => pair.Value is JsonObject or JsonArray).SelectMany(pair => Walk(pair.Value!))],
        JsonArray list => list.OfType<JsonNode>().SelectMany(Walk),
        _ => [],
    };

    private string NewId() => $"{name}-{Interlocked.Increment(ref _sent)}-{Guid.NewGuid():N}";

    private async Task PostAsync(string what, object body)
    {
        using var response = await http.PostAsJsonAsync($"/web/threads/{thread}/{what}", body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
