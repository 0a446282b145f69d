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

    /// <summary>Settings any of which lets the bot tell who calls.</summary>
    private static readonly string[] Credentials = ["Api:Key", "Teams:AppId", "Slack:SigningSecret"];

    /// <summary>Lets in who may call.</summary>
    /// <exception cref="InvalidOperationException">In Development, the bot was told to listen beyond this machine with nothing to tell callers apart by.</exception>
    public static void UseAccess(this WebApplication app)
    {
        if (Refusal(app.Configuration, app.Environment.IsDevelopment()) is { } refusal)
            throw new InvalidOperationException(refusal);
        var key = app.Configuration["Api:Key"];
        app.Use(async (context, next) =>
        {
            if (IsLocal(context) || OwnAuthentication.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) || IsKey(context.Request.Headers["X-Api-Key"], key))
                await next(context);
            else
                await Results.Problem("This needs the key of the setting Api:Key in the header X-Api-Key, or a call from the bot's own machine to localhost.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
        });
    }

    /// <summary>Why the bot must not listen where it was told to; null = it may.</summary>
    public static string? Refusal(IConfiguration configuration, bool isDevelopment)
    {
        if (!isDevelopment || Credentials.Any(name => !string.IsNullOrWhiteSpace(configuration[name])))
            return null;
        return Listening.Addresses(configuration).FirstOrDefault(address => !IsThisMachine(address)) is { } open
            ? $"In Development the bot listens on this machine only, and {open} is open to others. Set Api:Key (or Teams:AppId, Slack:SigningSecret), or listen on {Listening.Default}."
            : null;
    }

    /// <summary>
    /// Local is who connects from this machine directly, to a name of this machine: a proxy here that forwards for somebody else says so, and a page
    /// of the web whose name was pointed at this machine (DNS rebinding) still asks for that name.
    /// </summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")
        && IsOwnName(context.Request.Host.Host);

    private static bool IsThisMachine(string address) => BindingAddress.Parse(address) is var binding && (binding.IsUnixPipe || binding.IsNamedPipe || IsOwnName(binding.Host));

    private static bool IsOwnName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsKey(string? sent, string? key) =>
        sent is { Length: > 0 } && key is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(key));
}
