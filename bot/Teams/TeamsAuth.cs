using System.Net;

namespace SupportBot.Teams;

/// <summary>Whether an activity comes from Teams and may be taken. Fails closed: what is not proved is refused.</summary>
internal sealed class TeamsAuth(TeamsOptions options, ServiceUrls trusted, ChannelTokens tokens)
{
    /// <summary>Null = it may be taken; else why not, for the log.</summary>
    public async Task<string?> RefusalAsync(HttpContext context, Activity activity)
    {
        if (!trusted.Allows(activity.ServiceUrl))
            return "the service URL is not one of the trusted ones";
        if (options.Unauthenticated)
            return IsFromThisMachine(context) ? null : "without Teams:AppId only this machine may call";
        if (options.AppId is null)
            return "Teams:AppId is not set";
        var headers = context.Request.Headers.Authorization;
        return await tokens.RefusalAsync(headers.Count == 1 ? headers[0] : null, activity, context.RequestAborted) ?? TenantRefusal(activity);
    }

    /// <summary>Tokens of the channel name no tenant: it is the activity's word, and any tenant can install a manifest with our id.</summary>
    private string? TenantRefusal(Activity activity)
    {
        var said = new[] { activity.Json.Text("channelData", "tenant", "id"), activity.Json.Text("conversation", "tenantId") }.OfType<string>().Distinct().ToArray();
        if (said.Length > 1)
            return "the activity names two tenants";
        return options.AllowedTenants.IsEmpty || (said is [var tenant] && options.AllowedTenants.Contains(tenant)) ? null : "the tenant is not allowed";
    }

    /// <summary>Directly, and by a name of this machine: a tunnel or a proxy that ends here forwards for others.</summary>
    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection is { LocalIpAddress: { } local, RemoteIpAddress: { } remote } && IPAddress.IsLoopback(local) && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")
        && (context.Request.Host.Host == "localhost" || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));
}
