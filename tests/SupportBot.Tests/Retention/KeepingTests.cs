using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Retention;

public sealed class KeepingTests
{
    private static readonly Person Minji = new("p-minji", "Minji");
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 1, 10, 0);

    [Fact]
    public void A_finding_goes_when_its_time_is_over_but_not_before_the_run_that_was_started_from_it()
    {
        var conversation = Conversation.New with
        {
            Findings = [Found("f1", 0), Found("f2", 0), Found("f3", 20)],
            Runs = [new() { Id = "r1", Article = "KA-1", Playbook = "p", FindingId = "f2", CardId = "c", Step = "s", Events = [new(Start + Duration.FromDays(10), Minji, 1, "s", RunAct.Started)] }],
            Tongues = Conversation.New.Tongues.Add("p", "ko"),
        };
        Assert.Same(conversation, conversation.Since(Start));
        Assert.Equal(["f2", "f3"], conversation.Since(Start + Duration.FromDays(5)).Findings.Select(finding => finding.Id));
        var last = conversation.Since(Start + Duration.FromDays(15));
        Assert.Equal(["f3"], last.Findings.Select(finding => finding.Id));
        Assert.Empty(last.Runs);
        Assert.NotEmpty(last.Tongues);
        Assert.Empty(conversation.Since(Start + Duration.FromDays(25)).Tongues);
    }

    [Fact]
    public void A_thread_wakes_to_forget_and_says_nothing()
    {
        var dialog = new SupportDialog(TestKnowledge.Shipped with { KeepFor = Duration.FromDays(3) });
        var found = dialog.Advance(Conversation.New, new Said(Minji, "KA-10565"), Start).Conversation;
        var woken = dialog.Advance(found, new TimePassed(new("", "")), found.NextWake()!.Value);
        Assert.Empty(woken.Conversation.Findings);
        Assert.Empty(woken.Replies);
        Assert.Null(woken.Conversation.NextWake());
    }

    [Theory]
    [InlineData("Ann", "Ann said: Annual, MyAnn; by Ann.", "[erased] said: Annual, MyAnn; by [erased].")]
    [InlineData("민지", "민지님이 한 일", "[erased]님이 한 일")]
    [InlineData("A", "", "")]
    public void A_name_goes_where_it_is_a_word_of_its_own(string name, string text, string expected) => Assert.Equal(expected, new Erasure("u-1", [name]).In(text));

    private static Finding Found(string id, int day) => new() { Id = id, CardId = "c", Decision = MatchDecision.None, By = "Minji", At = Start + Duration.FromDays(day) };
}
