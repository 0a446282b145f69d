using FsCheck.Xunit;
using SupportBot.Dialogs.Cards;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

public sealed class ActionSealTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];
    private static readonly ConversationKey Here = new("teams", "tenant", "thread");
    private static readonly CardAction Action = new(Verbs.Choose, "r1", 3, "linux");

    [Fact]
    public void A_seal_fits_its_own_action_in_its_own_place() =>
        Assert.True(new ActionSeal(Key, Here, null).Fits(Action, new ActionSeal(Key, Here, null).Of(Action)));

    [Fact]
    public void Every_part_of_the_place_and_of_the_action_counts()
    {
        var seal = new ActionSeal(Key, Here, "minji").Of(Action);
        Assert.All(
            (ConversationKey[])[Here with { Channel = "slack" }, Here with { Tenant = "other" }, Here with { Thread = "other" }],
            elsewhere => Assert.False(new ActionSeal(Key, elsewhere, "minji").Fits(Action, seal)));
        Assert.All(
            (CardAction[])[Action with { Verb = Verbs.Check }, Action with { On = "r2" }, Action with { On = null }, Action with { Revision = 4 }, Action with { Value = "windows" }, Action with { Value = null }],
            changed => Assert.False(new ActionSeal(Key, Here, "minji").Fits(changed, seal)));
        Assert.False(new ActionSeal(Key, Here, "daniel").Fits(Action, seal));
        Assert.False(new ActionSeal(Key, Here, null).Fits(Action, seal));
        Assert.False(new ActionSeal(new byte[32], Here, "minji").Fits(Action, seal));
    }

    [Fact]
    public void Letters_moved_from_one_part_to_the_next_make_another_seal() =>
        Assert.NotEqual(
            new ActionSeal(Key, new("web", "ab", "c"), null).Of(Action),
            new ActionSeal(Key, new("web", "a", "bc"), null).Of(Action));

    [Property]
    public bool No_text_is_taken_for_a_seal(string? text) => !new ActionSeal(Key, Here, null).Fits(Action, text ?? "");
}
