using Microsoft.Bot.Builder.Integration.AspNet.Core;
using SupportBot.Teams;

namespace SupportBot.BotFramework;

/// <summary>Activities go through <see cref="CloudAdapter"/>: it checks the token, makes the turn and writes the response.</summary>
internal sealed class AdapterDoor(CloudAdapter adapter, TeamsTurns turns) : IActivityDoor
{
    public async Task<IResult> TakeAsync(HttpContext context, Activity activity, ReadOnlyMemory<byte> body)
    {
        using var again = new MemoryStream(body.ToArray(), writable: false);
        context.Request.Body = again;
        await adapter.ProcessAsync(context.Request, context.Response, new SupportBotHandler(activity, turns), context.RequestAborted);
        return Results.Empty;
    }
}
