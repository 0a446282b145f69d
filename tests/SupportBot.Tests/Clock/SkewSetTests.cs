using SupportBot.Dialogs.Clock;

namespace SupportBot.Tests.Clock;

public sealed class SkewSetTests
{
    [Fact]
    public void An_interval_and_a_lattice_meet_in_the_points_of_the_lattice()
    {
        var lattice = SkewSet.OneOf([-1300, -400, 500, 1400]);

        Assert.Equal([-1300, -400], lattice.Intersect(SkewSet.AtMost(-100))!.Points);
        Assert.Equal([-1300, -400], SkewSet.AtMost(-100).Intersect(lattice)!.Points);
        Assert.Equal(500, lattice.Residue);
    }

    [Fact]
    public void Sets_that_share_no_value_have_no_intersection() => Assert.Null(SkewSet.OneOf([10]).Intersect(SkewSet.OneOf([400])));

    [Fact]
    public void Two_seconds_are_the_way_of_an_answer() => Assert.NotNull(SkewSet.OneOf([10]).Intersect(SkewSet.OneOf([12])));

    [Theory]
    [InlineData(-10, -1, ClockDirection.Behind)]
    [InlineData(1, 10, ClockDirection.Ahead)]
    [InlineData(-1, 1, null)]
    [InlineData(0, 0, null)]
    public void The_sign_is_told_only_where_every_value_has_it(double min, double max, ClockDirection? sign) =>
        Assert.Equal(sign, SkewSet.Between(min, max).Direction);

    [Fact]
    public void Open_ends_stay_open()
    {
        var set = SkewSet.AtMost(-50).Intersect(SkewSet.Behind)!;

        Assert.Null(set.Min);
        Assert.Equal(-50, set.Max);
    }

    [Fact]
    public void Nothing_known_changes_nothing() => Assert.Equal(SkewSet.AtLeast(3), SkewSet.AtLeast(3).Intersect(SkewSet.Anything));
}
