using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportBot.Api;

/// <summary>
/// <c>events dead</c> lists what was set aside, <c>events replay KEY</c> or <c>events replay --all</c> lets it be handled again. Asks the bot that
/// runs at <c>--at</c> (its own address by default), with the key of the setting <c>Api:Key</c> where there is one.
/// </summary>
internal static class EventsCommand
{
    private const string Usage = "events dead | events replay KEY | events replay --all   [--at http://localhost:3978]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var at = Array.IndexOf(args, "--at") is var found and >= 0 && found + 1 < args.Length ? args[found + 1] : "http://localhost:3978";
        if (!Uri.TryCreate(at, UriKind.Absolute, out var address))
        {
            await errors.WriteLineAsync($"--at {at} is no address. It looks like http://localhost:3978.");
            return 2;
        }

        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        if (settings["Api:Key"] is { Length: > 0 } key)
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
        try
        {
            return args switch
            {
                [_, "dead", ..] => await ListAsync(http, output),
                [_, "replay", "--all", ..] => await ReplayAsync(http, null, output),
                [_, "replay", var eventKey, ..] when !eventKey.StartsWith("--", StringComparison.Ordinal) => await ReplayAsync(http, eventKey, output),
                _ => await RefuseAsync(errors),
            };
        }
        catch (HttpRequestException error)
        {
            await errors.WriteLineAsync($"The bot at {at} did not answer ({error.StatusCode?.ToString() ?? error.HttpRequestError.ToString()}). Start it, or name another address with --at.");
            return 1;
        }
    }

    private static async Task<int> ListAsync(HttpClient http, TextWriter output)
    {
        var events = (await http.GetFromJsonAsync<JsonNode>("/api/events/dead"))!["events"]!.AsArray();
        foreach (var dead in events)
            await output.WriteLineAsync($"{dead!["receivedAt"]}  {dead["attempts"]} attempts  {dead["error"]}  {dead["conversation"]}  {dead["key"]}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{events.Count} set aside"));
        return 0;
    }

    private static async Task<int> ReplayAsync(HttpClient http, string? key, TextWriter output)
    {
        using var response = await http.PostAsync(new Uri(key is null ? "/api/events/replay" : $"/api/events/replay?key={Uri.EscapeDataString(key)}", UriKind.Relative), null);
        response.EnsureSuccessStatusCode();
        var conversations = (await response.Content.ReadFromJsonAsync<JsonNode>())!["conversations"]!.AsArray();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{conversations.Count} conversations go on"));
        return conversations.Count == 0 && key is not null ? 1 : 0;
    }

    private static async Task<int> RefuseAsync(TextWriter errors)
    {
        await errors.WriteLineAsync(Usage);
        return 2;
    }
}
