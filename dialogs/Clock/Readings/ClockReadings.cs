using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>Finds out which tool wrote a text and reads it.</summary>
public static class ClockReadings
{
    // Layouts that can be nothing else. Long ones before short ones: a row of one can look like a line of another.
    private static readonly ImmutableArray<IReadingParser> Layouts =
    [
        new TimesyncMessage(), new TimedatectlShow(), new TimesyncStatus(), new Timedatectl(),
        new ChronycNtpdata(), new ChronycTracking(), new ChronycTrackingCsv(), new ChronycSources(), new ChronycWaitsync(), new ChronydQuery(),
        new NtpqPeers(), new NtpqSysinfo(), new NtpqKerninfo(), new NtpqVariables(), new Ntpstat(), new Ntptime(), new Adjtimex(), new Ntpctl(), new BusyboxNtpd(), new Ntpdate(),
        new SntpJson(), new Sntp(),
        new W32tmPeers(), new W32tmStatus(), new W32tmStripchart(), new Lssrc(), new Esxcli(), new ShowNtp(), new OtherCommands(),
    ];

    // Nobody runs so many commands; this bounds the work on a text that repeats one line
    private const int MostClaims = 400;

    // "#피어: 1" and "NTP=yes" are the shortest lines that a layout begins with
    private const int ShortestLayoutLine = 6;

    // Short answers that could be part of anything; tried only while nothing in the text is left unexplained.
    private static readonly ImmutableArray<IReadingParser> Lines =
    [
        new CurlDate(), new TimedatectlValue(), new Hwclock(), new DateCommand(), new GetDate(), new Systemsetup(),
        new TimedatectlErrors(), new ChronycErrors(), new NtpqErrors(), new W32tmResync(), new W32tmErrors(), new MissingCommand(),
        new W32tmSource(),
    ];

    /// <summary>
    /// The reading that says most about the clock; of equals the last, because people paste in the order they ran.
    /// <see cref="ClockReading.Tool"/> is null for an unknown text. Never throws; linear in the length of the text.
    /// </summary>
    public static ClockReading Read(string text) => ReadAll(text).Reverse().MaxBy(Weight) ?? new();

    /// <summary>Every reading in the text, in order of appearance; empty for an unknown text. Never throws; linear in the length of the text.</summary>
    public static ImmutableArray<ClockReading> ReadAll(string text)
    {
        var lines = CleanLines.Of(text);
        // A talk of single lines looks the same, and is read only with its blank lines
        return DoubleSpacing.Of(lines) is { } spacing && ReadLines(spacing.Lines) is { Length: > 0 } readings
            ? [.. readings.Select(reading => reading with { Line = spacing.LineOfPaste(reading.Line) })]
            : ReadLines(lines);
    }

    private static ImmutableArray<ClockReading> ReadLines(ImmutableArray<string> lines) =>
        ClockPairs.Join([.. Transcript.Outputs(lines).SelectMany(ReadOutputOrTalk).Take(MostClaims)]);

    /// <summary>A short answer in a message of a few sentences is a paragraph of its own, and read as if it stood alone.</summary>
    private static IEnumerable<ClockReading> ReadOutputOrTalk(Output output) =>
        (ReadOutput(output).ToArray() is var readings && readings.Length > 0) || output.Tool is not null ? readings : Talk.Answers(output, ReadOutput);

    private static IEnumerable<ClockReading> ReadOutput(Output output)
    {
        var claims = new List<(int At, Claim Claim)>();
        var unexplained = 0;
        for (var at = 0; at < output.Count && claims.Count < MostClaims;)
        {
            if (output.IsBlank(at))
                at++;
            else if (Claimed(output, at, unexplained == 0 || output.Tool is not null) is { } claim)
            {
                claims.Add((at, claim));
                at += Math.Max(1, claim.Lines);
            }
            else
            {
                unexplained += claims.Count == 0 && output[at].EndsWith(':') && output[at].Length < 200 ? 0 : 1;
                at++;
            }
        }

        // A date or an error line counts only where the text holds nothing else, or its command is in sight
        var all = unexplained == 0 || output.Tool is not null;
        var readings = claims.Where(entry => all || entry.Claim.Certain).ToArray();
        return readings.Length == 0 && output.Tool is { } tool && unexplained > 0
            ? [Unreadable.Reading(output, tool)]
            : readings.Select(entry => entry.Claim.Reading with { Line = output.FirstLine + entry.At });
    }

    private static Claim? Claimed(Output output, int at, bool shortOnes)
    {
        if (output[at].Length >= ShortestLayoutLine)
            foreach (var parser in Layouts)
                if (parser.TryRead(output, at) is { } claim)
                    return claim;
        if (shortOnes)
            foreach (var parser in Lines)
                if (parser.TryRead(output, at) is { } claim)
                    return claim;
        return null;
    }

    /// <summary>What a reading is worth: a measured clock, then a daemon's state, then an error, then a time of day.</summary>
    private static int Weight(ClockReading reading) => reading switch
    {
        { OffsetSeconds: not null, BlindSpot: false } => 9,
        { OffsetRange: not null } => 8,
        { OffsetSeconds: not null } => 7,
        { MagnitudeSeconds: not null } => 6,
        { Synchronized: not null, BlindSpot: false } => 5,
        { Synchronized: not null } => 4,
        { ReferenceInstant: not null } => 4,
        { Error: not null } => 3,
        { BlindSpot: false } => 2,
        _ => 1,
    };
}
