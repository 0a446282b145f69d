using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Slack;
using SupportBot.Tests.Slack;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

/// <summary>What Slack signs, and the dates of its answers, tell the real host of its own clock. Teams' tokens: <see cref="Teams.ForgedTokenTests"/>.</summary>
public sealed class SignedStampTests
{
    private const string Question = """{"type":"url_verification","challenge":"x"}""";

    [Theory]
    [InlineData(10, HttpStatusCode.OK, nameof(OwnClockState.Off), HttpStatusCode.OK)]
    [InlineData(120, HttpStatusCode.OK, nameof(OwnClockState.Wrong), HttpStatusCode.ServiceUnavailable)]
    [InlineData(3600, HttpStatusCode.Unauthorized, nameof(OwnClockState.Wrong), HttpStatusCode.ServiceUnavailable)] // signed, and refused only by our clock
    public async Task Slacks_stamp_ahead_of_us_proves_that_we_are_behind(int ahead, HttpStatusCode answer, string clock, HttpStatusCode ready)
    {
        await using var chat = await SlackChat.StartAsync();

        Assert.Equal(answer, await TellAsync(chat, ahead));

        Assert.Equal((ready, clock), await chat.App.ReadyAsync());
    }

    [Fact]
    public async Task What_Slack_did_not_sign_and_an_old_event_that_comes_again_prove_nothing()
    {
        await using var chat = await SlackChat.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await TellAsync(chat, 120, "v0=" + new string('0', 64)));
        Assert.Equal(HttpStatusCode.OK, await TellAsync(chat, -120));
        Assert.Equal(HttpStatusCode.Unauthorized, await TellAsync(chat, -3600));
        Assert.Equal((HttpStatusCode.OK, nameof(OwnClockState.Fine)), await chat.App.ReadyAsync());

        await TellAsync(chat, 120);
        await TellAsync(chat, -120); // nor does it undo a proof
        Assert.Equal((HttpStatusCode.ServiceUnavailable, nameof(OwnClockState.Wrong)), await chat.App.ReadyAsync());
    }

    [Fact]
    public async Task The_dates_of_Slacks_answers_are_read()
    {
        await using var chat = await SlackChat.StartAsync();
        var handlers = new List<HttpMessageHandler>();
        for (var handler = chat.App.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(SlackSetup.Client); handler is DelegatingHandler { InnerHandler: { } inner }; handler = inner)
            handlers.Add(handler);

        Assert.Contains(handlers, handler => handler is PeerDates);
    }

    private static async Task<HttpStatusCode> TellAsync(SlackChat chat, int ahead, string? signature = null)
    {
        var stamp = DateTimeOffset.UtcNow.AddSeconds(ahead).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var response = await chat.PostAsync("/slack/events", "application/json", Question, signature, stamp);
        return response.StatusCode;
    }
}
