using System.Globalization;
using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Turns;

/// <summary>What the audit keeps of a press: who, what, on what, and whether it changed anything. Buttons carry names and choices of ours, so that no free text gets in.</summary>
/// <param name="Person">The channel's id of the person.</param>
/// <param name="Subject">The finding or run.</param>
/// <param name="What"><c>pressed start</c>, or <c>refused</c> where the card was not from here.</param>
/// <param name="Detail">Revision of the card, the choice, and whether the record changed.</param>
internal sealed record Deed(string Person, string Subject, string What, string Detail)
{
    /// <summary>The deed of a turn; null where nothing was pressed.</summary>
    public static Deed? Of(PendingTurn pending, Turn turn) => pending.Event.Input switch
    {
        Pressed { Action: var action } pressed => new(
            pressed.From.Id, action.On ?? "", $"pressed {action.Verb}",
            string.Create(CultureInfo.InvariantCulture, $"revision {action.Revision}{(action.Value is { } value ? ", " + value : "")}, {(IsChanged(pending.Conversation, turn.Conversation) ? "changed" : "nothing changed")}")),
        PressedInVain vain => new(vain.From.Id, vain.On ?? "", "refused", "the card is not from here"),
        _ => null,
    };

    private static bool IsChanged(Conversation before, Conversation after) => before.Runs != after.Runs || before.Findings != after.Findings;
}
