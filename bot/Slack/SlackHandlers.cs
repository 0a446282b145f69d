using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>
/// What a request of Slack makes the bot do, the same over HTTP and over a socket: commit, then acknowledge. Whatever must ask Slack back is done
/// after the acknowledgement, since three seconds are short.
/// </summary>
internal sealed partial class SlackHandlers(
    TurnRunner turns, IBotStore store, SlackIdentity identity, SlackOptions options, SlackInteractions interactions, SlackCommands commands,
    SlackHome home, SlackLinks links, SlackWork work, ThreadRedactor redactor, TimeProvider time, ILogger<SlackHandlers> log)
{
    /// <summary>
    /// Events that were handled: Slack tries one again for about six minutes. What changes a conversation has a key in the store besides, which
    /// also holds across restarts.
    /// </summary>
    private readonly Lately _handled = new(time, TimeSpan.FromMinutes(15));

    /// <summary>Conversations in which something is perhaps still being handled.</summary>
    private readonly Lately _busy = new(time, TimeSpan.FromSeconds(30));

    /// <summary>Handles a request. The result is the body of the acknowledgement; null = an empty one.</summary>
    public async Task<JsonObject?> HandleAsync(SlackRequest request, CancellationToken cancellation)
    {
        var payload = request.Payload;
        if (options.AppId is { } app && payload.Text("api_app_id") is { } other && other != app)
            return null;
        switch (request.Kind)
        {
            case SlackKind.UrlVerification:
                return new() { ["challenge"] = payload.Text("challenge") };
            case SlackKind.Event:
                await EventAsync(payload, cancellation);
                return null;
            case SlackKind.Interaction:
                return await interactions.HandleAsync(payload, cancellation);
            case SlackKind.Command:
                return await commands.HandleAsync(payload, cancellation);
            case SlackKind.RateLimited:
                LogLimited();
                return null;
            default:
                LogUnknown(request.Kind);
                return null;
        }
    }

    /// <summary>
    /// An event is dropped as a duplicate only after the same event was handled: a retry that is the first to reach us is an event like any other.
    /// A message we have no use for leaves no trace, so that its twin, the mention, still counts.
    /// </summary>
    private async Task EventAsync(JsonElement envelope, CancellationToken cancellation)
    {
        var id = envelope.Text("event_id");
        if (_handled.Contains(id))
            return;
        var happened = envelope.At("event") ?? default;
        switch (happened.Text("type"))
        {
            case "app_home_opened" when happened.Text("tab") == "home" && happened.Text("user") is { } user:
                work.Start(stop => home.PublishAsync(SlackInput.TeamOf(envelope, identity.Me), user, stop));
                break;
            case "link_shared":
                work.Start(stop => links.UnfurlAsync(SlackInput.TeamOf(envelope, identity.Me), happened, stop));
                break;
            case "tokens_revoked" or "app_uninstalled":
                LogUninstalled(happened.Text("type")!);
                break;
            default:
                if (SlackInput.Read(envelope, identity.Me, redactor) is { } heard && await CountsAsync(heard, cancellation))
                {
                    _busy.Add(heard.Event.Conversation.ToString());
                    await turns.ReceiveAsync(heard.Event, cancellation);
                }

                break;
        }

        _handled.Add(id);
    }

    /// <summary>Whether it counts now, or may in a moment; the dialog looks again when its turn comes.</summary>
    private async Task<bool> CountsAsync(SlackHeard heard, CancellationToken cancellation)
    {
        if (heard.Counts == SlackCounts.Always || _busy.Contains(heard.Event.Conversation.ToString()))
            return true;
        var conversation = await store.ReadConversationAsync(heard.Event.Conversation, cancellation);
        return heard.Counts == SlackCounts.WhileWalked ? conversation.OpenRun is not null : conversation.Findings.Exists(finding => finding.Source == heard.Event.Input.Source);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack delivers no more than 30,000 events an hour and has left some out")]
    private partial void LogLimited();

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack sent something that is not known here ({Kind}); it is left alone")]
    private partial void LogUnknown(SlackKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Slack app was removed from its workspace ({Type}); nothing can be sent there any more")]
    private partial void LogUninstalled(string type);
}
