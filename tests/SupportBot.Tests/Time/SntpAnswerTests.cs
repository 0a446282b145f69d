using FsCheck.Xunit;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

public sealed class SntpAnswerTests
{
    private static readonly NtpStamp Asked = new(0x1234_5678_9ABC_DEF1);
    private static readonly DateTimeOffset Sent = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly Answers Right = new() { Origin = Asked, Receive = Sent.AddSeconds(5.02), Transmit = Sent.AddSeconds(5.03) };

    [Fact]
    public void The_offset_and_its_bound_are_those_of_the_formulas()
    {
        var answer = Right with { RootDelaySeconds = 0.5, RootDispersionSeconds = 0.25, Precision = -30 };
        var sample = Assert.IsType<SntpSample>(Judge(answer, TimeSpan.FromSeconds(0.05)));
        Assert.Equal(5, sample.Offset.TotalSeconds, 0.000001);
        // Half the root delay, the dispersion, half the 40 ms on the way, and microseconds of precision and drift.
        Assert.Equal(0.52, sample.Distance.TotalSeconds, 0.00002);
    }

    [Fact]
    public void The_question_tells_nothing_of_the_client()
    {
        var question = SntpPacket.Question(Asked);
        Assert.Equal(0x23, question[0]);
        Assert.All(question[1..40], part => Assert.Equal(0, part));
        Assert.Equal(Asked, SntpPacket.Read([.. question[..24], .. question[40..48], .. new byte[16]])!.Origin);
    }

    [Fact]
    public void A_clock_in_the_era_before_is_measured_from_the_one_after()
    {
        var after = new DateTimeOffset(2036, 2, 7, 6, 28, 20, TimeSpan.Zero);
        var sample = Assert.IsType<SntpSample>(Judge(new() { Origin = Asked, Receive = after, Transmit = after }, TimeSpan.Zero, after.AddSeconds(-10)));
        Assert.Equal(10, sample.Offset.TotalSeconds, 0.000001);
    }

    [Property]
    public bool The_truth_lies_within_the_bound_however_lopsided_the_way(int offsetMilliseconds, ushort there, ushort back, byte thinking)
    {
        var offset = TimeSpan.FromMilliseconds(offsetMilliseconds);
        var (came, left) = (TimeSpan.FromMilliseconds(there % 1000), TimeSpan.FromMilliseconds((there % 1000) + thinking));
        var outcome = Judge(new() { Origin = Asked, Receive = Sent + offset + came, Transmit = Sent + offset + left }, left + TimeSpan.FromMilliseconds(back % 1000));
        return outcome is SntpSample sample && (sample.Offset - offset).Duration() <= sample.Distance;
    }

    [Theory]
    [InlineData("RATE", nameof(SntpWish.Slower))]
    [InlineData("DENY", nameof(SntpWish.Never))]
    [InlineData("RSTR", nameof(SntpWish.Never))]
    [InlineData("INIT", nameof(SntpWish.None))]
    [InlineData("XFUN", nameof(SntpWish.None))]
    public void A_kiss_of_death_is_no_time_and_is_obeyed(string code, string wish) =>
        Assert.Equal(wish, Assert.IsType<SntpRefusal>(Judge(Right with { Stratum = 0, ReferenceId = code })).Wish.ToString());

    public static TheoryData<string> Refused => [.. Bad.Keys];

    private static Dictionary<string, Answers> Bad { get; } = new()
    {
        ["leap alarm"] = Right with { First = 0xE4 },
        ["stratum 16"] = Right with { Stratum = 16 },
        ["no transmit time"] = Right with { Transmit = null },
        ["no receive time"] = Right with { Receive = null },
        ["answered before it was asked"] = Right with { Receive = Sent.AddSeconds(6) },
        ["set in its future"] = Right with { Reference = Sent.AddSeconds(10) },
        ["uncertain itself"] = Right with { RootDispersionSeconds = 16 },
        ["root delay too long"] = Right with { RootDelaySeconds = 40 },
        ["thought longer than the answer took"] = Right with { Transmit = Sent.AddSeconds(7) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_wrong_with_an_answer_makes_it_no_time(string kind) => Assert.IsType<SntpRefusal>(Judge(Bad[kind]));

    [Fact]
    public void What_does_not_answer_our_question_is_passed_over()
    {
        Assert.IsType<SntpStray>(Judge(Right with { Origin = new(Asked.Bits ^ 1) }));
        Assert.IsType<SntpStray>(Judge(Right with { First = 0x23 }));
        Assert.IsType<SntpStray>(Judge(Right with { First = 0x04 }));
        Assert.IsType<SntpStray>(SntpAnswer.Judge(Right.ToBytes().AsSpan(0, 47), Asked, Sent, Sent.AddSeconds(0.05)));
    }

    private static SntpOutcome Judge(Answers answer, TimeSpan? took = null, DateTimeOffset? sent = null) =>
        SntpAnswer.Judge(answer.ToBytes(), Asked, sent ?? Sent, (sent ?? Sent) + (took ?? TimeSpan.FromSeconds(0.05)));
}
