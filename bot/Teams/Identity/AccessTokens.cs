using System.Collections.Concurrent;

namespace SupportBot.Teams.Identity;

/// <summary>The tokens that let us call others: one for the connectors, one for Graph in each customer's tenant.</summary>
internal sealed class AccessTokens(TeamsOptions options, HttpClient http, TimeProvider time, ILogger<AccessTokens> log) : IDisposable
{
    private readonly ConcurrentDictionary<TokenTarget, Lazy<AccessToken>> _tokens = new();

    /// <summary>The connectors' token; null where calls carry none (<see cref="TeamsOptions.Unauthenticated"/>).</summary>
    public AccessToken? ForConnector => For(options.TenantId ?? options.Cloud.LoginTenant, options.Cloud.Scope);

    /// <summary>Graph's token in a customer's tenant; null where the bot is not registered.</summary>
    public AccessToken? ForGraph(string tenant) => For(tenant, new Uri(options.Cloud.Graph, ".default").AbsoluteUri);

    public void Dispose()
    {
        foreach (var token in _tokens.Values)
            token.Value.Dispose();
    }

    private AccessToken? For(string tenant, string scope) => options is { AppId: { } app, Identity: { } identity }
        ? _tokens.GetOrAdd(new(options.Cloud.Login, tenant, app, scope), target => new(() => new(target, identity, http, time, log))).Value
        : null;
}
