using System.Text.Json;

namespace SupportBot.Teams.Identity;

/// <summary>
/// A token of an issuer that the registration trusts: of the Kubernetes cluster (a file that is renewed by the cluster), or of a managed identity.
/// Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation
/// </summary>
internal sealed class FederatedIdentity(Func<HttpClient, CancellationToken, Task<string>> assertion) : AppIdentity
{
    /// <summary>What such a token is made out to.</summary>
    private const string Audience = "api://AzureADTokenExchange";

    public FederatedIdentity(Func<CancellationToken, Task<string>> assertion)
        : this((_, cancellation) => assertion(cancellation))
    {
    }

    /// <summary>The assertion of a file, read anew each time.</summary>
    public static async Task<string> ReadFileAsync(string file, CancellationToken cancellation) => (await File.ReadAllTextAsync(file, cancellation)).Trim();

    /// <summary>The assertion is a token of a managed identity with this client id.</summary>
    public static FederatedIdentity OfManaged(ManagedIdentityEndpoint endpoint, string client) => new(async (http, cancellation) =>
    {
        using var request = endpoint.Request(client, Audience);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        return body.RootElement.Text("access_token") ?? throw new HttpRequestException("the managed identity gave no token");
    });

    public override async Task<HttpRequestMessage> RequestAsync(TokenTarget target, HttpClient http, DateTimeOffset now, CancellationToken cancellation) =>
        FormWithAssertion(target, await assertion(http, cancellation));
}
