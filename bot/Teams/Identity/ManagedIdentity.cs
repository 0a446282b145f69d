namespace SupportBot.Teams.Identity;

/// <summary>The registration is a user-assigned managed identity of the machine: no secret anywhere. Its tokens are those of its own tenant.</summary>
internal sealed class ManagedIdentity(ManagedIdentityEndpoint endpoint) : AppIdentity
{
    public override Task<HttpRequestMessage> RequestAsync(TokenTarget target, HttpClient http, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult(endpoint.Request(target.App, target.Resource));
}
