using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>What to send to somebody who has the rights for a step: ready to be copied, complete without this thread.</summary>
internal static class PassOnText
{
    public static string For(TurnDraft draft, Playbook playbook, Run run, PlaybookStep step)
    {
        var words = draft.Language;
        var commands = playbook.CommandsFor(step, run.Platform);
        return string.Join('\n', new[]
        {
            words.Say("pass-on.what", ("host", run.Host ?? words["pass-on.host"]), ("article", run.Article), ("title", step.Title.In(words))),
            commands is null ? null : RunWords.Lines(words, commands),
            commands?.Changes is { } changes ? $"{words["step.changes"]}: {changes.In(words)}" : null,
            RunWords.Risk(words, step, commands) is { } risk ? $"{words["step.risk"]}: {risk}" : null,
            commands?.Undo is { } undo ? $"{words["step.undo"]}: {undo.ReplaceLineEndings("; ")}" : null,
            commands?.Check is { } check ? $"{words["step.then-check"]} {check.ReplaceLineEndings("; ")}" : null,
            step.HasBox ? words.Say("pass-on.answer", ("name", draft.Person.Name)) : null,
        }.OfType<string>());
    }
}
