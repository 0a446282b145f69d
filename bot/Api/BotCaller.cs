using System.Text.Json.Nodes;

namespace SupportBot.Api;

/// <summary>Calls the bot that runs at <c>--at</c> (this machine's usual address by default), with the key of the setting <c>Api:Key</c> where there is one.</summary>
internal sealed class BotCaller : IDisposable
{
    /// <summary>What is said where <see cref="Of"/> gives none.</summary>
    public const string NoAddress = $"--at is followed by no address. It looks like {Listening.Default}.";

    private readonly HttpClient _http;

    private BotCaller(Uri at, string? key)
    {
        _http = new() { BaseAddress = at, Timeout = TimeSpan.FromMinutes(10) };
        if (key is { Length: > 0 })
            _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    /// <summary>The bot that the arguments name; null = what they name is no address.</summary>
    public static BotCaller? Of(string[] args, IConfiguration settings) =>
        Uri.TryCreate(Option(args, "--at") ?? Listening.Default, UriKind.Absolute, out var at) ? new(at, settings["Api:Key"]) : null;

    /// <summary>The value that follows an option; null where it is not there.</summary>
    public static string? Option(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    public async Task<JsonNode> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)))!;

    public async Task<JsonNode> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Why a call did not succeed, and what to do.</summary>
    public string Excuse(HttpRequestException error) =>
        $"The bot at {_http.BaseAddress} did not answer ({error.StatusCode?.ToString() ?? error.HttpRequestError.ToString()}). Start it, name another address with --at, or give its key with --Api:Key.";

    public void Dispose() => _http.Dispose();
}
