using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Playbooks;

/// <summary>"Did it stay fixed?" is asked with a check link; the host's own clock may answer before a person does.</summary>
public sealed class FollowUpTests
{
    private static readonly Person Minji = new("U1", "Minji", "en");
    private static readonly Instant Fixed = Instant.FromUtc(2026, 11, 23, 10, 53);

    private readonly SupportDialog _dialog;
    private int _codes;

    public FollowUpTests() => _dialog = new(TestKnowledge.Shipped with { Checks = new(new("https://bot.example.com/"), true, () => $"CODE{++_codes}") });

    [Fact]
    public void The_question_carries_a_check_link()
    {
        var asked = Asked(out var code);
        var details = Assert.Single(asked.Replies.OfType<ShowCard>().Single(show => show.Card.Title == "Did it stay fixed?").Card.Parts.OfType<DetailsPart>());
        Assert.Contains(details.Parts.OfType<CodePart>(), line => line.Text.Contains($"/check/{code}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clock_that_is_still_right_is_said_and_leaves_the_answer_to_a_person()
    {
        var asked = Asked(out var code);
        var turn = _dialog.Advance(asked.Conversation, new Measured(code, new(0.02, -0.1, 0.14, Assumed: false, Verified: true)), Fixed + Duration.FromHours(25));
        var card = Assert.Single(turn.Replies.OfType<ShowCard>()).Card;
        Assert.Contains(card.Parts.OfType<TextPart>(), text => text.Text.Contains("may be right", StringComparison.Ordinal));
        Assert.Equal(2, card.Buttons.Length);
        Assert.Single(turn.Conversation.Runs);
    }

    [Fact]
    public void A_clock_that_is_wrong_again_starts_the_walk_anew()
    {
        var asked = Asked(out var code);
        var turn = _dialog.Advance(asked.Conversation, new Measured(code, new(-7200, -7200.1, -7199.9, Assumed: false, Verified: true)), Fixed + Duration.FromHours(25));
        Assert.True(turn.Conversation.Runs[0].Has(RunAct.BrokeAgain));
        Assert.Null(turn.Conversation.Runs[^1].Ending);
        Assert.Equal("which-system", turn.Conversation.Runs[^1].Step);
        // The code has served.
        Assert.Equal(CheckState.Used, turn.Conversation.CheckOf(code) is var (run, link) ? link.StateIn(run, Fixed + Duration.FromHours(25)) : CheckState.Open);
    }

    private Turn Asked(out string code)
    {
        var turn = _dialog.Advance(Conversation.New, new Said(Minji, Sample("ka-10565.log")), Fixed);
        turn = Press(turn, "Fix the clock");
        turn = Press(turn, "Linux (chrony)");
        foreach (var sample in new[] { "chronyc-behind.txt", "chronyc-right.txt", "replication-ok.txt" })
            turn = _dialog.Advance(turn.Conversation, new Said(Minji, Sample(sample)), Fixed);
        Assert.Equal(RunEnding.Verified, turn.Conversation.Runs[^1].Ending);
        turn = _dialog.Advance(turn.Conversation, new TimePassed(new("bot", "")), Fixed + Duration.FromHours(24));
        code = turn.Conversation.Runs[^1].Checks[^1].Code;
        return turn;
    }

    private Turn Press(Turn turn, string title) => _dialog.Advance(
        turn.Conversation, new Pressed(Minji, turn.Replies[^1].Card.Buttons.OfType<PressButton>().Single(button => button.Title == title).Action, ImmutableDictionary<string, string>.Empty), Fixed);

    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", name));
}
