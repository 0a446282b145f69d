using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Cards;

/// <summary>"Did it stay fixed?", some time after a fix.</summary>
internal static class FollowUpCard
{
    public static string IdOf(Run run) => run.Id + "-follow-up";

    public static Card For(TurnDraft draft, Run run)
    {
        var words = draft.Language;
        return new(words["follow-up.title"], [new TextPart(words.Say("follow-up.text", ("article", run.Article), ("host", run.Host ?? words["pass-on.host"])))],
        [
            new PressButton(words["follow-up.yes"], new(Verbs.Stayed, run.Id, run.Revision, "yes")),
            new PressButton(words["follow-up.no"], new(Verbs.Stayed, run.Id, run.Revision, "no")),
        ])
        { Label = run.Article };
    }

    public static Card Answered(TurnDraft draft, Run run, bool stayed)
    {
        var words = draft.Language;
        return new(words["follow-up.title"], [new TextPart(RunWords.Told(words, draft.PlaybookOf(run), run.Events[^1]), stayed ? Tone.Good : Tone.Attention)], []) { Label = run.Article };
    }
}
