using SupportBot.Teams;
using SupportBot.Teams.Identity;

namespace SupportBot.Tests.Teams;

/// <summary>Makes the default build's connector. <c>BotFramework/TheConnector.cs</c> makes the other build's, so that the same tests apply to both.</summary>
internal static class TheConnector
{
    public static Connector Of(HttpClient http, TeamsOptions options, AccessTokens tokens, TimeProvider time) => new(http, new(options), tokens, time);
}
