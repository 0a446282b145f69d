using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SupportBot.Teams.Identity;

/// <summary>
/// One token of ours: kept until shortly before it ends, fetched by one caller at a time, and used on while it cannot be renewed but still holds.
/// Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication (bot to connector).
/// </summary>
internal sealed partial class AccessToken(TokenTarget target, AppIdentity identity, HttpClient http, TimeProvider time, ILogger log) : IDisposable
{
    /// <summary>How long before its end a token is replaced.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneFetch = new(1, 1);
    private string? _token;
    private DateTimeOffset _renewAt;
    private DateTimeOffset _end;
    private DateTimeOffset _notBefore;
    private TimeSpan _wait = ShortestWait;

    /// <summary>The token, or how long to wait before asking again.</summary>
    public async Task<TokenAnswer> GetAsync(CancellationToken cancellation)
    {
        await _oneFetch.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            if (_token is not null && now < _renewAt)
                return new(_token, default);
            var answer = now < _notBefore ? new(null, _notBefore - now) : await FetchAsync(cancellation);
            return answer.Token is null && _token is { } held && now < _end ? new(held, default) : answer;
        }
        finally
        {
            _oneFetch.Release();
        }
    }

    /// <summary>This token was not taken: the next one is fetched anew. Another one that came meanwhile stays.</summary>
    public void Forget(string token) => Interlocked.CompareExchange(ref _token, null, token);

    public void Dispose() => _oneFetch.Dispose();

    private async Task<TokenAnswer> FetchAsync(CancellationToken cancellation)
    {
        try
        {
            using var request = await identity.RequestAsync(target, http, time.GetUtcNow(), cancellation);
            using var response = await http.SendAsync(request, cancellation);
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            if (response.IsSuccessStatusCode && body.RootElement.Text("access_token") is { Length: > 0 } token)
                return Keep(token, LifetimeOf(body.RootElement));
            LogRefused(target.Resource, (int)response.StatusCode, body.RootElement.Text("error") ?? "no error code");
            return Wait(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized ? LongestWait : response.Headers.RetryAfter?.Delta);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UnauthorizedAccessException or JsonException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogUnreachable(target.Resource, error.GetType().Name);
            return Wait(null);
        }
    }

    /// <summary>Seconds to live, as a number from the login and as a text from a managed identity, which may name the end in Unix time instead.</summary>
    private TimeSpan LifetimeOf(JsonElement body) => Seconds(body.At("expires_in")) is { } seconds
        ? TimeSpan.FromSeconds(seconds)
        : Seconds(body.At("expires_on")) is { } end
            ? DateTimeOffset.FromUnixTimeSeconds(end) - time.GetUtcNow()
            : TimeSpan.FromHours(1);

    private static long? Seconds(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var seconds) => seconds,
        { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => seconds,
        _ => null,
    };

    private TokenAnswer Keep(string token, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        (_token, _end, _wait) = (token, now + lifetime, ShortestWait);
        _renewAt = now + (lifetime > Early + Early ? lifetime - Early : lifetime / 2);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "No token for {Resource}: the login answered {Status} {Error}. Check Teams:AppId, Teams:TenantId and the identity's setting")]
    private partial void LogRefused(string resource, int status, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No token for {Resource}: the login could not be reached or read ({Error})")]
    private partial void LogUnreachable(string resource, string error);
}

/// <summary>A token, or null and how long to wait.</summary>
internal sealed record TokenAnswer(string? Token, TimeSpan Wait);
