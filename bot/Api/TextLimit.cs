namespace SupportBot.Api;

/// <summary>Texts over 2 MB are refused with 413; a missing one with 400.</summary>
internal static class TextLimit
{
    /// <summary>Most characters of a text.</summary>
    public const int Most = 2 * 1024 * 1024;

    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var asked = context.Arguments.Any(argument => argument is TextRequest or MatchRequest);
        var text = context.Arguments.Select(argument => argument switch { TextRequest request => request.Text, MatchRequest request => request.Text, _ => null }).FirstOrDefault(text => text is not null);
        return (asked, text) switch
        {
            (true, null) => Results.Problem("'text' is missing. Send {\"text\": \"...\"}.", statusCode: StatusCodes.Status400BadRequest),
            (_, { Length: > Most }) => Results.Problem("The text is larger than 2 MB. Send the part around the first error.", statusCode: StatusCodes.Status413PayloadTooLarge),
            _ => await next(context),
        };
    }
}
