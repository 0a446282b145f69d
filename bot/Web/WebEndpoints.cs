using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Web;

/// <summary>The chat page's own calls: say, press, arrive, and a stream of what stands in the thread.</summary>
internal static class WebEndpoints
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddWeb(this IServiceCollection services) => services
        .AddSingleton<Listeners>()
        .AddSingleton<WebChannel>()
        .AddSingleton<IChannel>(provider => provider.GetRequiredService<WebChannel>())
        .AddHostedService<Greeting>()
        .AddWebEncoders(options => options.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All))
        .AddRazorComponents().Services;

    public static void MapWeb(this WebApplication app)
    {
        app.MapPages();
        var threads = app.MapGroup("/web/threads/{thread}").ExcludeFromDescription()
            .AddEndpointFilter(WebLimits.CheckAsync).WithMetadata(new RequestSizeLimitAttribute(LargeBodies.Most));
        threads.MapPost("/arrivals", ArriveAsync);
        threads.MapPost("/messages", SayAsync);
        threads.MapPost("/presses", PressAsync);
        threads.MapGet("/events", Watch);
        threads.MapGet("/timeline.md", TimelineAsync);
    }

    private static async Task<IResult> ArriveAsync(string thread, WebArrival arrival, TurnRunner turns, CancellationToken cancellation)
    {
        await turns.ReceiveAsync(Event(thread, $"arrival:{arrival.Person.Id}", new Arrived(arrival.Person)), cancellation);
        return Results.Accepted();
    }

    private static async Task<IResult> SayAsync(string thread, WebMessage message, TurnRunner turns, WebChannel channel, ThreadRedactor redactor, CancellationToken cancellation)
    {
        var text = redactor.Redact(WebChannel.Thread(thread), message.Text);
        var received = Event(thread, $"said:{message.Id}", new Said(message.Person, text));
        await channel.EchoAsync(received.Conversation, $"u:{message.Id}", message.Person, text, cancellation);
        await turns.ReceiveAsync(received, cancellation);
        return Results.Accepted();
    }

    private static async Task<IResult> PressAsync(string thread, WebPress press, TurnRunner turns, ActionSeals seals, CancellationToken cancellation)
    {
        if (ActionData.Read(press.Data) is not { } read)
            return Results.Problem("The data is not that of a card of this bot.", statusCode: StatusCodes.Status400BadRequest);
        await turns.ReceiveAsync(Event(thread, $"pressed:{press.Id}", seals.Open(WebChannel.Thread(thread), press.Person, read)), cancellation);
        return Results.Accepted();
    }

    private static ServerSentEventsResult<JsonObject> Watch(string thread, string person, string? language, long? after, IThreadLog log, Listeners listeners, IHostApplicationLifetime lifetime, HttpContext context, CancellationToken cancellation)
    {
        var from = long.TryParse(context.Request.Headers["Last-Event-ID"], out var last) ? last : after ?? 0;
        return TypedResults.ServerSentEvents(EventsAsync(WebChannel.Thread(thread), person, language, from, log, listeners, lifetime.ApplicationStopping, cancellation));
    }

    private static async Task<IResult> TimelineAsync(string thread, string? locale, IDialogSource source, IBotStore store, TimeProvider time, CancellationToken cancellation)
    {
        var key = WebChannel.Thread(thread);
        var state = await store.ReadConversationAsync(key, cancellation);
        return Results.Text(source.For(key).Timeline(state, locale, NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow())), "text/markdown; charset=utf-8");
    }

    private static async IAsyncEnumerable<SseItem<JsonObject>> EventsAsync(
        ConversationKey thread, string person, string? language, long after, IThreadLog log, Listeners listeners, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A window that listens must not hold up the stop of the process.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        while (!ending.IsCancellationRequested)
        {
            var change = listeners.NextChange(thread);
            foreach (var message in await log.ReadAsync(thread, after, cancellation))
            {
                after = message.Sequence;
                if (message.OnlyFor is null || message.OnlyFor == person)
                    yield return new(Shown(message, language), "message") { EventId = after.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            }

            if (await Task.WhenAny(change, Task.Delay(KeepAlive, ending.Token)) != change)
                yield return new(new JsonObject(), "alive");
        }
    }

    private static JsonObject Shown(ThreadMessage message, string? language)
    {
        var content = JsonNode.Parse(message.Content)!.AsObject();
        if (content["editions"] is JsonObject editions)
        {
            // Everybody reads a card in their own language, where somebody of the thread speaks it.
            if (language is not null && editions[language] is { } own)
                content["card"] = own.DeepClone();
            content.Remove("editions");
        }

        return new() { ["id"] = message.Id, ["position"] = message.Position, ["onlyForYou"] = message.OnlyFor is not null, ["content"] = content };
    }

    private static IncomingEvent Event(string thread, string key, UserInput input) =>
        new($"web:{thread}:{key}", WebChannel.Thread(thread), input, "{}");
}

/// <summary>Somebody opened the page.</summary>
internal sealed record WebArrival(Person Person);

/// <summary>Somebody wrote a text. <paramref name="Id"/> is the page's own random id: sent again, it is the same message.</summary>
internal sealed record WebMessage(string Id, Person Person, string Text);

/// <summary>Somebody pressed a button; <paramref name="Data"/> is the action's data with the card's inputs.</summary>
internal sealed record WebPress(string Id, Person Person, JsonElement Data);
