using System.Net.Http.Headers;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;
using SupportBot.Teams;
using SupportBot.Teams.Identity;

namespace SupportBot.BotFramework;

/// <summary>Gives the packages the bot's own tokens, so that every identity of <see cref="AppIdentity"/> works in both builds.</summary>
internal sealed class OwnCredentials(TeamsOptions options, AccessTokens tokens) : ServiceClientCredentialsFactory
{
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == options.AppId);

    /// <summary>Only in Development on this machine, which <see cref="TeamsAuth"/> has made sure of before.</summary>
    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(options.Unauthenticated);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(new Bearer(tokens.ForConnector));

    /// <summary>Puts the token on each call; none where the bot is not registered.</summary>
    internal sealed class Bearer(AccessToken? source) : ServiceClientCredentials
    {
        public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (source is not null && (await source.GetAsync(cancellationToken)).Token is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await base.ProcessHttpRequestAsync(request, cancellationToken);
        }
    }
}
