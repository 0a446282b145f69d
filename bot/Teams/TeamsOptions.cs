using SupportBot.Teams.Identity;

namespace SupportBot.Teams;

/// <summary>How the bot is registered in Teams: the settings under <c>Teams:</c>, checked as a whole before the bot starts.</summary>
internal sealed record TeamsOptions
{
    /// <summary><c>Teams:AppId</c>, id of the bot's registration; null = Teams is not set up.</summary>
    public string? AppId { get; init; }

    /// <summary>With what the bot proves to be this registration; null only without <see cref="AppId"/>.</summary>
    public AppIdentity? Identity { get; init; }

    /// <summary><c>Teams:TenantId</c>, tenant of a single-tenant registration; null for one that serves several.</summary>
    public string? TenantId { get; init; }

    /// <summary><c>Teams:AllowedTenants</c>, tenants whose activities are taken; empty = all. The bot's own tenant where nothing is said.</summary>
    public ImmutableHashSet<string> AllowedTenants { get; init; } = [];

    public TeamsCloud Cloud { get; init; } = TeamsCloud.Public;

    /// <summary>
    /// Nothing is checked, for the Agents Playground on this machine: only in Development, without <see cref="AppId"/>, on loopback, towards loopback.
    /// </summary>
    public bool Unauthenticated { get; init; }

    /// <summary>True for a host of files that may be reached at a private address: one on this machine that the settings name.</summary>
    public bool MayFilesBeLocal(string host, int port) => Cloud.Files.Any(pattern => pattern.IsLoopbackAt(host, port));

    /// <summary>Reads the settings. Half of a registration throws, naming the setting and the remedy: it would not work, or not be safe.</summary>
    public static TeamsOptions Read(IConfiguration configuration, bool isDevelopment)
    {
        var teams = configuration.GetSection("Teams");
        var options = new TeamsOptions
        {
            AppId = NullIfEmpty(teams["AppId"]),
            Identity = AppIdentity.Read(configuration),
            TenantId = NullIfEmpty(teams["TenantId"]),
            Cloud = TeamsCloud.Read(teams),
            Unauthenticated = isDevelopment && NullIfEmpty(teams["AppId"]) is null,
        };
        var allowed = teams.GetSection("AllowedTenants").Get<string[]>() ?? (options.TenantId is { } own ? [own] : []);
        options = options with { AllowedTenants = allowed.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase) };
        return Problem(options) is { } problem ? throw new InvalidOperationException(problem) : options;
    }

    private static string? Problem(TeamsOptions options) => options switch
    {
        { AppId: null, Identity: not null } =>
            $"Teams:AppId is not set, but one of {AppIdentity.Settings} is. Activities could not be verified, so the bot does not start. Set it to the application id of the bot's registration.",
        { AppId: null, TenantId: not null } =>
            "Teams:AppId is not set, but Teams:TenantId is. Activities could not be verified, so the bot does not start. Set it to the application id of the bot's registration, or remove the tenant.",
        { AppId: { } id } when !Guid.TryParseExact(id, "D", out _) =>
            "Teams:AppId is not an application id. It looks like 00000000-0000-0000-0000-000000000000 and stands on the overview page of the registration.",
        { AppId: not null, Identity: null } =>
            $"Teams:AppId is set, but nothing that proves it. The bot could hear but not answer, so it does not start. Set one of {AppIdentity.Settings}; a client secret for the first is made under \"Certificates & secrets\" of the registration.",
        { Identity: ManagedIdentity, TenantId: null } =>
            "Teams:TenantId is not set, but Teams:ManagedIdentity is. Managed identities belong to one tenant: set it to that tenant's id.",
        _ when options.AllowedTenants.FirstOrDefault(tenant => !Guid.TryParseExact(tenant, "D", out _)) is { } tenant =>
            $"Teams:AllowedTenants: '{tenant}' is not a tenant id. Give ids such as 00000000-0000-0000-0000-000000000000, or remove the setting.",
        _ => null,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
