using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Cards;

/// <summary>"Did it stay fixed?", some time after a fix.</summary>
internal static class FollowUpCard
{
    public static string IdOf(Run run) => run.Id + "-follow-up";

    /// <param name="draft">The turn.</param>
    /// <param name="run">The run.</param>
    /// <param name="measured">What the host has sent in, where it has.</param>
    public static Card For(TurnDraft draft, Run run, string? measured = null)
    {
        var words = draft.Language;
        var parts = new List<CardPart> { new TextPart(words.Say("follow-up.text", ("article", run.Article), ("host", run.Host ?? words["pass-on.host"]))) };
        if (measured is not null)
            parts.Add(new TextPart(measured, Tone.Good));
        else if (CheckLines.For(draft, run) is { } lines)
            parts.Add(lines);
        return new(words["follow-up.title"], [.. parts],
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
