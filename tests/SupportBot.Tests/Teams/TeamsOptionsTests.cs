using System.Net;
using Microsoft.Extensions.Configuration;
using SupportBot.Teams;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

public sealed class TeamsOptionsTests
{
    private const string Id = Activities.AppId;

    [Theory]
    [InlineData("Teams:AppId is set, but nothing that proves it", "AppId", Id)]
    [InlineData("Teams:AppId is not set", "AppPassword", "x")]
    [InlineData("Teams:AppId is not set", "TenantId", Activities.Tenant)]
    [InlineData("Teams:CertificatePath is not set, but Teams:CertificatePassword is.", "AppId", Id, "CertificatePassword", "x")]
    [InlineData("Teams:AppId is not an application id", "AppId", "my-bot", "AppPassword", "x")]
    [InlineData("Teams:AllowedTenants", "AppId", Id, "AppPassword", "x", "AllowedTenants:0", "contoso")]
    [InlineData("Teams:Cloud = moon", "AppId", Id, "AppPassword", "x", "Cloud", "moon")]
    [InlineData("Teams:Login = nowhere", "AppId", Id, "AppPassword", "x", "Login", "nowhere")]
    [InlineData("Several identities are set", "AppId", Id, "AppPassword", "x", "ManagedIdentity", "true")]
    [InlineData("Teams:ManagedIdentity = maybe", "AppId", Id, "ManagedIdentity", "maybe")]
    [InlineData("Teams:TenantId is not set", "AppId", Id, "ManagedIdentity", "true")]
    [InlineData("Teams:CertificatePath = no-such-file.pfx: cannot be read", "AppId", Id, "CertificatePath", "no-such-file.pfx")]
    [InlineData("Teams:Metadata = http://", "AppId", Id, "AppPassword", "x", "Metadata", "http://example.org/keys")]
    public void Half_a_registration_does_not_start_and_says_what_to_do(string problem, params string[] settings) =>
        Assert.StartsWith(problem, Assert.Throws<InvalidOperationException>(() => Read(false, settings)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_registration_of_one_tenant_hears_only_that_tenant()
    {
        Assert.Equal([Activities.Tenant], Read(false, "AppId", Id, "AppPassword", "x", "TenantId", Activities.Tenant).AllowedTenants);
        Assert.Empty(Read(false, "AppId", Id, "AppPassword", "x").AllowedTenants);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Without_a_registration_only_Development_does_without_tokens(bool isDevelopment, bool expected) => Assert.Equal(expected, Read(isDevelopment).Unauthenticated);

    [Fact]
    public void With_a_registration_Development_checks_tokens_too() => Assert.False(Read(true, "AppId", Id, "AppPassword", "x").Unauthenticated);

    [Fact]
    public async Task Outside_Development_nothing_is_let_in_without_a_registration()
    {
        await using var chat = await TeamsChat.StartAsync(("environment", "Production"));
        using var response = await chat.SendAsync(chat.Activities.Message("help"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "abc123.tunnel.example")]
    public async Task In_Development_what_comes_through_a_tunnel_is_not_let_in(string header, string value)
    {
        await using var chat = await TeamsChat.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(chat.Activities.Message("help").ToJsonString()) };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await chat.App.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task In_Development_the_service_URL_must_be_on_this_machine()
    {
        await using var chat = await TeamsChat.StartAsync();
        var activity = chat.Activities.Message("help");
        activity["serviceUrl"] = "https://smba.trafficmanager.net/emea/";
        using var response = await chat.SendAsync(activity);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static TeamsOptions Read(bool isDevelopment, params string[] settings) => TeamsOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Chunk(2).Select(pair => new KeyValuePair<string, string?>("Teams:" + pair[0], pair[1]))).Build(), isDevelopment);
}
