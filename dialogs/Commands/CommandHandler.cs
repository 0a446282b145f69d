using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Commands;

/// <summary>Answers the words to the bot itself. A new one needs its words in the language files and a line here.</summary>
internal static class CommandHandler
{
    /// <summary>True when the text was a command and is answered.</summary>
    public static bool TryHandle(TurnDraft draft, string text)
    {
        if (Command.Read(text) is not { } command)
            return false;
        switch (command.Name)
        {
            case "hello" or "thanks":
                Greet(draft, command.Name);
                break;
            case "help":
                draft.Show(draft.NewName("c"), () => HelpCard.For(draft.Language));
                break;
            case "article":
                Hear.LookUp(draft, command.Argument);
                break;
            case "status":
                draft.Show(draft.NewName("c"), () => StatusCard.For(draft));
                break;
            case "timeline":
                draft.Show(draft.NewName("c"), () => TimelineCard.For(draft));
                break;
            case "quiet" or "speak":
                draft.Change(conversation => conversation with { Quiet = command.Name == "quiet" });
                Say(draft, $"command-answer.{command.Name}");
                break;
            case "article-which":
                Say(draft, "command-answer.article-which");
                break;
            case "language-which":
                ShowLanguages(draft, "command-answer.language-which");
                break;
            case "language":
                return ChooseLanguage(draft, command.Argument);
            default:
                RunCommands.Handle(draft, command);
                break;
        }

        return true;
    }

    /// <summary>A short answer to everybody.</summary>
    public static void Say(TurnDraft draft, string key) =>
        draft.Show(draft.NewName("c"), () => new Card(draft.Language[key], [new TextPart(draft.Language[$"{key}-text"])], []));

    /// <summary>People thank one another as well: while something is walked, or quiet was asked for, the bot keeps out of it.</summary>
    private static void Greet(TurnDraft draft, string name)
    {
        if (!draft.Conversation.Quiet && draft.Conversation.OpenRun is null)
            draft.Show(draft.NewName("c"), () => new Card(draft.Language[$"command-answer.{name}"], [new TextPart(draft.Language["command-answer.how"])], []));
    }

    private static void ShowLanguages(TurnDraft draft, string key) => draft.Show(draft.NewName("c"), () => new Card(
        draft.Language[key], [new TextPart(string.Join(", ", draft.Knowledge.Languages.All.Select(each => $"{each["language.name"]} ({each.Tag})")))], []));

    /// <summary>The cards of a thread are for everybody in it, so a chosen language is that of the thread and of the person who chose it.</summary>
    private static bool ChooseLanguage(TurnDraft draft, string wanted)
    {
        if (draft.Knowledge.Languages.Named(wanted) is not { } language)
        {
            ShowLanguages(draft, "command-answer.language-unknown");
            return true;
        }

        draft.Change(conversation => conversation with { Language = language.Tag, Tongues = conversation.Tongues.SetItem(draft.Person.Id, language.Tag) });
        Say(draft, "command-answer.language");
        if (draft.Conversation.OpenRun is { } run)
            draft.Show(run.CardId, () => RunCards.For(draft, run));
        return true;
    }
}
