using System.Net;
using System.Text.Json;

namespace SupportBot.Teams;

/// <summary>
/// The token that lets us call a connector: by client secret, kept until shortly before it ends, fetched by one caller at a time.
/// Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication (bot to connector).
/// </summary>
internal sealed partial class ConnectorToken(TeamsOptions options, HttpClient http, TimeProvider time, ILogger<ConnectorToken> log) : IDisposable
{
    /// <summary>How long before its end a token is replaced.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneFetch = new(1, 1);
    private string? _token;
    private DateTimeOffset _until;
    private DateTimeOffset _notBefore;
    private TimeSpan _wait = ShortestWait;

    /// <summary>True where calls carry a token at all.</summary>
    public bool IsNeeded => options.AppId is not null;

    /// <summary>The token, or how long to wait before asking again.</summary>
    public async Task<TokenAnswer> GetAsync(CancellationToken cancellation)
    {
        await _oneFetch.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            if (_token is not null && now < _until)
                return new(_token, default);
            if (now < _notBefore)
                return new(null, _notBefore - now);
            return await FetchAsync(cancellation);
        }
        finally
        {
            _oneFetch.Release();
        }
    }

    /// <summary>The connector did not take this token: the next one is fetched anew. Another one that came meanwhile stays.</summary>
    public void Forget(string token) => Interlocked.CompareExchange(ref _token, null, token);

    public void Dispose() => _oneFetch.Dispose();

    private async Task<TokenAnswer> FetchAsync(CancellationToken cancellation)
    {
        try
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = options.AppId!,
                ["client_secret"] = options.AppPassword!,
                ["scope"] = options.Cloud.Scope,
            });
            using var response = await http.PostAsync(new Uri(options.Cloud.Login, $"{options.TenantId ?? options.Cloud.LoginTenant}/oauth2/v2.0/token"), form, cancellation);
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            if (response.IsSuccessStatusCode && body.RootElement.Text("access_token") is { Length: > 0 } token)
                return Keep(token, body.RootElement.At("expires_in"));
            LogRefused((int)response.StatusCode, body.RootElement.Text("error") ?? "no error code");
            return Wait(response.StatusCode == HttpStatusCode.BadRequest || response.StatusCode == HttpStatusCode.Unauthorized ? LongestWait : response.Headers.RetryAfter?.Delta);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogUnreachable(error.GetType().Name);
            return Wait(null);
        }
    }

    private TokenAnswer Keep(string token, JsonElement? expiresIn)
    {
        var lifetime = expiresIn is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromHours(1);
        _token = token;
        _until = time.GetUtcNow() + (lifetime > Early + Early ? lifetime - Early : lifetime / 2);
        _wait = ShortestWait;
        return new(token, default);
    }

    /// <summary>A login that fails is left alone for a while, longer each time: a wrong secret does not get right by asking.</summary>
    private TokenAnswer Wait(TimeSpan? told)
    {
        var wait = told ?? _wait;
        _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
        _notBefore = time.GetUtcNow() + wait;
        return new(null, wait);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No token for the connector: the login answered {Status} {Error}. Check Teams:AppId, Teams:AppPassword and Teams:TenantId")]
    private partial void LogRefused(int status, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No token for the connector: the login could not be reached or read ({Error})")]
    private partial void LogUnreachable(string error);
}

/// <summary>A token, or null and how long to wait.</summary>
internal sealed record TokenAnswer(string? Token, TimeSpan Wait);
