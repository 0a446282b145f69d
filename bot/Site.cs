using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SupportBot;

/// <summary>Where the bot's own pages are found.</summary>
internal sealed class Site(IServer server, IConfiguration configuration)
{
    private readonly Uri? _named = configuration["Site:Address"] is { Length: > 0 } address ? new(address) : null;
    private Uri? _local;

    /// <summary>The address this process listens on, as a browser on this machine reaches it.</summary>
    public Uri Local => (_local ??= Listened()) ?? new(Listening.Default);

    /// <summary>Whether <c>Site:Address</c> names an address for people and hosts elsewhere.</summary>
    public bool IsPublic => _named is not null;

    /// <summary>The address people elsewhere use: <c>Site:Address</c>, else the local one.</summary>
    public Uri Public => _named ?? Local;

    /// <summary>Null until the server has started.</summary>
    private Uri? Listened() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } listened
        ? new(listened.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal))
        : null;
}
