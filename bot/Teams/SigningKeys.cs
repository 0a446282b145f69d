using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Teams;

/// <summary>
/// The keys that Teams signs with, as published. Fetched when first needed, again after 12 hours, and when an unknown key turns up, since keys
/// are rolled over; but not more than once a minute, since anybody can make up keys. A fetch that fails leaves the keys as they were.
/// </summary>
internal sealed class SigningKeys(TeamsOptions options, HttpClient http, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan LeastInterval = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneFetch = new(1, 1);
    private ImmutableDictionary<string, JsonWebKey> _keys = ImmutableDictionary<string, JsonWebKey>.Empty;
    private DateTimeOffset _fetched = DateTimeOffset.MinValue;
    private DateTimeOffset _tried = DateTimeOffset.MinValue;

    /// <summary>The key of this id, or null.</summary>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        if (IsFresh && _keys.GetValueOrDefault(keyId) is { } known)
            return known;
        await _oneFetch.WaitAsync(cancellation);
        try
        {
            if ((!IsFresh || !_keys.ContainsKey(keyId)) && time.GetUtcNow() - _tried >= LeastInterval)
                await FetchAsync(cancellation);
        }
        finally
        {
            _oneFetch.Release();
        }

        return _keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _oneFetch.Dispose();

    private bool IsFresh => time.GetUtcNow() - _fetched < Fresh;

    private async Task FetchAsync(CancellationToken cancellation)
    {
        _tried = time.GetUtcNow();
        try
        {
            var retriever = new HttpDocumentRetriever(http) { RequireHttps = !options.Cloud.Metadata.IsLoopback };
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(options.Cloud.Metadata.AbsoluteUri, retriever, cancellation);
            _keys = published.JsonWebKeySet.Keys.Where(key => key.Kid is not null).GroupBy(key => key.Kid).ToImmutableDictionary(group => group.Key, group => group.First());
            _fetched = _tried;
        }
        catch (Exception error) when (error is IOException or HttpRequestException or InvalidOperationException or ArgumentException or System.Text.Json.JsonException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // What is known stays known; what is not known is refused.
        }
    }
}
