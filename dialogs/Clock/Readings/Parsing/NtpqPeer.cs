using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>One row of <c>ntpq -p</c>.</summary>
/// <param name="Tally">The mark before the name: <c>*</c> selected, <c>o</c> selected with PPS, <c>+ # - x .</c> others, a space = not considered.</param>
/// <param name="Name">Server, cut by ntpq to 15 characters unless -w was given.</param>
/// <param name="RefId">What that server follows.</param>
/// <param name="Stratum">0 to 16; 16 = does not answer.</param>
/// <param name="Reach">The last eight polls as an octal register; 0 = no answer to any.</param>
/// <param name="Offset">Local minus server in seconds (ntpq prints the opposite, in milliseconds).</param>
internal sealed partial record NtpqPeer(char Tally, string Name, string RefId, int Stratum, int Reach, double Offset)
{
    private const string Tallies = "*+-#ox.~";

    public bool IsSelected => Tally is '*' or 'o';

    /// <summary>True where the "server" is this machine's own clock: it agrees with itself.</summary>
    public bool IsLocalClock => Name.StartsWith("LOCAL", StringComparison.Ordinal) || Name.StartsWith("127.127.1.", StringComparison.Ordinal) || RefId is ".LOCL." or ".LCL.";

    /// <summary>True where the offset is a measurement: the server answers, and is neither a placeholder nor a kiss code.</summary>
    public bool IsUsable => Reach > 0 && Stratum < 16 && !IsLocalClock && RefId is not (".POOL." or ".INIT." or ".STEP." or ".DNS4." or ".DNS6." or ".NONE.");

    /// <summary>Reads a row; null for another line. <paramref name="indent"/> is what the paste is shifted by.</summary>
    public static NtpqPeer? Read(string line, int indent)
    {
        if (line.Length is < 30 or > 500 || line.AsSpan().Count(' ') < 9 || !(char.IsAsciiDigit(line[^1]) || line[^1] == 's'))
            return null;
        line = line.Length > indent && line.AsSpan(0, indent).IsWhiteSpace() ? line[indent..] : line;
        var tally = Tallies.Contains(line[0], StringComparison.Ordinal) ? line[0] : ' ';
        var words = Touching().Replace(tally == ' ' ? line : line[1..], "$1 ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // name refid st t when poll reach delay offset jitter; a cut name can have a space in it ("185.232.69.65 (")
        if (words.Length is < 10 or > 14 || words[^7].Length != 1
            || Numbers.Whole(words[^8]) is not (>= 0 and <= 16 and var stratum)
            || !Reached().IsMatch(words[^4]) || !Interval().IsMatch(words[^5]) || !Interval().IsMatch(words[^6])
            || Milliseconds(words[^3]) is null || Milliseconds(words[^2]) is not { } offset || Milliseconds(words[^1]) is null)
            return null;
        return new(tally, words[0], words[^9], stratum, Convert.ToInt32(words[^4], 8), offset == 0 ? 0 : -offset);
    }

    private static double? Milliseconds(string text) =>
        Numbers.Decimal(text) is { } milliseconds ? milliseconds / 1000 : char.IsAsciiLetter(text[^1]) ? Numbers.Span(text) : null;

    [GeneratedRegex(@"([0-9.])(?=-[0-9.]{1,12}\s{1,9}[0-9.]{1,12}\s*\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Touching();

    [GeneratedRegex(@"\A[0-7]{1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Reached();

    [GeneratedRegex(@"\A(?:-|[0-9]{1,7}[smhdy]?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Interval();
}
