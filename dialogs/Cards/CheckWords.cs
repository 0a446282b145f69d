using NodaTime;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>What a check link found, in phrases: for the terminal of the host's owner and for the card in the thread.</summary>
public static class CheckWords
{
    /// <summary>The offset with its bound.</summary>
    public static Phrase Of(HostMeasure clock)
    {
        var (low, high) = (Math.Abs(clock.MinSeconds), Math.Abs(clock.MaxSeconds));
        return clock.MayBeRight
            ? new("check-link.right", ("behind", Length(low, Math.Ceiling)), ("ahead", Length(high, Math.Ceiling)))
            : new(
                clock.OffsetSeconds < 0 ? "check-link.behind" : "check-link.ahead",
                ("offset", Length(Math.Abs(clock.OffsetSeconds), Math.Round)),
                ("least", Length(Math.Min(low, high), Math.Floor)),
                ("most", Length(Math.Max(low, high), Math.Ceiling)));
    }

    /// <summary>What the bound rests on, where it rests on more than the two requests.</summary>
    public static IEnumerable<Phrase> Caveats(HostMeasure clock)
    {
        if (clock.Assumed)
            yield return new("check-link.assumed", ("longest", HostMeasure.LongestRequest));
        if (!clock.Verified)
            yield return new("check-link.unverified");
    }

    /// <summary>To the digits that are written, whole seconds from a minute on. Ends are rounded outwards, so that what is said still holds.</summary>
    private static Duration Length(double seconds, Func<double, double> round) =>
        seconds < 60 ? Duration.FromMilliseconds(round(seconds * 1000)) : Duration.FromSeconds(round(seconds));
}
