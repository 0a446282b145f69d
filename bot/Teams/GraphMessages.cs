using System.Net;
using System.Text.Json;
using SupportBot.Dialogs;
using SupportBot.Teams.Identity;

namespace SupportBot.Teams;

/// <summary>
/// Messages of a team or chat, read from Microsoft Graph with the resource-specific permissions of the app package. Pages are followed, throttling is
/// waited for, and where the permission is missing the answer is null.
/// Source: https://learn.microsoft.com/graph/api/chatmessage-list-replies and https://learn.microsoft.com/graph/throttling
/// </summary>
internal sealed partial class GraphMessages(HttpClient http, AccessTokens tokens, TeamsOptions options, TimeProvider time, ILogger<GraphMessages> log)
{
    private const int MostPages = 4;
    private const int MostTries = 4;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>The message at a path below <c>v1.0/</c>; null = it cannot be read.</summary>
    public async Task<GraphMessage?> ReadOneAsync(string tenant, string path, CancellationToken cancellation) =>
        await GetAsync(tenant, new(options.Cloud.Graph, "v1.0/" + path), cancellation) is { } message ? GraphMessage.Read(message) : null;

    /// <summary>The messages of a list at a path below <c>v1.0/</c>, in Graph's order; deleted ones and events are left out. Null = they cannot be read.</summary>
    public async Task<ImmutableArray<GraphMessage>?> ReadAllAsync(string tenant, string path, CancellationToken cancellation)
    {
        var messages = ImmutableArray.CreateBuilder<GraphMessage>();
        Uri? next = new(options.Cloud.Graph, "v1.0/" + path);
        for (var page = 0; next is not null && page < MostPages; page++)
        {
            if (await GetAsync(tenant, next, cancellation) is not { } answer)
                return page == 0 ? null : messages.ToImmutable();
            messages.AddRange(answer.Items("value").Select(GraphMessage.Read).OfType<GraphMessage>());
            next = Next(answer);
        }

        return messages.ToImmutable();
    }

    /// <summary>The next page, which must be Graph's: our token goes there.</summary>
    private Uri? Next(JsonElement answer) =>
        Uri.TryCreate(answer.Text("@odata.nextLink"), UriKind.Absolute, out var next) && next.GetLeftPart(UriPartial.Authority) == options.Cloud.Graph.GetLeftPart(UriPartial.Authority) ? next : null;

    private async Task<JsonElement?> GetAsync(string tenant, Uri url, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            if (tokens.ForGraph(tenant) is not { } source || await source.GetAsync(cancellation) is not { Token: { } token })
                return null;
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Authorization = new("Bearer", token);
            using var response = await http.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
            {
                using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
                return body.RootElement.Clone();
            }

            if (response.StatusCode == HttpStatusCode.Unauthorized)
                source.Forget(token);
            else if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
                return NotAllowed(response.StatusCode);
            if (tries == MostTries)
                return NotAllowed(response.StatusCode);
            await Task.Delay(response.Headers.RetryAfter?.Delta ?? Soon * tries, time, cancellation);
        }
    }

    private JsonElement? NotAllowed(HttpStatusCode status)
    {
        LogNotRead((int)status);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Graph answered {Status}: without ChannelMessage.Read.Group or ChatMessage.Read.Chat in this team or chat, messages that do not mention the bot are not read")]
    private partial void LogNotRead(int status);
}

/// <summary>A message as Graph tells it.</summary>
/// <param name="Id">As the thread's root and mentions name it: its time in milliseconds.</param>
/// <param name="App">The app that wrote it; null for a person.</param>
internal sealed record GraphMessage(string Id, string? App, ThreadText Text)
{
    /// <summary>Reads one; null = deleted, an event, or nothing to read in it.</summary>
    public static GraphMessage? Read(JsonElement json)
    {
        if (json.Text("id") is not { } id || json.Text("messageType") is not (null or "message") || json.Text("deletedDateTime") is not null)
            return null;
        var content = json.Text("body", "content") ?? "";
        var text = json.Text("body", "contentType") == "html" ? MessageHtml.ToText(content, ImmutableHashSet<string>.Empty) : content;
        var by = json.Text("from", "user", "displayName") ?? json.Text("from", "application", "displayName") ?? "";
        return string.IsNullOrWhiteSpace(text) ? null : new(id, json.Text("from", "application", "id"), new(by, text, json.Moment("createdDateTime"), id));
    }
}
