using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>
/// The Connector REST calls. Nothing is retried here: each result says what may be done next. An update may be repeated freely; a post that
/// may have arrived is never sent again lightly, since the connector takes no idempotency key.
/// </summary>
internal sealed class Connector(HttpClient http, ServiceUrls trusted)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    /// <summary>Posts a new message.</summary>
    public Task<SendResult> PostAsync(TeamsAddress address, JsonObject activity, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, address, null, activity, cancellation);

    /// <summary>Edits a message of ours. <see cref="Gone"/> = it was deleted.</summary>
    public Task<SendResult> UpdateAsync(TeamsAddress address, string id, JsonObject activity, CancellationToken cancellation)
    {
        activity["id"] = id;
        return CallAsync(HttpMethod.Put, address, id, activity, cancellation);
    }

    private async Task<SendResult> CallAsync(HttpMethod method, TeamsAddress address, string? id, JsonObject activity, CancellationToken cancellation)
    {
        if (!trusted.Allows(address.ServiceUrl))
            return new SendRefused("the service URL is not one of the trusted ones");
        try
        {
            using var request = new HttpRequestMessage(method, Path(address, id)) { Content = JsonContent.Create(activity) };
            using var response = await http.SendAsync(request, cancellation);
            return await ReadAsync(method, response, cancellation);
        }
        catch (HttpRequestException error) when (NeverLeft(error))
        {
            return new SendLater(Soon, $"no connection ({error.HttpRequestError})");
        }
        catch (HttpRequestException error)
        {
            return Unknown(method, error.HttpRequestError.ToString());
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unknown(method, "no answer in time");
        }
    }

    private static async Task<SendResult> ReadAsync(HttpMethod method, HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var reason = $"the connector answered {status}";
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new Sent(await IdOfAsync(response, cancellation)),
            HttpStatusCode.TooManyRequests => new SendLater(Wait(response), reason),
            HttpStatusCode.PreconditionFailed or HttpStatusCode.Unauthorized => new SendLater(Wait(response), reason),
            HttpStatusCode.NotFound when method == HttpMethod.Put => new Gone(),
            HttpStatusCode.RequestTimeout => Unknown(method, reason),
            _ when status >= 500 => Unknown(method, reason),
            _ => new SendRefused(reason),
        };
    }

    /// <summary>What to make of a call whose outcome is not known: an update is made again, a post may stand there already.</summary>
    private static SendResult Unknown(HttpMethod method, string reason) => method == HttpMethod.Put ? new SendLater(Soon, reason) : new SendAmbiguous(reason);

    private static bool NeverLeft(HttpRequestException error) => error.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static TimeSpan Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > DateTimeOffset.UtcNow => date - DateTimeOffset.UtcNow,
        _ => Soon,
    };

    /// <summary>The new message's id; null where the answer has none (202, or an empty body).</summary>
    private static async Task<string?> IdOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Text("id");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Uri Path(TeamsAddress address, string? id)
    {
        var path = $"{address.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(address.Conversation)}/activities";
        return new(id is null ? path : $"{path}/{Uri.EscapeDataString(id)}");
    }
}

/// <summary>The message to be edited is not there any more.</summary>
internal sealed record Gone() : SendResult;
