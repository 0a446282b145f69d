using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.HandOvers;

/// <summary>Posts records to a webhook (a ticket system, an incoming webhook of Slack or Teams) and shows them in a thread of the page.</summary>
internal sealed class HandOverDesk(HandOverOptions options, IHttpClientFactory clients, IServiceProvider services, Site site) : IHandOverDesk
{
    public const string ClientName = "hand-over";

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    public async Task<SendResult> SendAsync(ConversationKey from, HandOver record, CancellationToken cancellation)
    {
        if (options.Thread is { Length: > 0 } thread)
            await ShowAsync(thread, from, record, cancellation);
        return options.Webhook is { } webhook ? await PostAsync(webhook, from, record, cancellation) : new Sent(null);
    }

    /// <summary>Shown under one id each, so that a record that is sent again stands there once.</summary>
    private async Task ShowAsync(string thread, ConversationKey from, HandOver record, CancellationToken cancellation)
    {
        var channel = services.GetServices<IChannel>().First(channel => channel.Name == "web");
        var id = $"{from}/{record.On}";
        await channel.SendAsync(new(0, id, new("web", "", thread), "{}", new ShowCard(id, record.Card.Settled()), null), cancellation);
    }

    private async Task<SendResult> PostAsync(Uri webhook, ConversationKey from, HandOver record, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.PostAsJsonAsync(webhook, Body(from, record), cancellation);
            return (int)response.StatusCode switch
            {
                >= 200 and < 300 => new Sent(null),
                408 or 429 or >= 500 => new SendLater(Wait, $"hand-over: {(int)response.StatusCode}"),
                var refused => new SendRefused($"hand-over: {refused}"),
            };
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return new SendLater(Wait, $"hand-over: {error.GetType().Name}");
        }
    }

    private JsonObject Body(ConversationKey from, HandOver record) => options.Format switch
    {
        "slack" => new() { ["text"] = record.Record },
        "teams" => new()
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["content"] = AdaptiveCardJson.Render(record.Card.Settled(), site.Public, null),
            }),
        },
        _ => new()
        {
            ["key"] = $"{from}/{record.On}",
            ["conversation"] = from.ToString(),
            ["title"] = record.Card.Title,
            ["label"] = record.Card.Label,
            ["target"] = record.Target,
            ["record"] = record.Record,
        },
    };
}
