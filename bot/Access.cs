using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot;

/// <summary>
/// Who may call: everybody on this machine; others need the key of <c>Api:Key</c> in the header <c>X-Api-Key</c>. Without a key set, nobody else.
/// Paths with an authentication of their own (Teams, Slack) and <c>/livez</c>, <c>/readyz</c>, <c>/check</c>, <c>/pictures</c> (what a picture shows is in its address) are left alone.
/// </summary>
internal static class Access
{
    private static readonly string[] OwnAuthentication = ["/api/messages", "/slack", "/livez", "/readyz", "/check", "/pictures"];

    public static void UseAccess(this WebApplication app)
    {
        var key = app.Configuration["Api:Key"];
        app.Use(async (context, next) =>
        {
            if (IsLocal(context) || OwnAuthentication.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) || IsKey(context.Request.Headers["X-Api-Key"], key))
                await next(context);
            else
                await Results.Problem("This needs the key of the setting Api:Key in the header X-Api-Key, or a call from the bot's own machine.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
        });
    }

    /// <summary>Local is who connects from this machine directly: a proxy here that forwards for somebody else says so.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    private static bool IsKey(string? sent, string? key) =>
        sent is { Length: > 0 } && key is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(key));
}
