using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Clock.Worlds;

/// <summary>Whatever is read from a made-up world's log is true in that world: the set holds the skew, the sign is right or not told, the verdict fits.</summary>
public sealed class WorldTests
{
    private const int Worlds = 20;

    public static TheoryData<string> Wrong => [.. ClockErrors.All.Select(message => message.Name)];

    public static TheoryData<string> Right => [.. OtherErrors.All.Select(message => message.Name)];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_clock_is_found_and_nothing_false_is_said_of_it(string name)
    {
        var message = ClockErrors.All.Single(message => message.Name == name);
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = World.Wrong(seed, message.Least, message.Sign != 0 ? message.Sign : seed % 2 == 0 ? 1 : -1);
            var lines = message.Lines(world).ToArray();
            foreach (var text in new[] { string.Join('\n', lines), world.Among(60, lines), world.AmongOther(40, lines) })
            {
                var evidence = EvidenceReader.Read(PastedText.Of(text));
                Assert.True(evidence.Possible.Intersect(SkewSet.Between(world.Skew, world.Skew)) is not null, Say(world, evidence, text));
                Assert.True(evidence.Direction is null || evidence.Direction == (world.Skew < 0 ? ClockDirection.Behind : ClockDirection.Ahead), Say(world, evidence, text));
                // without a zone, less than a day may be nothing but a zone
                Assert.True(evidence.ClockRelated || (evidence.AsksForZone && evidence.Possible.CanBeWithin(Tolerance)) || IsUndated(name, evidence), Say(world, evidence, text));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_clock_is_not_accused(string name)
    {
        var (_, write) = OtherErrors.All.Single(message => message.Name == name);
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = World.Right(seed);
            var lines = write(world).ToArray();
            foreach (var text in new[] { string.Join('\n', lines), world.Among(60, lines), world.AmongOther(40, lines) })
            {
                var evidence = EvidenceReader.Read(PastedText.Of(text));
                // an assertion said to have expired stays suspicious while the log's zone is unknown; nothing false is said of the clock
                Assert.True(!evidence.ClockRelated || (name.StartsWith("an assertion", StringComparison.Ordinal) && evidence.Verdict == ClockVerdict.NotProvable), Say(world, evidence, text));
                Assert.True(evidence.Skew is null || evidence.Possible.CanBeWithin(Tolerance), Say(world, evidence, text));
            }
        }
    }

    /// <summary>The way of an answer and the seconds cut off, in seconds.</summary>
    private const double Tolerance = 61;

    /// <summary>A bare refusal without a word of time and without a zone in the log shows nothing.</summary>
    private static bool IsUndated(string name, ClockEvidence evidence) => name == "a dated 403" && evidence is { Verdict: ClockVerdict.NotClock, Skew: null };

    private static string Say(World world, ClockEvidence evidence, string text) =>
        $"skew {world.Skew}, zone {world.Zone}: {evidence.Verdict} {evidence.Direction} {evidence.Skew} {evidence.Explanation.Key}\n{(text.Length > 3000 ? text[..3000] : text)}";
}
