namespace SupportBot.Teams;

/// <summary><c>POST /api/messages</c>: what Teams tells the bot.</summary>
internal sealed partial class TeamsEndpoint(TeamsAuth auth, IActivityDoor door, ILogger<TeamsEndpoint> log)
{
    /// <summary>More than any activity has (Teams refuses messages over some 100 KB).</summary>
    private const int LargestBody = 1024 * 1024;

    /// <summary>Takes one activity: read, prove where it comes from, hand on.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        if (await RequestBody.ReadAsync(context.Request, LargestBody, context.RequestAborted) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (Activity.TryParse(body) is not { } activity)
            return Results.BadRequest();
        if (await auth.RefusalAsync(context, activity) is { } refusal)
        {
            LogRefused(refusal);
            return Results.Unauthorized();
        }

        return await door.TakeAsync(context, activity, body);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
