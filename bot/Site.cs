using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SupportBot;

/// <summary>Where the bot's own pages are found.</summary>
internal sealed class Site(IServer server, IConfiguration configuration)
{
    /// <summary>The address this process listens on, as a browser on this machine reaches it.</summary>
    public Uri Local => new(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal)
        ?? Listening.Default);

    /// <summary>Whether <c>Site:Address</c> names an address for people and hosts elsewhere.</summary>
    public bool IsPublic => configuration["Site:Address"] is { Length: > 0 };

    /// <summary>The address people elsewhere use: <c>Site:Address</c>, else the local one.</summary>
    public Uri Public => configuration["Site:Address"] is { Length: > 0 } address ? new(address) : Local;
}
