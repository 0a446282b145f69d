using System.Text.Json.Nodes;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>What is done with an activity once it is proved to come from Teams: commit, acknowledge, or answer in the response.</summary>
internal sealed class TeamsTurns(TurnRunner turns, TeamsInvokes invokes, TeamsCards cards, ActionSeals seals, LateAnswers late, TeamsTyping typing)
{
    /// <summary>The connector gives up after 15 s.</summary>
    private static readonly TimeSpan ReplyBudget = TimeSpan.FromSeconds(10);

    /// <summary>An invoke: the response is the answer.</summary>
    public Task<IResult> AnswerAsync(Activity activity, CancellationToken cancellation) => invokes.AnswerAsync(activity, cancellation);

    /// <summary>Anything else: committed, then acknowledged; the answer is sent by itself.</summary>
    public async Task TakeAsync(Activity activity, CancellationToken cancellation)
    {
        if (TeamsInput.Read(activity, seals) is not { } received)
            return;
        if (activity.Type == "message")
            typing.Begin(received.Key, TeamsAddress.Read(received.Address));
        if (!await turns.ReceiveAsync(received, cancellation))
            typing.End(received.Key);
    }

    /// <summary>The caller wants every reply in the response (<c>deliveryMode=expectReplies</c>): the messages.</summary>
    public async Task<IReadOnlyList<JsonObject>> ExpectedAsync(Activity activity, CancellationToken cancellation)
    {
        if (TeamsInput.Read(activity, seals) is not { } received)
            return [];
        var turn = await turns.RunAsync(received, ReplyBudget, cancellation);
        if (turn is null)
            late.Add(received.Key);
        var address = TeamsAddress.Read(received.Address);
        return [.. (turn?.Replies ?? []).Select(reply => cards.Message(received.Conversation, reply, address))];
    }
}
