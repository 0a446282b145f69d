namespace SupportBot.Teams.Identity;

/// <summary>What a token is asked for.</summary>
/// <param name="Login">Base address of the cloud's login.</param>
/// <param name="Tenant">In whose directory: the bot's own for the connector, the customer's for Graph.</param>
/// <param name="App">Client id of the bot's registration.</param>
/// <param name="Scope">What it lets us call, ending in <c>/.default</c>.</param>
internal sealed record TokenTarget(Uri Login, string Tenant, string App, string Scope)
{
    private const string AllPermissions = "/.default";

    /// <summary>The token endpoint of the tenant.</summary>
    public Uri Endpoint => new(Login, $"{Uri.EscapeDataString(Tenant)}/oauth2/v2.0/token");

    /// <summary>The scope as managed identities name it.</summary>
    public string Resource => Scope.EndsWith(AllPermissions, StringComparison.Ordinal) ? Scope[..^AllPermissions.Length] : Scope;
}
