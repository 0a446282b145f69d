using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>The record of a run that has ended: how, what proves it, who did what.</summary>
internal static class RunEndCards
{
    /// <summary>What is shown at once; the rest is in the timeline.</summary>
    private const int MostEvents = 14;

    public static Card For(TurnDraft draft, Playbook playbook, Run run, RunEnding ending)
    {
        var words = draft.Language;
        var good = ending is RunEnding.Verified or RunEnding.SaidSo;
        var last = playbook[run.Step];
        var own = last.Ends == ending;
        var parts = new List<CardPart> { new TextPart(own ? last.Say.In(words) : words[$"ending-text.{RunWords.EndingKey(ending)}"], good ? Tone.Good : Tone.Attention) };
        if (run.Has(RunAct.StayedFixed) || run.Has(RunAct.BrokeAgain))
            parts.Add(new TextPart(RunWords.Told(words, playbook, run.Events.Last(done => done.What is RunAct.StayedFixed or RunAct.BrokeAgain)), Tone.Strong));
        if (run is { ClockChanged: true, Before.OffsetSeconds: { } before, After.OffsetSeconds: { } after })
            parts.Add(ClockPicture.Of(words, before, after));
        parts.Add(new FactsPart([.. RunWords.Facts(words, run)]));
        parts.Add(new TextPart(words["summary.who"], Tone.Strong));
        parts.Add(new FactsPart([.. run.Events.TakeLast(MostEvents).Select(done => new Fact(words.Write(done.At.InUtc().TimeOfDay), RunWords.Told(words, playbook, done)))]));
        List<CardButton> buttons = [new PressButton(words["button.timeline"], new(Verbs.Timeline, run.Id, run.Revision))];
        if (run.IsUnsolved)
            buttons.Insert(0, new PressButton(words["button.hand-over"], new(Verbs.HandOver, run.Id, run.Revision), Primary: ending == RunEnding.NotFixed));
        if (!playbook.Platforms.IsEmpty)
            buttons.Add(new PressButton(words["button.another-host"], new(Verbs.AnotherHost, run.Id, run.Revision)));
        if (!run.History.IsEmpty)
            parts.Add(new MorePart(words["button.more"], [new PressButton(words["button.reopen"], new(Verbs.Undo, run.Id, run.Revision))]));
        return new Card(own ? last.Title.In(words) : RunWords.Ending(words, ending), [.. parts], [.. buttons])
        {
            Label = run.Host is null ? run.Article : $"{run.Article} · {run.Host}",
            Tone = good ? Tone.Good : Tone.Attention,
        };
    }
}
