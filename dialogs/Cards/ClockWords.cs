using NodaTime;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>What a paste proves about clocks, in words.</summary>
internal static class ClockWords
{
    /// <summary>"The host's clock is behind by 1 d 21:49:14 to 2 d 23:49:14." Null where there is nothing to say.</summary>
    public static string? Sentence(Language words, ClockFinding clock) => clock.Verdict switch
    {
        ClockVerdict.Skewed when Bounds(clock) is var (least, most) && clock.Direction is { } direction =>
            words.Say($"clock.{(direction == ClockDirection.Behind ? "behind" : "ahead")}-{Shape(least, most)}", ("least", least ?? most ?? Duration.Zero), ("most", most ?? least ?? Duration.Zero)),
        ClockVerdict.Skewed => words["clock.wrong"],
        ClockVerdict.ReallyExpired => words["clock.really-expired"],
        ClockVerdict.NotProvable => words["clock.not-provable"],
        _ => null,
    };

    /// <summary>The two stamps with their lines.</summary>
    public static IEnumerable<CardPart> Stamps(Language words, ClockFinding clock)
    {
        if (clock.Local is null || clock.Reference is null)
            yield break;
        yield return new FactsPart(
        [
            new(words.Say("clock.local", ("line", clock.LocalLine)), clock.ZoneKnown ? clock.Local : words.Say("clock.no-zone", ("stamp", clock.Local))),
            new(words.Say("clock.reference", ("line", clock.ReferenceLine)), clock.Reference),
        ]);
    }

    private static string Shape(Duration? least, Duration? most) => (least, most) switch
    {
        (not null, not null) when least == most => "exactly",
        (not null, not null) => "between",
        (not null, null) => "at-least",
        _ => "at-most",
    };

    /// <summary>The size of the skew, smaller bound first, without its sign.</summary>
    private static (Duration? Least, Duration? Most) Bounds(ClockFinding clock)
    {
        var (near, far) = clock.Direction == ClockDirection.Behind ? (clock.MaxSeconds, clock.MinSeconds) : (clock.MinSeconds, clock.MaxSeconds);
        return (Size(near), Size(far));
    }

    private static Duration? Size(double? seconds) => seconds is { } value ? Duration.FromSeconds(Math.Abs(value)) : null;
}
