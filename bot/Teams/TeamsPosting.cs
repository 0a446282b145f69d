using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>
/// "Post to the thread": what one person has looked up goes into the thread of the message, where everybody can press it. No permission is needed,
/// but the bot must be in that team or chat; where it is not, the person is told what to do.
/// </summary>
internal sealed class TeamsPosting(TurnRunner turns, Connector connector, TeamsCards cards)
{
    public const string Invoke = "composeExtension/submitAction";

    /// <summary>Name of the mark in what the button submits.</summary>
    public const string Mark = "post";

    /// <summary>Clients show an error after 5 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>True where a dialog's button asks for it.</summary>
    public static bool IsAsked(Activity activity) => activity.Value?.Text("data", Mark) is not null && activity is { ConversationId: not null, ServiceUrl: not null, BotId: not null };

    /// <summary>Posts, and answers the dialog with a sentence.</summary>
    public async Task<IResult> AnswerAsync(Activity activity, CancellationToken cancellation)
    {
        var words = Languages.Shipped.For(activity.Locale);
        var meant = TeamsLookUp.Read(activity.Value!.Value);
        var thread = ThreadOf(activity, meant);
        var address = TeamsInput.Address(activity, thread) with { Answer = TeamsAnswer.Nothing };
        switch (await IsMemberAsync(activity, address, cancellation))
        {
            case Told:
                var above = new ThreadText(meant.By, Redactor.Redact(meant.Text).Text, meant.SentAt, meant.Id);
                var called = new Mentioned(TeamsInput.From(activity), "", [above]) { SentAt = activity.SentAt };
                await turns.ReceiveAsync(new($"teams:{activity.Tenant}:{thread}:post:{meant.Id}:{activity.Id}", new(TeamsReply.ChannelName, activity.Tenant, thread), called, address.Write()), cancellation);
                return Said(words, "teams.posted");
            case SendRefused or Gone:
                return Said(words, "teams.not-a-member");
            default:
                return Said(words, "teams.not-posted");
        }
    }

    /// <summary>The thread of the message: in a channel named by its root.</summary>
    private static string ThreadOf(Activity activity, TeamsLookUp meant)
    {
        var id = activity.ConversationId!;
        return activity.ConversationType == "channel" && !id.Contains(";messageid=", StringComparison.Ordinal) && (meant.ReplyTo ?? meant.Id) is { } root ? $"{id};messageid={root}" : id;
    }

    /// <summary>A connector tells about the people of a conversation only those who are in it themselves.</summary>
    private async Task<SendResult> IsMemberAsync(Activity activity, TeamsAddress address, CancellationToken cancellation)
    {
        var conversation = activity.Team ?? address.Conversation.Split(';')[0];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await connector.AskAsync(address.ServiceUrl, $"v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(activity.FromId ?? "")}", patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendLater(Patience, "no answer in time");
        }
    }

    private IResult Said(Language words, string key) => Results.Json(cards.Dialog(words["teams.look-up"], new Card(words["teams.post"], [new TextPart(words[key])], []), []));
}
