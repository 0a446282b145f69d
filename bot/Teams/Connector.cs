using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Teams.Identity;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>
/// The Connector REST calls. Nothing is retried here: each result says what may be done next. An update may be repeated freely; a post that
/// may have arrived is never sent again lightly, since the connector takes no idempotency key.
/// </summary>
internal sealed class Connector(HttpClient http, ServiceUrls trusted, AccessTokens tokens, TimeProvider time)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    /// <summary>Posts a new message.</summary>
    public Task<SendResult> PostAsync(TeamsAddress address, JsonObject activity, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, address.ServiceUrl, Activities(address), activity, cancellation);

    /// <summary>Posts a new message that only one person of the conversation sees.</summary>
    public Task<SendResult> PostAsync(TeamsAddress address, JsonObject activity, string onlyFor, CancellationToken cancellation)
    {
        activity["recipient"] = new JsonObject { ["id"] = onlyFor, ["isTargeted"] = true };
        return CallAsync(HttpMethod.Post, address.ServiceUrl, Activities(address) + "?isTargetedActivity=true", activity, cancellation);
    }

    /// <summary>Edits a message of ours. <see cref="Gone"/> = it was deleted.</summary>
    public Task<SendResult> UpdateAsync(TeamsAddress address, string id, JsonObject activity, CancellationToken cancellation)
    {
        activity["id"] = id;
        return CallAsync(HttpMethod.Put, address.ServiceUrl, $"{Activities(address)}/{Uri.EscapeDataString(id)}", activity, cancellation);
    }

    /// <summary>Deletes a message of ours. <see cref="Gone"/> = somebody was faster.</summary>
    public Task<SendResult> DeleteAsync(TeamsAddress address, string id, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Delete, address.ServiceUrl, $"{Activities(address)}/{Uri.EscapeDataString(id)}", null, cancellation);

    /// <summary>Asks the connector; <see cref="Told"/> holds its answer.</summary>
    /// <param name="serviceUrl">Where the connector is.</param>
    /// <param name="path">Below it, each part escaped, without a slash in front.</param>
    public Task<SendResult> AskAsync(string serviceUrl, string path, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Get, serviceUrl, path, null, cancellation);

    private static string Activities(TeamsAddress address) => $"v3/conversations/{Uri.EscapeDataString(address.Conversation)}/activities";

    /// <summary>Calls with our token; one that is not taken is renewed once.</summary>
    private async Task<SendResult> CallAsync(HttpMethod method, string serviceUrl, string path, JsonObject? body, CancellationToken cancellation)
    {
        if (!trusted.Allows(serviceUrl))
            return new SendRefused("the service URL is not one of the trusted ones");
        var tokenSource = tokens.ForConnector;
        for (var renewed = false; ; renewed = true)
        {
            var token = tokenSource is null ? null : await tokenSource.GetAsync(cancellation);
            if (token is { Token: null, Wait: var wait })
                return new SendLater(wait, "no token for the connector");
            var result = await CallOnceAsync(method, new($"{serviceUrl.TrimEnd('/')}/{path}"), token?.Token, body, cancellation);
            if (result is not TokenNotTaken)
                return result;
            if (token?.Token is { } refused)
                tokenSource!.Forget(refused);
            if (renewed || token is null)
                return new SendLater(TimeSpan.FromMinutes(1), "the connector does not take the token");
        }
    }

    private async Task<SendResult> CallOnceAsync(HttpMethod method, Uri url, string? token, JsonObject? body, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(method, url);
            if (body is not null)
                request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = Json } };
            if (token is not null)
                request.Headers.Authorization = new("Bearer", token);
            using var response = await http.SendAsync(request, cancellation);
            return await ReadAsync(method, response, cancellation);
        }
        catch (HttpRequestException error) when (NeverLeft(error))
        {
            return new SendLater(Soon, $"no connection ({error.HttpRequestError})", IsOutage: true);
        }
        catch (HttpRequestException error)
        {
            return Unknown(method, error.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unknown(method, "no answer in time");
        }
    }

    private async Task<SendResult> ReadAsync(HttpMethod method, HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var reason = $"the connector answered {status}";
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => await AnswerAsync(method, response, cancellation),
            HttpStatusCode.TooManyRequests => new SendLater(Wait(response), reason),
            HttpStatusCode.PreconditionFailed => new SendLater(Wait(response), reason),
            HttpStatusCode.Unauthorized => new TokenNotTaken(),
            HttpStatusCode.RequestEntityTooLarge => new TooLarge(reason),
            HttpStatusCode.NotFound when method != HttpMethod.Post => new Gone(),
            HttpStatusCode.RequestTimeout => Unknown(method, reason),
            HttpStatusCode.NotImplemented => new SendRefused(reason),
            _ when status >= 500 => Unknown(method, reason),
            _ => new SendRefused(reason),
        };
    }

    /// <summary>What to make of a call whose outcome is not known: all but a post may be repeated, a post may stand there already.</summary>
    private static SendResult Unknown(HttpMethod method, string reason) => method == HttpMethod.Post ? new SendAmbiguous(reason) : new SendLater(Soon, reason, IsOutage: true);

    private static bool NeverLeft(HttpRequestException error) => error.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private TimeSpan Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => Soon,
    };

    /// <summary>The new message's id (null where the answer has none: 202, or an empty body), or what was asked for.</summary>
    private static async Task<SendResult> AnswerAsync(HttpMethod method, HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        try
        {
            using var document = JsonDocument.Parse(body);
            return method == HttpMethod.Get ? new Told(document.RootElement.Clone()) : new Sent(document.RootElement.Text("id"));
        }
        catch (JsonException)
        {
            return method == HttpMethod.Get ? new SendRefused("the connector's answer is no JSON") : new Sent(null);
        }
    }
}
