using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Walking;

/// <summary>Which of a thread's runs a text belongs to, when several hosts are looked after side by side.</summary>
internal static class WhichRun
{
    /// <summary>The run of the host that the text's own prompt names, else the one that this person acted in last, else the youngest. Null = none is open.</summary>
    public static Run? For(TurnDraft draft, string text)
    {
        var open = draft.Conversation.Runs.Where(run => run.Ending is null && !run.Paused).ToList();
        if (open.Count < 2)
            return open.FirstOrDefault();
        var host = HostNames.Find(PastedText.Of(text))?.Host;
        return open.LastOrDefault(run => host is not null && run.Host == host)
            ?? open.Where(run => run.Events.Any(done => done.By.Id == draft.Person.Id)).MaxBy(run => run.Events.Last(done => done.By.Id == draft.Person.Id).At)
            ?? open[^1];
    }
}
