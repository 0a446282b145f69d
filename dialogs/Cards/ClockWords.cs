using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>The two clocks of a paste with their lines, as parts of a card.</summary>
internal static class ClockWords
{
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
}
