using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Tests.Articles.Matching;

public sealed class ForemostTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(120)]
    [InlineData(900)]
    public void The_best_are_those_that_sorting_puts_first(int most)
    {
        var random = new Random(most);
        var scores = Enumerable.Range(0, 600).Select(_ => MathF.Round(random.NextSingle() * 40, 1) + 0.1f).ToArray();
        var foremost = new Foremost(most);
        for (var number = 0; number < scores.Length; number++)
        {
            if (foremost.Wants(number, scores[number]))
                foremost.Offer(number, scores[number]);
        }

        Assert.Equal(Enumerable.Range(0, scores.Length).OrderByDescending(number => scores[number]).Take(most), foremost.BestFirst());
    }

    [Fact]
    public void Every_weight_is_what_the_cast_says()
    {
        for (var bits = 0; bits < 0x7c00; bits++)
        {
            var weight = BitConverter.UInt16BitsToHalf((ushort)bits);

            Assert.Equal((float)weight, Postings.Single(weight));
        }
    }
}
