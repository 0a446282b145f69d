namespace SupportBot.Teams;

/// <summary>The addresses of one Microsoft cloud. Each can be set on its own, for other clouds and for tests.</summary>
/// <param name="Issuer">Who signs the tokens of incoming activities.</param>
/// <param name="Metadata">Where its keys are published.</param>
/// <param name="Login">Base address for tokens of our own.</param>
/// <param name="Scope">What such a token is for.</param>
/// <param name="LoginTenant">Tenant of the login for an app that serves several tenants; a single-tenant app uses its own.</param>
/// <param name="Graph">Base address of Microsoft Graph.</param>
/// <param name="ServiceUrls">Connectors that may be called.</param>
/// <param name="Files">Where files that people send are downloaded: their OneDrive, under SharePoint.</param>
internal sealed record TeamsCloud(string Issuer, Uri Metadata, Uri Login, string Scope, string LoginTenant, Uri Graph, ImmutableArray<ServiceUrlPattern> ServiceUrls, ImmutableArray<ServiceUrlPattern> Files)
{
    /// <summary>The commercial cloud, GCC included.</summary>
    public static TeamsCloud Public { get; } = new(
        "https://api.botframework.com",
        new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        new("https://login.microsoftonline.com/"),
        "https://api.botframework.com/.default",
        "botframework.com",
        new("https://graph.microsoft.com/"),
        ServiceUrlPattern.All("https://smba.trafficmanager.net", "https://smba.infra.gcc.teams.microsoft.com", "https://*.botframework.com"),
        ServiceUrlPattern.All("https://*.sharepoint.com"));

    /// <summary>GCC High and DoD.</summary>
    public static TeamsCloud UsGovernment { get; } = new(
        "https://api.botframework.us",
        new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        new("https://login.microsoftonline.us/"),
        "https://api.botframework.us/.default",
        "MicrosoftServices.onmicrosoft.us",
        new("https://graph.microsoft.us/"),
        ServiceUrlPattern.All("https://smba.infra.gov.teams.microsoft.us", "https://smba.infra.dod.teams.microsoft.us", "https://*.botframework.azure.us"),
        ServiceUrlPattern.All("https://*.sharepoint.us"));

    /// <summary>The cloud that <c>Teams:Cloud</c> names, with what is set differently.</summary>
    public static TeamsCloud Read(IConfigurationSection teams)
    {
        var cloud = teams["Cloud"] switch
        {
            null or "" or "public" => Public,
            "usgov" => UsGovernment,
            var other => throw new InvalidOperationException($"Teams:Cloud = {other}: no such cloud. Set it to 'public' or 'usgov', or remove it for 'public'."),
        };
        return cloud with
        {
            Issuer = teams["Issuer"] ?? cloud.Issuer,
            Metadata = Address(teams, "Metadata") ?? cloud.Metadata,
            Login = Address(teams, "Login") ?? cloud.Login,
            Scope = teams["Scope"] ?? cloud.Scope,
            LoginTenant = teams["LoginTenant"] ?? cloud.LoginTenant,
            Graph = Address(teams, "Graph") ?? cloud.Graph,
            ServiceUrls = Patterns(teams, "ServiceUrls") ?? cloud.ServiceUrls,
            Files = Patterns(teams, "FileHosts") ?? cloud.Files,
        };
    }

    private static ImmutableArray<ServiceUrlPattern>? Patterns(IConfigurationSection teams, string name) =>
        teams.GetSection(name).Get<string[]>() is { Length: > 0 } patterns ? ServiceUrlPattern.Read($"Teams:{name}", patterns) : null;

    private static Uri? Address(IConfigurationSection teams, string name) => teams[name] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || address.IsLoopback) => address,
        var text => throw new InvalidOperationException($"Teams:{name} = {text}: not an https address. Correct it, or remove it for the one of the cloud."),
    };
}
