namespace SupportBot.Teams;

/// <summary>How the bot is registered in Teams: the settings under <c>Teams:</c>.</summary>
internal sealed record TeamsOptions
{
    /// <summary>Id of the bot's registration; null = Teams is not set up.</summary>
    public string? AppId { get; init; }

    /// <summary>
    /// Nothing is checked, for the Agents Playground on this machine: only in Development, without <see cref="AppId"/>, on loopback, towards loopback.
    /// </summary>
    public bool Unauthenticated { get; init; }

    public ImmutableArray<ServiceUrlPattern> ServiceUrls { get; init; } = [];

    public static TeamsOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var appId = configuration["Teams:AppId"] is { Length: > 0 } id ? id : null;
        return new() { AppId = appId, Unauthenticated = appId is null && environment.IsDevelopment() };
    }
}

/// <summary>A trusted base address.</summary>
internal sealed record ServiceUrlPattern(Uri Base)
{
    public bool Allows(Uri url) => url.Scheme == Base.Scheme && url.IdnHost == Base.IdnHost && url.Port == Base.Port;
}
