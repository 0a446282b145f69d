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

    private const long Large = 256 << 10;

    private static readonly SemaphoreSlim Places = new(LongTexts.AtOnce);

    private static readonly PathString[] OwnLimits = ["/api/messages", "/slack"];

    public static void UseLargeBodies(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!IsLarge(context.Request))
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

    /// <summary>A body that does not say how long it is may be.</summary>
    private static bool IsLarge(HttpRequest request) =>
        (request.ContentLength ?? (request.Headers.TransferEncoding.Count > 0 ? Large : 0)) >= Large
        && !OwnLimits.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
