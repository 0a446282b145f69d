namespace SupportBot.Teams.Identity;

/// <summary>A client secret of the registration.</summary>
internal sealed class SecretIdentity(string secret) : AppIdentity
{
    public override Task<HttpRequestMessage> RequestAsync(TokenTarget target, HttpClient http, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult(Form(target, new KeyValuePair<string, string>("client_secret", secret)));
}
