namespace SupportBot.Web;

/// <summary>What a browser may do with the pages: nothing from elsewhere, no inline script or style, not inside another site's frame.</summary>
internal static class PageHeaders
{
    private const string Policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets the headers on every answer of the group.</summary>
    public static async ValueTask<object?> SetAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return await next(context);
    }
}
