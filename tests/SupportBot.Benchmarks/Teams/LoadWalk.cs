using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Teams;

/// <summary>One personal chat that walks the clock's playbook from the pasted log to "Fixed and verified": six turns.</summary>
/// <param name="http">A client whose base address is the bot's.</param>
/// <param name="serviceUrl">Where the bot is told to answer.</param>
internal sealed class LoadWalk(HttpClient http, string serviceUrl, int number, LoadSamples samples)
{
    private const string Bot = "28:6f2d8c14-93a5-4f7e-8a44-2b1a7c90d5e1";

    private readonly Lock _lock = new();
    private readonly List<JsonNode> _cards = [];
    private readonly HashSet<string> _pressed = [];
    private TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _activities;

    public string Conversation { get; } = $"a:chat-{number}";

    /// <summary>Milliseconds from each thing a person did until its card was there.</summary>
    public List<double> Turns { get; } = [];

    /// <summary>The bot shows a card.</summary>
    public void See(JsonNode card)
    {
        lock (_lock)
        {
            _cards.Add(card);
            _seen.TrySetResult();
        }
    }

    /// <summary>Walks; ends when the last card is there.</summary>
    public async Task WalkAsync(CancellationToken cancellation)
    {
        var answer = await TurnAsync(() => SayAsync(samples.Log, cancellation), "Fix the clock", cancellation);
        var system = await TurnAsync(() => PressAsync(answer, null, cancellation), "Linux (chrony)", cancellation);
        var look = await TurnAsync(() => PressAsync(system, null, cancellation), "Check", cancellation);
        var enable = await TurnAsync(() => PressAsync(look, samples.FarBehind, cancellation), "Check", cancellation);
        var repeat = await TurnAsync(() => PressAsync(enable, samples.Right, cancellation), "Check", cancellation);
        await TurnAsync(() => PressAsync(repeat, samples.Worked, cancellation), null, cancellation);
    }

    /// <summary>Does something and waits for a card with a button of this title (null = the card of the end): the button.</summary>
    private async Task<JsonNode> TurnAsync(Func<Task> act, string? title, CancellationToken cancellation)
    {
        lock (_lock)
            _cards.Clear();
        var begun = Stopwatch.GetTimestamp();
        await act();
        while (true)
        {
            Task seen;
            lock (_lock)
            {
                if (_cards.Select(card => Find(card, title)).FirstOrDefault(found => found is not null) is { } button)
                {
                    Turns.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                    return button;
                }

                _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
                seen = _seen.Task;
            }

            await seen.WaitAsync(cancellation);
        }
    }

    /// <summary>The button, unless the card is that of a step which was answered already: an edit of it may come late.</summary>
    private JsonNode? Find(JsonNode card, string? title) => title is null
        ? (string?)card["speak"] == "Fixed and verified" ? card : null
        : card["body"]!.AsArray().Where(item => (string?)item!["type"] == "ActionSet").SelectMany(item => item!["actions"]!.AsArray())
            .FirstOrDefault(action => (string?)action!["title"] == title && !_pressed.Contains(Step(action)));

    /// <summary>What a button belongs to, and at which revision.</summary>
    private static string Step(JsonNode button) => $"{button["data"]!["supportBot"]!["on"]} {button["data"]!["supportBot"]!["revision"]}";

    private async Task SayAsync(string text, CancellationToken cancellation)
    {
        var activity = Activity("message");
        activity["text"] = text;
        using var response = await http.PostAsJsonAsync("/api/messages", activity, cancellation);
        response.EnsureSuccessStatusCode();
    }

    private async Task PressAsync(JsonNode button, string? paste, CancellationToken cancellation)
    {
        _pressed.Add(Step(button));
        var data = button["data"]!.DeepClone();
        if (paste is not null)
            data["paste"] = paste;
        var activity = Activity("invoke");
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = button["verb"]!.DeepClone(), ["data"] = data } };
        using var response = await http.PostAsJsonAsync("/api/messages", activity, cancellation);
        response.EnsureSuccessStatusCode();
        if (await response.Content.ReadFromJsonAsync<JsonNode>(cancellation) is { } answer && answer["value"] is JsonObject card)
            See(card);
    }

    private JsonObject Activity(string type) => new()
    {
        ["type"] = type,
        ["id"] = $"{number}-{_activities++}",
        ["timestamp"] = DateTimeOffset.UtcNow.ToString("O"),
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:{number}", ["name"] = "Minji Kim" },
        ["recipient"] = new JsonObject { ["id"] = Bot },
        ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = "personal" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "c0ffee00-1111-4222-8333-444455556666" } },
        ["locale"] = "en-US",
    };
}

/// <summary>What is pasted on the way.</summary>
internal sealed record LoadSamples(string Log, string FarBehind, string Right, string Worked)
{
    public static LoadSamples Read(string folder) => new(Text(folder, "ka-10565.log"), Text(folder, "chronyc-far-behind.txt"), Text(folder, "chronyc-right.txt"), Text(folder, "replication-ok.txt"));

    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(folder, name));
}
