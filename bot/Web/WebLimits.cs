using SupportBot.Api;

namespace SupportBot.Web;

/// <summary>What the chat page may send at most. More is refused with words, not stored.</summary>
internal static class WebLimits
{
    private const int Name = 100;

    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.Request.RouteValues["thread"] is not string { Length: > 0 and <= Name })
            return Refuse(StatusCodes.Status400BadRequest, $"A thread's name has 1 to {Name} characters.");
        foreach (var argument in context.Arguments)
        {
            var (id, person, text) = argument switch
            {
                WebArrival arrival => ("-", arrival.Person, ""),
                WebMessage message => (message.Id, message.Person, message.Text),
                WebPress press => (press.Id, press.Person, ""),
                _ => ("-", new("-", "-"), ""),
            };
            if (id is not { Length: > 0 and <= Name } || person is not { Id.Length: > 0 and <= Name, Name.Length: > 0 and <= Name } || text is null)
                return Refuse(StatusCodes.Status400BadRequest, "An id, a person with id and name, and a text are needed.");
            if (text.Length > TextLimit.Most)
                return Refuse(StatusCodes.Status413PayloadTooLarge, "The text is larger than 2 MB. Send the part around the first error.");
        }

        return await next(context);
    }

    private static IResult Refuse(int status, string detail) => Results.Problem(detail, statusCode: status);
}
