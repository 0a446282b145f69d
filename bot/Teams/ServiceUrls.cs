namespace SupportBot.Teams;

/// <summary>
/// Which service URLs may be called. An activity says where its answer goes; a forged one would make the bot post anywhere, with its token.
/// Compared before a token is fetched and before a socket is opened.
/// </summary>
internal sealed class ServiceUrls(TeamsOptions options)
{
    /// <summary>True for a URL of a trusted connector.</summary>
    public bool Allows(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed is { UserInfo: "", Query: "", Fragment: "" }
        && (options.Unauthenticated ? parsed.IsLoopback && parsed.Scheme is "http" or "https" : options.ServiceUrls.Any(pattern => pattern.Allows(parsed)));
}
