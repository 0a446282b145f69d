namespace SupportBot.Dialogs.Cards;

/// <summary>
/// What a button means. It names what it belongs to and the revision it was made for, so that an old card is recognised
/// (the state itself stays in the conversation).
/// </summary>
/// <param name="Verb">One of <see cref="Verbs"/>.</param>
/// <param name="On">The finding or run it belongs to, for example <c>f1</c> or <c>r2</c>; null where it needs none.</param>
/// <param name="Revision">Revision of the run when the card was made; 0 where there is none.</param>
/// <param name="Value">The choice that this button stands for: an article's number, a platform, an option.</param>
public sealed record CardAction(string Verb, string? On = null, int Revision = 0, string? Value = null);

/// <summary>The verbs of <see cref="CardAction"/>.</summary>
public static class Verbs
{
    public const string Start = "start";
    public const string NotThis = "not-this";
    public const string Pick = "pick";
    public const string AnotherHost = "another-host";
    public const string Ask = "ask";
    public const string Choose = "choose";
    public const string Check = "check";
    public const string Back = "back";
    public const string Cancel = "cancel";
    public const string HandOver = "hand-over";
    public const string Feedback = "feedback";
    public const string Cannot = "cannot";
    public const string Host = "host";
    public const string Pause = "pause";
    public const string Resume = "resume";
    public const string Stayed = "stayed";
    public const string Stop = "stop";
    public const string TakeOver = "take-over";
    public const string Timeline = "timeline";
    public const string Undo = "undo";
    public const string Watch = "watch";
    public const string Why = "why";
}
