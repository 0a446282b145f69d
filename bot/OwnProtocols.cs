using System.Text.Json.Nodes;
using SupportBot.Teams;

namespace SupportBot;

/// <summary>
/// The default build: the bot speaks the Bot Framework protocol and NTP itself. With <c>-p:BotFrameworkPackages=true</c> the files of
/// <c>BotFramework/</c> stand in the place of this one and of those that <c>BotFramework/packages.targets</c> names.
/// </summary>
internal static class OwnProtocols
{
    public static IServiceCollection AddProtocols(this IServiceCollection services) => services
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<SigningKeys>(provider, provider.Outside(TeamsSetup.Microsoft)))
        .AddSingleton<IActivityDoor, OwnDoor>();

    /// <summary>The token is checked by then (<see cref="ChannelTokens"/>): straight to the turns.</summary>
    private sealed class OwnDoor(TeamsTurns turns) : IActivityDoor
    {
        public async Task<IResult> TakeAsync(HttpContext context, Activity activity, ReadOnlyMemory<byte> body)
        {
            if (activity.Type == "invoke")
                return await turns.AnswerAsync(activity, context.RequestAborted);
            if (activity.DeliveryMode == "expectReplies")
                return Results.Json(new JsonObject { ["activities"] = new JsonArray([.. await turns.ExpectedAsync(activity, context.RequestAborted)]) });
            await turns.TakeAsync(activity, context.RequestAborted);
            return Results.Ok();
        }
    }
}
