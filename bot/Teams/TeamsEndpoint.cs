using System.Text.Json.Nodes;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary><c>POST /api/messages</c>: what Teams tells the bot.</summary>
internal sealed partial class TeamsEndpoint(TeamsAuth auth, TurnRunner turns, TeamsInvokes invokes, TeamsCards cards, ActionSeals seals, LateAnswers late, TeamsTyping typing, ILogger<TeamsEndpoint> log)
{
    /// <summary>More than any activity has (Teams refuses messages over some 100 KB).</summary>
    private const int LargestBody = 1024 * 1024;

    /// <summary>The connector gives up after 15 s.</summary>
    private static readonly TimeSpan ReplyBudget = TimeSpan.FromSeconds(10);

    /// <summary>Takes one activity: read, prove where it comes from, commit, acknowledge.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        if (await BodyAsync(context.Request, context.RequestAborted) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (Activity.TryParse(body) is not { } activity)
            return Results.BadRequest();
        if (await auth.RefusalAsync(context, activity) is { } refusal)
        {
            LogRefused(refusal);
            return Results.Unauthorized();
        }

        if (activity.Type == "invoke")
            return await invokes.AnswerAsync(activity, context.RequestAborted);
        if (activity.DeliveryMode == "expectReplies")
            return await ExpectedAsync(activity, context.RequestAborted);
        if (TeamsInput.Read(activity, seals) is { } received)
            await TakeAsync(received, activity, context.RequestAborted);
        return Results.Ok();
    }

    private async Task TakeAsync(IncomingEvent received, Activity activity, CancellationToken cancellation)
    {
        if (activity.Type == "message")
            typing.Begin(received.Key, TeamsAddress.Read(received.Address));
        if (!await turns.ReceiveAsync(received, cancellation))
            typing.End(received.Key);
    }

    /// <summary>The caller wants every reply in the response.</summary>
    private async Task<IResult> ExpectedAsync(Activity activity, CancellationToken cancellation)
    {
        if (TeamsInput.Read(activity, seals) is not { } received)
            return Results.Json(new JsonObject { ["activities"] = new JsonArray() });
        var turn = await turns.RunAsync(received, ReplyBudget, cancellation);
        if (turn is null)
            late.Add(received.Key);
        var address = TeamsAddress.Read(received.Address);
        return Results.Json(new JsonObject { ["activities"] = new JsonArray([.. (turn?.Replies ?? []).Select(reply => cards.Message(received.Conversation, reply, address))]) });
    }

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LargestBody)
            return null;
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            if (body.Length + read > LargestBody)
                return null;
            await body.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
