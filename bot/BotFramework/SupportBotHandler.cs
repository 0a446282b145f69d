using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using SupportBot.Teams;

namespace SupportBot.BotFramework;

/// <summary>
/// Hands each kind of activity to the same <see cref="TeamsTurns"/> as the default build does. It reads the activity as it came in rather than the
/// packages' copy of it, so that no field is lost on the way.
/// </summary>
/// <param name="activity">The activity of this turn; a handler is made for each.</param>
internal sealed class SupportBotHandler(Teams.Activity activity, TeamsTurns turns) : TeamsActivityHandler
{
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        if (activity.DeliveryMode != DeliveryModes.ExpectReplies)
        {
            await turns.TakeAsync(activity, cancellationToken);
            return;
        }

        // Buffered by the turn context and returned in the response by the adapter.
        var replies = await turns.ExpectedAsync(activity, cancellationToken);
        if (replies.Count > 0)
            await turnContext.SendActivitiesAsync([.. replies.Select(Outgoing.Read)], cancellationToken);
    }

    protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => turns.TakeAsync(activity, cancellationToken);

    protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => turns.TakeAsync(activity, cancellationToken);

    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => turns.TakeAsync(activity, cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => turns.TakeAsync(activity, cancellationToken);

    /// <summary>All invokes are answered in one place; the result's status and JSON become the packages' response.</summary>
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        await turns.AnswerAsync(activity, cancellationToken) switch
        {
            IValueHttpResult { Value: { } value } result => new InvokeResponse { Status = Status(result), Body = Outgoing.Json(JsonSerializer.Serialize(value)) },
            var result => new InvokeResponse { Status = Status(result) },
        };

    private static int Status(object result) => (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
}
