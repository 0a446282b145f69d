using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Api;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Time;
using SupportBot.Turns;

namespace SupportBot.Tests.Host;

/// <summary>What the people who run the bot see of it.</summary>
public sealed class OperationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_measured_adds_up()
    {
        await using var app = new BotApp();
        var minji = app.Person("t1", "Minji");
        await minji.SayAsync("KA-10565", id: "same");
        await minji.SayAsync("KA-10565", id: "same");
        await minji.SeesAsync("KA-10565");
        var metrics = await app.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancel);
        Assert.Matches("events_received_total\\{[^}\n]*channel=\\\"web\\\"[^}\n]*\\} 1\\b", metrics);
        Assert.Matches("events_done_total\\{[^}\n]*channel=\\\"web\\\"[^}\n]*\\} 1\\b", metrics);
        Assert.Matches("dedupe_hits_total\\{[^}\n]*channel=\\\"web\\\"[^}\n]*\\} 1\\b", metrics);
        foreach (var name in new[] { "events_pending", "events_dead", "inbox_oldest_age_seconds", "outbox_oldest_age_seconds" })
            Assert.Matches("\n" + name + @"[{ ]", metrics);
    }

    [Fact]
    public async Task A_clock_that_is_a_minute_off_makes_the_bot_not_ready_and_readyz_says_so()
    {
        await using var app = new BotApp();
        using (var fine = await app.Http.GetAsync(new Uri("/readyz", UriKind.Relative), Cancel))
            Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
        app.Services.GetRequiredService<OwnClock>().NoteSigned(DateTimeOffset.UtcNow.AddMinutes(4));
        using var wrong = await app.Http.GetAsync(new Uri("/readyz", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, wrong.StatusCode);
        Assert.Contains("\"clock\":\"Wrong\"", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.OrdinalIgnoreCase);
        using var alive = await app.Http.GetAsync(new Uri("/livez", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task An_event_that_was_set_aside_is_listed_and_handled_again_by_a_command()
    {
        await using var app = new BotApp();
        var store = app.Services.GetRequiredService<IBotStore>();
        var thread = new ConversationKey("web", "", "t1");
        await store.ReceiveAsync(new("web:t1:poison", thread, new Said(new("p-Minji", "Minji"), "KA-10565"), "{}"), TimeSpan.Zero, Cancel);
        var turn = (await store.ClaimAsync(thread, 5, Cancel)).Turn!;
        await turn.DisposeAsync();
        await store.FailAsync(turn.Pending, "Boom", 1, null, Cancel);
        var output = new StringWriter();
        Assert.Equal(0, await EventsCommand.RunAsync(["events", "dead", "--at", app.Http.BaseAddress!.ToString()], output, output));
        Assert.Contains("web:t1:poison", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("KA-10565", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await EventsCommand.RunAsync(["events", "replay", "web:t1:poison", "--at", app.Http.BaseAddress!.ToString()], output, output));
        await app.Person("t1", "Minji").SeesAsync("KA-10565");
        Assert.Equal(1, await EventsCommand.RunAsync(["events", "dead", "--at", "http://127.0.0.1:1"], output, output));
        Assert.Equal(2, await EventsCommand.RunAsync(["events"], output, output));
    }
}
