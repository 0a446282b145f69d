using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Host;

/// <summary>What is handed over goes to the webhook that the settings name, with all that somebody else needs and nothing that is secret.</summary>
public sealed class HandOverTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task The_record_of_a_walk_that_got_stuck_reaches_the_webhook(string format)
    {
        var cancel = TestContext.Current.CancellationToken;
        var received = Channel.CreateUnbounded<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var desk = builder.Build();
        desk.MapPost("/tickets", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            await received.Writer.WriteAsync(await reader.ReadToEndAsync(cancel), cancel);
            return Results.Ok();
        });
        await desk.StartAsync(cancel);

        await using var bot = new BotApp(("HandOver:Webhook", $"{desk.Urls.Single()}/tickets"), ("HandOver:Format", format));
        var minji = bot.Person("stuck", "Minji");
        await minji.SayAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", "ka-10565.log"), cancel));
        await minji.PressAsync(await minji.SeesAsync("Brand Portal"), "Fix the clock");
        await minji.PressAsync(await minji.SeesAsync("Which system"), "Linux (chrony)");
        await minji.PressAsync(await minji.SeesAsync("chronyc tracking"), "Hand over");

        var body = await received.Reader.ReadAsync(cancel);
        using var json = JsonDocument.Parse(body);
        var text = Strings(json.RootElement).Aggregate("", (all, next) => all + "\n" + next);
        Assert.Contains("KA-10565", text, StringComparison.Ordinal);
        Assert.Contains("Minji", text, StringComparison.Ordinal);
        Assert.Contains(format == "teams" ? "Handed over" : "JWT has expired", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => Strings(each.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
