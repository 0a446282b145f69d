using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using SupportBot.BotFramework;
using SupportBot.Teams;
using SupportBot.Teams.Identity;

namespace SupportBot;

/// <summary>The build with the customer's packages: activities come in through <see cref="CloudAdapter"/>, answers go out through it.</summary>
internal static class BotFrameworkProtocols
{
    public static IServiceCollection AddProtocols(this IServiceCollection services) => services
        .AddSingleton(provider => Authentication(provider.GetRequiredService<TeamsOptions>(), provider.GetRequiredService<AccessTokens>(), provider.GetRequiredService<ILogger<CloudAdapter>>()))
        .AddSingleton(provider => new CloudAdapter(provider.GetRequiredService<BotFrameworkAuthentication>(), provider.GetRequiredService<ILogger<CloudAdapter>>()))
        .AddSingleton<IActivityDoor, AdapterDoor>();

    /// <summary>The same cloud and identity as in the default build, in the names of the packages.</summary>
    internal static BotFrameworkAuthentication Authentication(TeamsOptions options, AccessTokens tokens, ILogger log)
    {
        var cloud = options.Cloud;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ToChannelFromBotLoginUrl"] = new Uri(cloud.Login, options.TenantId ?? cloud.LoginTenant).AbsoluteUri,
            ["ToChannelFromBotOAuthScope"] = cloud.Scope.Replace("/.default", "", StringComparison.Ordinal),
            ["ToBotFromChannelTokenIssuer"] = cloud.Issuer,
            ["ToBotFromChannelOpenIdMetadataUrl"] = cloud.Metadata.AbsoluteUri,
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = new Uri(cloud.Login, "common/v2.0/.well-known/openid-configuration").AbsoluteUri,
            ["OAuthUrl"] = cloud.Issuer, // sign-in of people, which this bot does not use
        }).Build();
        return new ConfigurationBotFrameworkAuthentication(settings, new OwnCredentials(options, tokens), logger: log);
    }
}
