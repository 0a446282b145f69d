using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Walking;

namespace SupportBot.Dialogs.Commands;

/// <summary>Words that act on the walk of the thread: the same acts as the buttons of its card.</summary>
internal static class RunCommands
{
    public static void Handle(TurnDraft draft, Command command)
    {
        var run = command.Name switch
        {
            "undo" => draft.Conversation.Runs.LastOrDefault(),
            _ => draft.Conversation.OpenRun,
        };
        if (run is null || draft.PlaybookOf(run) is not { } playbook)
        {
            draft.Whisper(() => new Card(draft.Language["command-answer.no-walk"], [new TextPart(draft.Language["command-answer.how"])], []));
            return;
        }

        if (command.Name == Verbs.Host && !HostNames.IsHostName(command.Argument))
        {
            draft.Whisper(() => new Card(draft.Language["command-answer.no-host"], [new TextPart(draft.Language["command-answer.no-host-text"])], []));
            return;
        }

        // Where there is nothing to do, whoever asked sees where things stand, below their message.
        var next = RunActs.Act(draft, playbook, run, command.Name, command.Argument.Length > 0 ? command.Argument : null) ?? run;
        draft.Show(run.CardId, () => RunCards.For(draft, run).Settled());
        Endings.Keep(draft, next = next with { CardId = draft.NewName("c") });
        draft.Show(next.CardId, () => RunCards.For(draft, next));
    }
}
