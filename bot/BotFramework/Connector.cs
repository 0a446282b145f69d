using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using SupportBot.BotFramework;
using SupportBot.Teams.Identity;
using SupportBot.Turns;
using BotActivity = Microsoft.Bot.Schema.Activity;

namespace SupportBot.Teams;

/// <summary>
/// Stands for the default build's Connector: the same calls, through <see cref="CloudAdapter"/> and its turn context. The connector client is made once
/// per service URL, since making it costs some 16 ms of CPU each time; the adapter finds it in the turn's state. Errors lead to the same results.
/// </summary>
internal sealed partial class Connector(HttpClient http, ServiceUrls trusted, AccessTokens tokens, TimeProvider time, CloudAdapter adapter, ILogger<Connector> log) : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Lazy<ConnectorClient>> _clients = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Posts a new message.</summary>
    public Task<SendResult> PostAsync(TeamsAddress address, JsonObject activity, CancellationToken cancellation) => CallAsync(HttpMethod.Post, address.ServiceUrl, async client =>
    {
        foreach (var warning in Outgoing.Warnings(activity))
            LogCardWarning(warning);
        var answer = await Turn(address, client).SendActivityAsync(Outgoing.Read(activity), cancellation);
        return new Sent(string.IsNullOrEmpty(answer?.Id) ? null : answer.Id);
    }, cancellation);

    /// <summary>The packages cannot send to one person of a conversation: the caller shows the message to everybody.</summary>
    public Task<SendResult> PostAsync(TeamsAddress address, JsonObject activity, string onlyFor, CancellationToken cancellation) =>
        Task.FromResult<SendResult>(new SendRefused("the packages have no messages for one person"));

    /// <summary>Edits a message of ours. <see cref="Gone"/> = it was deleted.</summary>
    public Task<SendResult> UpdateAsync(TeamsAddress address, string id, JsonObject activity, CancellationToken cancellation) => CallAsync(HttpMethod.Put, address.ServiceUrl, async client =>
    {
        foreach (var warning in Outgoing.Warnings(activity))
            LogCardWarning(warning);
        var edited = Outgoing.Read(activity);
        edited.Id = id;
        await Turn(address, client).UpdateActivityAsync(edited, cancellation);
        return new Sent(id);
    }, cancellation);

    /// <summary>Deletes a message of ours. <see cref="Gone"/> = somebody was faster.</summary>
    public Task<SendResult> DeleteAsync(TeamsAddress address, string id, CancellationToken cancellation) => CallAsync(HttpMethod.Delete, address.ServiceUrl, async client =>
    {
        await Turn(address, client).DeleteActivityAsync(id, cancellation);
        return new Sent(id);
    }, cancellation);

    /// <summary>Asks about a team (<c>v3/teams/{id}</c>), the one question that the bot has.</summary>
    public Task<SendResult> AskAsync(string serviceUrl, string path, CancellationToken cancellation) => CallAsync(HttpMethod.Get, serviceUrl, async client =>
    {
        const string teams = "v3/teams/";
        if (!path.StartsWith(teams, StringComparison.Ordinal))
            return new SendRefused("the packages are not asked for this");
        using var asking = new TeamsConnectorClient(client.BaseUri, client.Credentials);
        var team = await asking.Teams.FetchTeamDetailsAsync(Uri.UnescapeDataString(path[teams.Length..]), cancellation);
        return new Told(JsonSerializer.SerializeToElement(new Dictionary<string, string?> { ["id"] = team.Id, ["aadGroupId"] = team.AadGroupId }));
    }, cancellation);

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Value.Dispose();
    }

    /// <summary>A turn of this conversation that nobody began; what is sent in it goes where the reference says.</summary>
    private TurnContext Turn(TeamsAddress address, IConnectorClient client)
    {
        var turn = new TurnContext(adapter, new BotActivity
        {
            Type = ActivityTypes.Event,
            ChannelId = Channels.Msteams,
            ServiceUrl = address.ServiceUrl,
            Conversation = new ConversationAccount(id: address.Conversation),
            Recipient = new ChannelAccount(id: address.Bot),
            From = new ChannelAccount(),
        });
        turn.TurnState.Add(client);
        return turn;
    }

    private ConnectorClient Client(string serviceUrl) => _clients.GetOrAdd(serviceUrl, url => new(() =>
        new ConnectorClient(new OwnCredentials.Bearer(tokens.ForConnector), http, disposeHttpClient: false) { BaseUri = new Uri(url) })).Value;

    /// <summary>Calls with our token; one that is not taken is renewed once.</summary>
    private async Task<SendResult> CallAsync(HttpMethod method, string serviceUrl, Func<ConnectorClient, Task<SendResult>> call, CancellationToken cancellation)
    {
        if (!trusted.Allows(serviceUrl))
            return new SendRefused("the service URL is not one of the trusted ones");
        for (var renewed = false; ; renewed = true)
        {
            var token = tokens.ForConnector is { } source ? await source.GetAsync(cancellation) : null;
            if (token is { Token: null, Wait: var wait })
                return new SendLater(wait, "no token for the connector");
            if (await CallOnceAsync(method, () => call(Client(serviceUrl)), cancellation) is { } result)
                return result;
            if (token?.Token is { } refused)
                tokens.ForConnector!.Forget(refused);
            if (renewed || token is null)
                return new SendLater(TimeSpan.FromMinutes(1), "the connector does not take the token");
        }
    }

    /// <summary>The result of one call; null where the token is not taken.</summary>
    private async Task<SendResult?> CallOnceAsync(HttpMethod method, Func<Task<SendResult>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (ErrorResponseException error) when (error.Response is { } response)
        {
            return Failed(method, response.StatusCode, response.Headers);
        }
        catch (HttpRequestException error) when (error.HttpRequestError is
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new SendLater(Soon, $"no connection ({error.HttpRequestError})", IsOutage: true);
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Unknown(method, error.GetType().Name);
        }
        catch (SerializationException)
        {
            // A success whose body is no JSON: the message stands there, its id is not known.
            return method == HttpMethod.Get ? new SendRefused("the connector's answer is no JSON") : new Sent(null);
        }
    }

    private SendResult? Failed(HttpMethod method, HttpStatusCode status, IDictionary<string, IEnumerable<string>> headers)
    {
        var reason = $"the connector answered {(int)status}";
        return status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed => new SendLater(Wait(headers), reason),
            HttpStatusCode.Unauthorized => null,
            HttpStatusCode.RequestEntityTooLarge => new TooLarge(reason),
            HttpStatusCode.NotFound when method != HttpMethod.Post => new Gone(),
            HttpStatusCode.RequestTimeout => Unknown(method, reason),
            HttpStatusCode.NotImplemented => new SendRefused(reason),
            _ when (int)status >= 500 => Unknown(method, reason),
            _ => new SendRefused(reason),
        };
    }

    private static SendResult Unknown(HttpMethod method, string reason) => method == HttpMethod.Post ? new SendAmbiguous(reason) : new SendLater(Soon, reason, IsOutage: true);

    private TimeSpan Wait(IDictionary<string, IEnumerable<string>> headers)
    {
        if (!headers.TryGetValue("Retry-After", out var values) || !RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var told))
            return Soon;
        return told switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
            _ => Soon,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "AdaptiveCards warns of a card: {Warning}")]
    private partial void LogCardWarning(string warning);
}
