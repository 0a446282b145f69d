using Microsoft.AspNetCore.Http.Features;
using SupportBot.Turns;

namespace SupportBot;

/// <summary>
/// Large texts are taken a few at a time, others wait for their turn before anything of theirs is read: what is held in memory has a bound, and a
/// short message is never behind fifty pastes. Behind <see cref="Access"/>, so that nobody from outside can keep a place.
/// </summary>
internal static class LargeBodies
{
    /// <summary>Most bytes of a request: 2 MB of text as JSON writes it at worst. More is answered 413 as soon as it is known.</summary>
    public const long Most = 14L << 20;

    private const int Large = 256 << 10;

    private static readonly SemaphoreSlim Places = new(LongTexts.AtOnce);

    private static readonly PathString[] OwnLimits = ["/api/messages", "/slack"];

    public static void UseLargeBodies(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!await IsLargeAsync(context))
        {
            await next(context);
            return;
        }

        await Places.WaitAsync(context.RequestAborted);
        try
        {
            await next(context);
        }
        finally
        {
            Places.Release();
        }
    });

    /// <summary>Of a body that does not say how long it is, the beginning is awaited: most end in it.</summary>
    private static async ValueTask<bool> IsLargeAsync(HttpContext context)
    {
        var request = context.Request;
        if (OwnLimits.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            return false;
        if (request.ContentLength is not null || context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return request.ContentLength >= Large;
        var beginning = await request.BodyReader.ReadAtLeastAsync(Large, context.RequestAborted);
        request.BodyReader.AdvanceTo(beginning.Buffer.Start);
        return beginning.Buffer.Length >= Large;
    }
}
