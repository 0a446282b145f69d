namespace SupportBot.Teams;

/// <summary>
/// Which service URLs may be called. An activity says where its answer goes; a forged one would make the bot post anywhere, with its token.
/// Asked before a token is fetched and before a socket is opened.
/// </summary>
internal sealed class ServiceUrls(TeamsOptions options)
{
    /// <summary>True for a URL of a trusted connector.</summary>
    public bool Allows(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && IsPlain(url, parsed) && IsTrusted(parsed);

    /// <summary>True for a host that may be reached at a private address: this machine, and only where it is meant.</summary>
    public bool MayBeLocal(string host, int port) => options.Unauthenticated
        ? host is "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address))
        : options.Cloud.ServiceUrls.Any(pattern => pattern.IsLoopbackAt(host, port));

    /// <summary>Nothing that two readers of the URL might read differently.</summary>
    private static bool IsPlain(string text, Uri url) =>
        url is { UserInfo: "", Query: "", Fragment: "" } && !text.Any(c => c is '\\' or '@' or '%' or '?' or '#' || char.IsControl(c) || char.IsWhiteSpace(c));

    private bool IsTrusted(Uri url) => options.Unauthenticated
        ? url.Scheme is "http" or "https" && MayBeLocal(url.AsciiHost(), url.Port)
        : options.Cloud.ServiceUrls.Any(pattern => pattern.Allows(url));
}
