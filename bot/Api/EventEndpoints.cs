using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Api;

/// <summary>Events that were set aside after too many attempts: seen and handled again. No text of theirs is shown.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this WebApplication app)
    {
        app.MapGet("/api/events/dead", async (IBotStore store, CancellationToken cancellation) => new { events = (await store.DeadAsync(cancellation)).Select(Shown) })
            .WithSummary("Events that were set aside after too many attempts.");
        app.MapPost("/api/events/replay", async (string? key, IBotStore store, TurnRunner turns, CancellationToken cancellation) =>
        {
            var conversations = await store.ReplayAsync(key, cancellation);
            foreach (var conversation in conversations)
                turns.Signal(conversation);
            return new { conversations = conversations.Select(conversation => conversation.ToString()) };
        }).WithSummary("Lets events that were set aside be handled again: the one of ?key=, or all.");
    }

    private static object Shown(DeadEvent dead) => new { key = dead.Key, conversation = dead.Conversation.ToString(), attempts = dead.Attempts, error = dead.Error ?? "the process ended each time", receivedAt = dead.ReceivedAt };
}
