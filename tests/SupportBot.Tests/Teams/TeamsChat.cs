using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

/// <summary>The real host, and the connector's side of Teams faked.</summary>
internal sealed class TeamsChat : IAsyncDisposable
{
    private TeamsChat(BotApp app, FakeConnector connector) => (App, Connector, Activities) = (app, connector, new(connector.ServiceUrl));

    public BotApp App { get; }

    public FakeConnector Connector { get; }

    public Activities Activities { get; }

    /// <summary>Without settings of Teams: the unauthenticated mode of Development.</summary>
    public static async Task<TeamsChat> StartAsync(params (string Name, string Value)[] settings)
    {
#pragma warning disable CA2000 // the chat owns both and disposes them
        var connector = await FakeConnector.StartAsync();
        return new(new BotApp(settings), connector);
#pragma warning restore CA2000
    }

    /// <summary>Sends an activity as Teams would.</summary>
    public async Task<HttpResponseMessage> SendAsync(JsonNode activity, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await App.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends what must be acknowledged.</summary>
    public async Task TellAsync(JsonNode activity)
    {
        using var response = await SendAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Sends an invoke and reads its answer.</summary>
    public async Task<JsonNode> AskAsync(JsonNode activity)
    {
        using var response = await SendAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The button of this title on a card.</summary>
    public static JsonNode Button(JsonNode card, string title) => Walk(card).First(node => (string?)node["type"] == "Action.Execute" && (string?)node["title"] == title);

    public static bool Says(JsonNode card, string text) => WebPerson.Texts(card).Contains(text, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Connector.DisposeAsync();
    }

    private static IEnumerable<JsonNode> Walk(JsonNode node) => node switch
    {
        JsonObject map => [map, .. map.Where(pair => pair.Value is JsonObject or JsonArray).SelectMany(pair => Walk(pair.Value!))],
        JsonArray list => list.OfType<JsonNode>().SelectMany(Walk),
        _ => [],
    };
}
