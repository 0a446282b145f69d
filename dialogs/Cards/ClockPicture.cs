using System.Globalization;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>The offset before and after as a small picture. The numbers are in its address, so that nothing is kept for it.</summary>
internal static class ClockPicture
{
    public static ImagePart Of(Language words, double before, double after) => new(
        string.Create(CultureInfo.InvariantCulture, $"/pictures/clock/{words.Tag}/{Math.Round(before, 3)}/{Math.Round(after, 3)}"),
        words.Say("picture.clock", ("before", RunWords.Signed(words, before)), ("after", RunWords.Signed(words, after))));
}
