using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Slack;

/// <summary>
/// Calls to Slack's Web API. Nothing is retried here: each result says what may be done next. A method that answered 429 is not called again
/// before its <c>Retry-After</c> has passed; the other methods go on. Source: https://docs.slack.dev/apis/web-api/rate-limits
/// </summary>
internal sealed partial class SlackApi(HttpClient http, SlackOptions options, TimeProvider time, ILogger<SlackApi> log)
{
    /// <summary>How long to wait where Slack does not say.</summary>
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    /// <summary>More than the longest page of a thread.</summary>
    private const int LongestAnswer = 8 * 1024 * 1024;

    /// <summary>Methods that take no JSON.</summary>
    private static readonly HashSet<string> Forms = ["auth.test", "apps.connections.open", "conversations.history", "conversations.replies", "files.info", "users.info"];

    /// <summary>Codes after which nothing works until an administrator has done something.</summary>
    private static readonly HashSet<string> Fatal = ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope", "team_access_not_granted"];

    private static readonly HashSet<string> Unsure = ["internal_error", "fatal_error", "request_timeout"];

    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = new();

    /// <summary>Calls a method with the bot's token, or another one.</summary>
    public async Task<SlackResult> CallAsync(string method, JsonObject arguments, CancellationToken cancellation, string? token = null)
    {
        if (_notBefore.TryGetValue(method, out var until) && until - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            return new SlackLater(wait, $"{method} is limited");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBase, method)) { Content = Content(method, arguments) };
            request.Headers.Authorization = new("Bearer", token ?? options.BotToken);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return await ReadAsync(method, response, cancellation);
        }
        catch (HttpRequestException error) when (error.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new SlackLater(Soon, $"no connection ({error.HttpRequestError})");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException)
        {
            return new SlackUnknown(error.GetType().Name);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SlackUnknown("no answer in time");
        }
    }

    /// <summary>Posts to the address that an interaction brought along; at most five times within half an hour, without a token.</summary>
    public async Task<SlackResult> RespondAsync(string responseUrl, JsonObject message, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var address) || !options.IsSlacks(address))
            return new SlackRefused("response_url_not_slacks");
        try
        {
            using var content = Json(message);
            using var response = await http.PostAsync(address, content, cancellation);
            return response.IsSuccessStatusCode ? new SlackDone(default)
                : response.StatusCode == HttpStatusCode.TooManyRequests ? new SlackLater(Wait(response), "response_url is limited")
                : new SlackRefused($"response_url_{(int)response.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new SlackUnknown(error.GetType().Name);
        }
    }

    private async Task<SlackResult> ReadAsync(string method, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return Limit(method, Wait(response));
        if (!response.IsSuccessStatusCode)
            return new SlackUnknown($"{method} answered {(int)response.StatusCode}");
        await response.Content.LoadIntoBufferAsync(LongestAnswer, cancellation);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        var answer = document.RootElement.Clone();
        if (SlackInput.IsTrue(answer, "ok"))
        {
            if (method == "auth.test" && response.Headers.TryGetValues("x-oauth-scopes", out var scopes))
                GrantedScopes = [.. scopes.SelectMany(each => each.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
            return new SlackDone(answer);
        }

        var code = answer.Text("error") ?? "no_error_given";
        if (Fatal.Contains(code))
            LogFatal(method, code, answer.Text("needed"));
        return code switch
        {
            "ratelimited" or "rate_limited" => Limit(method, Wait(response)),
            "service_unavailable" => new SlackLater(Soon, code),
            _ when Unsure.Contains(code) => new SlackUnknown(code),
            _ => new SlackRefused(code),
        };
    }

    /// <summary>What the token may do, as the last <c>auth.test</c> told; null where it did not.</summary>
    public ImmutableArray<string>? GrantedScopes { get; private set; }

    /// <summary>True for a refusal that an administrator must mend.</summary>
    public static bool IsFatal(string error) => Fatal.Contains(error);

    private SlackLater Limit(string method, TimeSpan wait)
    {
        _notBefore[method] = time.GetUtcNow() + wait;
        return new(wait, $"{method} is limited");
    }

    private TimeSpan Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => Unsaid,
    };

    /// <summary>A form carries what is no text as JSON.</summary>
    private static HttpContent Content(string method, JsonObject arguments) => Forms.Contains(method)
        ? new FormUrlEncodedContent(arguments.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!.GetValueKind() == JsonValueKind.String ? (string)pair.Value! : pair.Value.ToJsonString())))
        : Json(arguments);

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack refuses {Method}: {Error} (needed: {Needed}). Check the token and its scopes on the app's page \"OAuth & Permissions\", reinstall the app and restart the bot")]
    private partial void LogFatal(string method, string error, string? needed);
}
