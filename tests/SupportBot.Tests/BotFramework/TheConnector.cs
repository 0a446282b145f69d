using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Teams;
using SupportBot.Teams.Identity;

namespace SupportBot.Tests.Teams;

/// <summary>Makes the connector that speaks through <see cref="CloudAdapter"/>.</summary>
internal static class TheConnector
{
    public static Connector Of(HttpClient http, TeamsOptions options, AccessTokens tokens, TimeProvider time) =>
        new(http, new(options), tokens, time, new CloudAdapter(BotFrameworkProtocols.Authentication(options, tokens, NullLogger.Instance)), NullLogger<Connector>.Instance);
}
