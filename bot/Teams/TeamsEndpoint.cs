namespace SupportBot.Teams;

/// <summary><c>POST /api/messages</c>: what Teams tells the bot.</summary>
internal sealed partial class TeamsEndpoint(TeamsAuth auth, IActivityDoor door, ILogger<TeamsEndpoint> log)
{
    /// <summary>More than any activity has (Teams refuses messages over some 100 KB).</summary>
    private const int LargestBody = 1024 * 1024;

    /// <summary>Takes one activity: read, prove where it comes from, hand on.</summary>
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

        return await door.TakeAsync(context, activity, body);
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
