using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Words;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Invokes: the response is the answer, and it must come within five seconds.</summary>
internal sealed class TeamsInvokes(TurnRunner turns, TeamsCards cards, ActionSeals seals, TeamsExtension extension, TeamsPosting posting, LateAnswers late)
{
    /// <summary>Clients show an error after 5 s.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    public Task<IResult> AnswerAsync(Activity activity, CancellationToken cancellation) => activity.Name switch
    {
        TeamsInput.CardAction when TeamsInput.Viewed(activity, seals) is { } cardId => ViewAsync(activity, cardId, cancellation),
        TeamsInput.CardAction => PressAsync(activity, cancellation),
        TeamsPosting.Invoke when TeamsPosting.IsAsked(activity) => posting.AnswerAsync(activity, cancellation),
        "message/submitAction" => Task.FromResult(Results.Ok()),
        _ => Task.FromResult(extension.Answer(activity) is { } answer ? Results.Json(answer) : Results.StatusCode(StatusCodes.Status501NotImplemented)),
    };

    /// <summary>A press: answered with the card as it is afterwards, for the one who pressed; the others see it when the sender updates the message.</summary>
    private async Task<IResult> PressAsync(Activity activity, CancellationToken cancellation)
    {
        var words = Languages.Shipped.For(activity.Locale);
        if (TeamsInput.Read(activity, seals) is not { } received)
            return CardAnswer(cards.Content(NoticeCards.NotFromHere(words), null));
        if (await turns.RunAsync(received, Budget, cancellation) is { } turn)
            return Answer(turn, received);
        late.Add(received.Key);
        return TextAnswer(words["teams.later"]);
    }

    /// <summary>Somebody looks at a card that has an edition in their language; nothing changes. Where the card has moved on meanwhile, the client keeps what it shows.</summary>
    private async Task<IResult> ViewAsync(Activity activity, string cardId, CancellationToken cancellation)
    {
        var where = TeamsInput.Where(activity);
        return await turns.ShowingAsync(where, cardId, cancellation) is { } show ? CardAnswer(cards.Content(where, show, activity.FromId ?? "")) : TextAnswer("");
    }

    private IResult Answer(Turn turn, IncomingEvent received)
    {
        var on = (received.Input as Pressed)?.Action.On;
        var pressedCard = turn.Conversation.Runs.Find(run => run.Id == on)?.CardId
            ?? turn.Conversation.Findings.Find(finding => finding.Id == on)?.CardId;
        var shown = turn.Replies.FirstOrDefault(reply => reply is Whisper || reply is ShowCard show && show.Id == pressedCard);
        return (shown, turn.Replies) switch
        {
            ({ } reply, _) => CardAnswer(cards.Content(received.Conversation, reply, received.Input.From.Id)),
            (null, [var other, ..]) => TextAnswer(other.Card.Title),
            _ => TextAnswer(""),
        };
    }

    private static IResult CardAnswer(JsonObject card) => Json(TeamsCards.CardType, card);

    private static IResult TextAnswer(string text) => Json("application/vnd.microsoft.activity.message", text);

    /// <summary>Always HTTP 200; the status that counts is inside.</summary>
    private static IResult Json(string type, JsonNode value) => Results.Json(new JsonObject { ["statusCode"] = 200, ["type"] = type, ["value"] = value });
}
