using System.Collections.Immutable;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Tests.Playbooks;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("offset within 2 s", 1.9, true)]
    [InlineData("offset within 2 s", -2.0, true)]
    [InlineData("offset within 2 s", -2.1, false)]
    [InlineData("offset beyond 2 s", -2.1, true)]
    [InlineData("offset beyond 2 s", 2.0, false)]
    [InlineData("not offset within 2 s", 3.0, true)]
    [InlineData("offset within 0.5 s", 0.6, false)]
    public void An_offset_counts_by_its_size(string condition, double offset, bool holds) =>
        Assert.Equal(holds, Condition.Parse(condition).Holds(new() { OffsetSeconds = offset }));

    [Theory]
    [InlineData("offset within 2 s")]
    [InlineData("offset beyond 2 s")]
    [InlineData("not offset within 2 s")]
    [InlineData("synchronized")]
    [InlineData("not synchronized")]
    [InlineData("not ntp enabled")]
    [InlineData("not outcome success")]
    public void What_is_not_known_holds_neither_way(string condition) => Assert.False(Condition.Parse(condition).Holds(new()));

    [Fact]
    public void An_unknown_offset_can_be_asked_for() => Assert.True(Condition.Parse("offset unknown").Holds(new()));

    [Fact]
    public void All_terms_must_hold()
    {
        var condition = Condition.Parse("offset within 2 s and synchronized and platform is macos");
        Assert.True(condition.Holds(new() { OffsetSeconds = 1, Synchronized = true, Platform = "macos" }));
        Assert.False(condition.Holds(new() { OffsetSeconds = 1, Synchronized = true, Platform = "windows" }));
        Assert.False(condition.Holds(new() { OffsetSeconds = 1, Synchronized = false, Platform = "macos" }));
    }

    [Fact]
    public void Outcomes_and_choices_are_compared()
    {
        Assert.True(Condition.Parse("outcome same-error").Holds(new() { Outcome = OperationOutcome.SameError }));
        Assert.False(Condition.Parse("outcome success").Holds(new() { Outcome = OperationOutcome.SameError }));
        Assert.True(Condition.Parse("choice is repeat").Holds(new() { Choice = "repeat" }));
    }

    [Theory]
    [InlineData(3600.0, true)]
    [InlineData(-19_790.0, true)]
    [InlineData(32_400.0, true)]
    [InlineData(1200.0, false)]
    [InlineData(900.0, false)]
    [InlineData(-211_754.0, false)]
    public void Whole_quarter_hours_look_like_a_time_zone(double offset, bool holds) =>
        Assert.Equal(holds, Condition.Parse("offset like a time zone").Holds(new() { OffsetSeconds = offset }));

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(0.1, null, false)]
    [InlineData(0.1, true, true)]
    [InlineData(5.0, null, true)]
    [InlineData(null, false, true)]
    public void A_clock_is_judged_when_enough_is_known(double? offset, bool? synchronized, bool holds) =>
        Assert.Equal(holds, Condition.Parse("clock judged").Holds(new() { OffsetSeconds = offset, Synchronized = synchronized }));

    [Theory]
    [InlineData(5.0, null, null, "ahead")]
    [InlineData(-5.0, null, null, "behind")]
    [InlineData(null, -258_554.0, -164_954.0, "behind")]
    [InlineData(null, 10.0, 20.0, "ahead")]
    [InlineData(null, -10.0, 20.0, null)]
    public void Which_way_a_clock_is_off_is_measured_or_proven_by_the_paste(double? offset, double? least, double? most, string? side)
    {
        var facts = new StepFacts { OffsetSeconds = offset, Evidence = least is null ? null : new(ClockVerdict.Skewed, least, most) };
        Assert.Equal(side == "ahead", Condition.Parse("clock ahead").Holds(facts));
        Assert.Equal(side == "behind", Condition.Parse("clock behind").Holds(facts));
    }

    [Theory]
    [InlineData("evidence beyond 300 s", true)]
    [InlineData("evidence within 300 s", false)]
    [InlineData("evidence within 300000 s", true)]
    [InlineData("evidence needs zone", false)]
    public void The_evidence_of_the_paste_counts_by_its_far_end(string condition, bool holds) =>
        Assert.Equal(holds, Condition.Parse(condition).Holds(new() { Evidence = new(ClockVerdict.Skewed, -258_554, -164_954) }));

    [Theory]
    [InlineData("says enabled", "enabled", true)]
    [InlineData("says enabled", "Loaded: loaded (x.service; ENABLED; preset)", true)]
    [InlineData("says enabled", "disabled", false)]
    [InlineData("says AUTO_START or enabled", "START_TYPE : 2 AUTO_START", true)]
    [InlineData("not says enabled", "disabled", true)]
    public void A_word_is_looked_for_as_a_whole(string condition, string text, bool holds) => Assert.Equal(holds, Condition.Parse(condition).Holds(new() { Text = text }));

    [Theory]
    [InlineData("number above 3", 3.5, true)]
    [InlineData("number above 3", 3, false)]
    [InlineData("number below -2", -2.5, true)]
    public void A_number_is_compared(string condition, double number, bool holds) => Assert.Equal(holds, Condition.Parse(condition).Holds(new() { Number = number }));

    [Fact]
    public void Platforms_families_answers_and_signs_are_compared()
    {
        var facts = new StepFacts { Platform = "rhel", Family = "chrony", Signs = ["no-answer"], Answers = ImmutableSortedDictionary<string, string>.Empty.Add("look", "database") };
        Assert.True(Condition.Parse("platform is debian or rhel and family is chrony and platform known and shows no-server or no-answer and answer look is cluster or database").Holds(facts));
        Assert.False(Condition.Parse("answer look is cluster").Holds(facts));
        Assert.False(Condition.Parse("answer other is cluster").Holds(facts));
        Assert.False(Condition.Parse("not answer other is cluster").Holds(facts));
        Assert.False(Condition.Parse("platform known").Holds(new()));
    }

    [Theory]
    [InlineData("shows no-anwser")]
    [InlineData("offset within two s")]
    [InlineData("choice is a b")]
    [InlineData("clock sideways")]
    [InlineData("")]
    public void What_is_not_understood_is_refused_with_what_is_possible(string condition) =>
        Assert.Contains("Possible: offset within N s", Assert.Throws<FormatException>(() => Condition.Parse(condition)).Message, StringComparison.Ordinal);
}
