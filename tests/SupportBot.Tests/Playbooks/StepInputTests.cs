using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Playbooks;

/// <summary>What a step makes of what is typed or pasted: taken, refused with what is needed, or not enough to tell.</summary>
public sealed class StepInputTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 10, 39);

    private static readonly Playbook Every = PlaybookReader.Read("every.yaml", """
        title: { en: Every input }
        button: { en: Go }
        start: number
        steps:
          number:
            title: { en: How many? }
            say: { en: A number. }
            waits-for: number
            min: 0
            max: 10
            next: [{ when: number above 5, go: many }, { go: date }]
          date:
            title: { en: What does the clock show? }
            say: { en: Date and time with its zone. }
            waits-for: date
            next: [{ when: offset beyond 60 s, go: many }, { go: zone }]
          zone:
            title: { en: Which zone? }
            say: { en: A zone. }
            waits-for: zone
            next: [{ when: evidence within 60 s, go: many }, { go: text }]
          text:
            title: { en: Paste it }
            say: { en: What it prints. }
            waits-for: text
            next: [{ when: says enabled, go: many }, { say: { en: That does not show it. } }]
          many: { title: { en: Done }, say: { en: Done. }, ends: verified }
        """);

    [Theory]
    [InlineData("number", "7", "many")]
    [InlineData("number", "2,5", "date")]
    [InlineData("number", "seven", "number")]
    [InlineData("number", "11", "number")]
    [InlineData("number", "-1", "number")]
    [InlineData("number", "", "number")]
    [InlineData("date", "2026-11-20 10:39:00 +00:00", "many")]
    [InlineData("date", "2026-11-23 19:39:00", "date")]
    [InlineData("date", "this morning", "date")]
    [InlineData("zone", "KST", "many")]
    [InlineData("zone", "UTC+9", "many")]
    [InlineData("zone", "Asia/Seoul", "many")]
    [InlineData("zone", "UTC", "text")]
    [InlineData("zone", "Mordor", "zone")]
    [InlineData("text", "enabled", "many")]
    [InlineData("text", "disabled", "text")]
    public void An_answer_leads_on_or_stays_with_what_is_missing(string step, string said, string to)
    {
        var evidence = new RunEvidence(ClockVerdict.NotProvable, null, null, ZoneMatters: true, SecondsInUtc: 32_400, Local: new(2026, 11, 23, 19, 30));
        var run = new Run { Id = "r1", Article = "KA-10565", Playbook = "every", FindingId = "f1", CardId = "c1", Step = step, Evidence = evidence, Events = [new(Now, new("U1", "Minji"), 1, step, RunAct.Started)] };
        var draft = new TurnDraft(Conversation.New, TestKnowledge.Shipped, new("U1", "Minji", "en"), Now);
        var next = new StepChecks(draft, Every).Check(run, Every[step], said);
        Assert.Equal(to, next.Step);
        if (to == step)
            Assert.False(string.IsNullOrEmpty(next.Message?.In(draft.Language)));
    }
}
