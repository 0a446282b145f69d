using System.Globalization;
using SupportBot.Time;

namespace SupportBot.Slack;

/// <summary><c>POST /slack/...</c>: what Slack tells the bot over HTTP. The signature is checked on the raw bytes before anything reads them.</summary>
internal sealed partial class SlackEndpoint(SlackOptions options, SlackHandlers handlers, OwnClock clock, TimeProvider time, ILogger<SlackEndpoint> log)
{
    /// <summary>More than any request of Slack has.</summary>
    private const int LargestBody = 1024 * 1024;

    /// <summary>Takes one request: read, prove that it is Slack's, commit, acknowledge.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        if (!options.TakesHttp)
            return NotSetUp();
        var request = context.Request;
        if (await RequestBody.ReadAsync(request, LargestBody, context.RequestAborted) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (SlackRequest.IsCertificateCheck(request.ContentType, body.Span))
            return Results.Ok();
        var stamp = Single(request, SlackSignature.TimestampHeader);
        var refusal = SlackSignature.Refusal(options.SigningSecrets, stamp, Single(request, SlackSignature.SignatureHeader), body.Span, time.GetUtcNow());
        if (refusal is null or SlackSignature.OutOfTime)
            NoteStamp(stamp!);
        if (refusal is not null)
        {
            LogRefused(refusal);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (SlackRequest.Read(request.ContentType, body) is not { } read)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        return await handlers.HandleAsync(read, context.RequestAborted) is { } answer ? Results.Json(answer) : Results.Ok();
    }

    private IResult NotSetUp() => options.IsSetUp
        ? Results.Problem("The bot talks to Slack over Socket Mode and takes no requests. To use HTTP, set Slack:SigningSecret.", statusCode: StatusCodes.Status404NotFound)
        : Results.Problem("Slack is not set up here. Set Slack:SigningSecret and Slack:BotToken.", statusCode: StatusCodes.Status404NotFound);

    /// <summary>Slack has signed this time: it has come, whatever this machine's clock says.</summary>
    private void NoteStamp(string stamp)
    {
        if (long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            clock.NoteSigned(DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    /// <summary>A header that comes twice is none.</summary>
    private static string? Single(HttpRequest request, string header) => request.Headers[header] is [var value] ? value : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request for Slack was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
