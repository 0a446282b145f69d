using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Host;

public sealed class AccessTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.Unauthorized)]
    [InlineData("127.0.0.1.rebound.example", HttpStatusCode.Unauthorized)]
    [InlineData("192.0.2.7", HttpStatusCode.Unauthorized)]
    public async Task A_caller_on_this_machine_must_ask_for_a_name_of_this_machine(string host, HttpStatusCode expected)
    {
        foreach (var path in (string[])["/api/articles?q=jwt", "/", "/articles"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            using var response = await shared.App.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task What_a_proxy_on_this_machine_forwards_is_not_local(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/articles?q=jwt");
        request.Headers.Add(header, value);
        using var response = await shared.App.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_key_opens_from_elsewhere_and_a_wrong_one_does_not()
    {
        await using var bot = new BotApp(("Api:Key", "a-key-of-this-test"));
        foreach (var (key, expected) in ((string, HttpStatusCode)[])[("a-key-of-this-test", HttpStatusCode.OK), ("a-key-of-this-tesT", HttpStatusCode.Unauthorized), ("", HttpStatusCode.Unauthorized)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/articles?q=jwt");
            request.Headers.Host = "bot.example";
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
            using var response = await bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://localhost:3978", null, true)]
    [InlineData("http://127.0.0.1:3978;http://[::1]:3978", null, true)]
    [InlineData("http://0.0.0.0:3978", null, false)]
    [InlineData("http://*:3978", null, false)]
    [InlineData("http://localhost:3978;http://192.0.2.7:80", null, false)]
    [InlineData("http://0.0.0.0:3978", "key", true)]
    public void In_Development_the_bot_listens_beyond_this_machine_only_with_credentials(string urls, string? key, bool starts)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls), new("Api:Key", key)]).Build();
        var refusal = Access.Refusal(configuration, isDevelopment: true);
        Assert.Equal(starts, refusal is null);
        if (!starts)
            Assert.Contains("Api:Key", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls", "http://localhost:5000;http://[::1]:5000", "http://localhost:5000 http://[::1]:5000")]
    [InlineData("http_ports", "8080", "http://*:8080")]
    [InlineData("https_ports", "8443;9443", "https://*:8443 https://*:9443")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://localhost:6000", "http://localhost:6000")]
    [InlineData("Api:Key", "key", "http://localhost:3978")]
    public void The_bot_listens_where_it_is_told_and_on_this_machine_otherwise(string name, string value, string expected)
    {
        var builder = WebApplication.CreateBuilder([$"--{name}={value}"]);
        builder.ListenSomewhere();
        Assert.Equal(expected, string.Join(' ', Listening.Addresses(builder.Configuration)));
    }

    [Fact]
    public void No_address_among_the_settings_outdoes_the_variable_of_the_web_server() =>
        Assert.Empty(Listening.Addresses(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build()));

    [Fact]
    public void Ports_of_a_container_are_open_to_other_machines() =>
        Assert.NotNull(Access.Refusal(new ConfigurationBuilder().AddInMemoryCollection([new("http_ports", "8080")]).Build(), isDevelopment: true));
}
