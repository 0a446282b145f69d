using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Benchmarks.Load;

/// <summary>The least that a bot can do on this web server: read the activity, post its text back through the connector. What the bot costs is measured beside it.</summary>
internal static class Echo
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });
        app.MapGet("/readyz", () => "ready");
        app.MapPost("/api/messages", async (HttpContext context) => await AnswerAsync(context, http));
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, HttpClient http)
    {
        using var activity = await JsonDocument.ParseAsync(context.Request.Body);
        var (root, text) = (activity.RootElement, "");
        if (root.TryGetProperty("text", out var said))
            text = said.GetString();
        var answer = new JsonObject { ["type"] = "message", ["replyToId"] = root.GetProperty("id").GetString(), ["text"] = $"Echo: {text}" };
        using var content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json");
        var conversation = Uri.EscapeDataString(root.GetProperty("conversation").GetProperty("id").GetString()!);
        using var response = await http.PostAsync(new Uri($"{root.GetProperty("serviceUrl").GetString()}v3/conversations/{conversation}/activities"), content);
        response.EnsureSuccessStatusCode();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }
}
