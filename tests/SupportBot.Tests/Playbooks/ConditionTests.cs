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
}
