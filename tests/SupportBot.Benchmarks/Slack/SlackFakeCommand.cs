using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Slack;

/// <summary>
/// The fake Slack of the tests as a process: it prints its address and ends with its standard input. Under <c>/control</c> a test tells it what
/// happens on Slack's side. tests/browser/slack holds Slack's official clients against it.
/// </summary>
internal static class SlackFakeCommand
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        await using var slack = await FakeSlack.StartAsync(int.Parse(arguments.Find("port") ?? "0", CultureInfo.InvariantCulture), Control);
        Console.WriteLine(slack.Address);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    private static void Control(FakeSlack slack, WebApplication app)
    {
        app.MapPost("/control/refuse", (JsonObject what) =>
        {
            slack.Refuse((string)what["method"]!, (int)what["status"]!, retryAfter: (string?)what["retryAfter"]);
            return Results.Ok();
        });
        app.MapPost("/control/message", (JsonObject message) => slack.Keep((string)message["channel"]!, message).DeepClone());
        app.MapPost("/control/envelope", async (JsonObject envelope, CancellationToken cancellation) =>
        {
            var (socket, answer) = await slack.EnvelopeAsync((string)envelope["type"]!, envelope["payload"]!, cancellation);
            return new JsonObject { ["socket"] = socket, ["answer"] = answer };
        });
        app.MapPost("/control/warn", async (JsonObject what, CancellationToken cancellation) =>
        {
            await slack.WarnAsync(slack.Connections[^1], (string)what["reason"]!, cancellation);
            return Results.Ok();
        });
        app.MapGet("/control/state", () => new JsonObject
        {
            ["connections"] = new JsonArray([.. slack.Connections.Select(each => JsonValue.Create(each))]),
            ["calls"] = new JsonArray([.. slack.Calls.Select(call => new JsonObject { ["method"] = call.Method, ["contentType"] = call.ContentType })]),
        });
        app.MapGet("/control/trigger", () => slack.Trigger());
    }
}
