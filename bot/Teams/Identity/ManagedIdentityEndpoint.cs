namespace SupportBot.Teams.Identity;

/// <summary>
/// Where the machine that the bot runs on gives out tokens of its identities: App Service and Container Apps name the address in their environment,
/// virtual machines have it at a fixed one. Source: https://learn.microsoft.com/azure/app-service/overview-managed-identity (REST)
/// and https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
/// </summary>
/// <param name="Address">Without query.</param>
/// <param name="Secret">Value of <c>X-IDENTITY-HEADER</c>; null on a virtual machine.</param>
internal sealed record ManagedIdentityEndpoint(Uri Address, string? Secret)
{
    private static readonly Uri VirtualMachine = new("http://169.254.169.254/metadata/identity/oauth2/token");

    /// <summary>The endpoint as the environment (or the settings of the same names) tells it.</summary>
    public static ManagedIdentityEndpoint Read(IConfiguration configuration) => (configuration["IDENTITY_ENDPOINT"], configuration["IDENTITY_HEADER"]) switch
    {
        ({ Length: > 0 } address, { Length: > 0 } secret) => new(new(address), secret),
        _ => new(VirtualMachine, null),
    };

    /// <summary>The request for a token of one identity.</summary>
    public HttpRequestMessage Request(string client, string resource)
    {
        var version = Secret is null ? "2018-02-01" : "2019-08-01";
        var request = new HttpRequestMessage(
            HttpMethod.Get, $"{Address.AbsoluteUri}?api-version={version}&resource={Uri.EscapeDataString(resource)}&client_id={Uri.EscapeDataString(client)}");
        request.Headers.Add(Secret is null ? "Metadata" : "X-IDENTITY-HEADER", Secret ?? "true");
        return request;
    }
}
