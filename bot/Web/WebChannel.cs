using System.Text.Json.Nodes;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Web;

/// <summary>The chat page as a channel: its platform is the thread log, and the windows that listen to it.</summary>
internal sealed class WebChannel(IThreadLog log, Listeners listeners, Site site, ActionSeals seals) : IChannel, IReconciles
{
    public const string ChannelName = "web";

    /// <summary>Most characters of a text that the thread keeps for its readers; the bot reads all of it.</summary>
    private const int MostShown = 20_000;

    public string Name => ChannelName;

    /// <summary>The key of a thread of the page.</summary>
    public static ConversationKey Thread(string name) => new(ChannelName, "", name);

    public async Task<SendResult> SendAsync(OutgoingReply outgoing, CancellationToken cancellation)
    {
        var (id, onlyFor) = outgoing.Reply switch
        {
            ShowCard show => (show.Id, null),
            Whisper whisper => ("w:" + outgoing.Key, whisper.To.Id),
            _ => throw new NotSupportedException($"{outgoing.Reply.GetType().Name} has no form on the page."),
        };
        var seal = seals.For(outgoing.Conversation, outgoing.Reply);
        var content = new JsonObject { ["kind"] = "card", ["card"] = AdaptiveCardJson.Render(outgoing.Reply.Card, site.Local, seal) };
        if (outgoing.Reply is ShowCard { Editions: { } editions })
            content["editions"] = new JsonObject(editions.Select(edition => KeyValuePair.Create(edition.Key, (JsonNode?)AdaptiveCardJson.Render(edition.Value, site.Local, seal))));
        await PutAsync(outgoing.Conversation, id, onlyFor, content, cancellation);
        return new Sent(id);
    }

    /// <summary>A message is put under an id of its own: again is the same.</summary>
    public Task<SendResult?> FindAsync(OutgoingReply outgoing, CancellationToken cancellation) => Task.FromResult<SendResult?>(null);

    /// <summary>Shows what a person said: the redacted text, cut to what a page needs.</summary>
    public Task EchoAsync(ConversationKey thread, string id, Person by, string text, CancellationToken cancellation)
    {
        var content = new JsonObject { ["kind"] = "said", ["by"] = by.Name, ["byId"] = by.Id, ["text"] = Shorten(text), ["lines"] = text.TrimEnd('\n').Count(c => c == '\n') + 1, ["cut"] = text.Length > MostShown };
        return PutAsync(thread, id, null, content, cancellation);
    }

    private static string Shorten(string text) => text.Length <= MostShown ? text : text[..(char.IsHighSurrogate(text[MostShown - 1]) ? MostShown - 1 : MostShown)];

    private async Task PutAsync(ConversationKey thread, string id, string? onlyFor, JsonObject content, CancellationToken cancellation)
    {
        await log.PutAsync(thread, id, onlyFor, content.ToJsonString(), cancellation);
        listeners.Wake(thread);
    }
}
