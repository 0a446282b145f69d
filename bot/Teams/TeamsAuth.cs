namespace SupportBot.Teams;

/// <summary>Whether an activity comes from Teams. Fails closed: what is not proved is refused.</summary>
internal sealed class TeamsAuth(TeamsOptions options, ServiceUrls trusted)
{
    /// <summary>Null = it does; else why not, for the log.</summary>
    public Task<string?> RefusalAsync(HttpContext context, Activity activity)
    {
        if (!options.Unauthenticated)
            return Task.FromResult<string?>("Teams:AppId is not set");
        return Task.FromResult(WithoutToken(context, activity));
    }

    private string? WithoutToken(HttpContext context, Activity activity)
    {
        var connection = context.Connection;
        if (connection is not { LocalIpAddress: { } local, RemoteIpAddress: { } remote } || !System.Net.IPAddress.IsLoopback(local) || !System.Net.IPAddress.IsLoopback(remote))
            return "without Teams:AppId only this machine may call";
        return activity.ServiceUrl is { } url && trusted.Allows(url) ? null : "without Teams:AppId the service URL must be on this machine";
    }
}
