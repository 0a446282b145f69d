using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// A time of day that somebody read off a clock, beside the moment their message was sent. The clock was read before the message was sent, so it is at
/// least "reading minus message" ahead: that end is certain. The other end is a person's delay, which is assumed to be at most <see cref="LongestDelay"/>.
/// </summary>
internal static class BesideMessage
{
    /// <summary>How long it may take a person from running a command to sending what it printed.</summary>
    public static readonly Duration LongestDelay = Duration.FromMinutes(10);

    /// <summary>What the digits of a printed time leave out.</summary>
    private static readonly Duration Resolution = Duration.FromSeconds(1);

    /// <summary>The reading with the set of skews it leaves; unchanged where it shows no time of day or has an offset of its own.</summary>
    /// <param name="sent">When the message was sent, by a clock that can be trusted.</param>
    public static ClockReading Of(ClockReading reading, Instant sent)
    {
        if (reading is not { OffsetSeconds: null, Instant: { } shown, Tool: "date" or "Get-Date" or "esxcli system time get" })
            return reading;
        var (least, most) = Set(shown, sent);
        var offset = Usable(least, most);
        return reading with
        {
            OffsetSeconds = offset,
            Kind = offset is null ? null : OffsetKind.Derived,
            BoundSeconds = offset is null ? null : (most - least) / 2,
            OffsetRange = new(least, most),
            Notes = [Clocks.Note("beside-message", ("delay", LongestDelay)), .. reading.Notes.Where(note => note.Key is not "readings.needs-true-clock")],
        };
    }

    /// <summary>The middle of the set where its sign is certain and it is narrow beside its size, else null: then a person's delay explains it too.</summary>
    public static double? OffsetOf(Instant shown, Instant sent)
    {
        var (least, most) = Set(shown, sent);
        return Usable(least, most);
    }

    private static (double Least, double Most) Set(Instant shown, Instant sent) =>
        ((shown - sent).TotalSeconds, (shown - sent + LongestDelay + Resolution).TotalSeconds);

    private static double? Usable(double least, double most) =>
        (least + most) / 2 is var middle && (least > 0 || most < 0) && (most - least) / 2 <= Math.Abs(middle) ? Math.Round(middle) : null;
}
