using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>chronyc -c tracking</c>: 14 values in one line. The fifth, the system time, has the OPPOSITE sign of the table's words:
/// positive = slow = behind.
/// </summary>
internal sealed class ChronycTrackingCsv : IReadingParser
{
    private const int Values = 14;

    public Claim? TryRead(Output output, int at)
    {
        var values = output[at].Length < 400 ? output[at].Trim().Split(',') : [];
        if (values.Length != Values || values[0].Length != 8 || NtpStamp.Address(values[0]) is null
            || Numbers.Whole(values[2]) is not { } stratum || Numbers.Decimal(values[3]) is not { } referenceTime || Numbers.Decimal(values[4]) is not { } slow)
            return null;
        var state = new ChronyState(values[0], values[1], -slow, values[13])
        {
            Stratum = stratum,
            RootDelay = Numbers.Decimal(values[10]),
            RootDispersion = Numbers.Decimal(values[11]),
            LastSync = referenceTime is > 0 and < 1e11 ? Instant.FromUnixTimeMilliseconds((long)(referenceTime * 1000)) : null,
        };
        return new(state.ToReading("chronyc -c tracking", Clocks.Note("chrony-csv-sign")));
    }
}
