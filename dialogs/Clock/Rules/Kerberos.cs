using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Kerberos allows 300 s (RFC 4120 section 7.5.1, error 37 KRB_AP_ERR_SKEW); Windows says it in sentences and codes. Client Time is the
/// local clock. The event text of Windows writes h:m:s before month/day/year, unpadded, in UTC.
/// </summary>
internal static partial class Kerberos
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new StampedMessage("kerberos", "Client Time", ClientAndServer, Bound.Exact, Cause.Clock) { Lines = 6, Utc = true },
        new TimeSkewOfHeimdal(),
        Skew("KRB_AP_ERR_SKEW"), Skew("Clock skew too great"), Skew("krb_ap_err_tkt_nyv"), Skew("Ticket not yet valid"),
        Skew("time and/or date difference between the client and server"), Skew("0x80090324"), Skew("SEC_E_TIME_SKEW"),
        Skew("clocks on the client and server machines are skewed"), Skew("STATUS_TIME_DIFFERENCE_AT_DC"), Skew("0xC0000133"),
        Skew("NT_STATUS_TIME_DIFFERENCE_AT_DC"), Skew("ERROR_TIME_SKEW"), Skew("0x80070576"),
        Skew("time on the Primary Domain Controller is different"), Skew("system clock must be synchronized with the domain controller"),
        Skew("TimeSynchronizationException"), Skew("synchronize the clock on your host"),
        Skew("Too large time skew"), Skew("time at the Primary Domain Controller is different"),
        // ERROR_TIME_SKEW (1398) as Windows says it in its languages
        Skew("Zeit- und/oder Datumsunterschied"), Skew("différence de date et/ou d'heure entre le client et le serveur"),
        Skew("différence d'heure et/ou de date entre le client et le serveur"), Skew("diferencia de hora y/o fecha entre el cliente y el servidor"),
        Skew("diferencia de fecha y/o hora entre el cliente y el servidor"), Skew("differenza di data e/o ora tra"), Skew("differenza di ora e/o data tra"),
        Skew("diferença de data e/ou hora entre"), Skew("diferença de hora e/ou data entre"),
        Skew("클라이언트와 서버 간에 시간 및/또는 날짜"), Skew("クライアントとサーバーの間で、時刻"), Skew("クライアントとサーバーの間で時刻"), Skew("客户端和服务器之间有时间"), Skew("客户端与服务器之间存在时间"),
        new FailureCode(),
    ];

    private static Wording Skew(string words) => new("kerberos", words, Cause.Clock);

    [GeneratedRegex(@"Client Time:\s{0,4}(?<local>\d[^A-Za-z\n]{8,40}Z?)[\s\S]{0,80}?Server Time:\s{0,4}(?<reference>\d[^A-Za-z\n]{8,40}Z?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ClientAndServer { get; }

    /// <summary>Events 4768 and 4771 of a domain controller give only the number of KRB_AP_ERR_SKEW.</summary>
    private sealed partial class FailureCode() : ClockRule("kerberos", "0x25")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Code.Match(paste.Lines[index]) is { Success: true } match)
                yield return new Finding(Kind, index + 1, Cause.Clock, match.Value);
        }

        [GeneratedRegex(@"\b(?:Failure|Result|Error) Code:?\s{0,12}0x25\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex Code { get; }
    }

    /// <summary>Heimdal prints the size of the difference, not its sign.</summary>
    private sealed partial class TimeSkewOfHeimdal() : ClockRule("kerberos", "time skew (")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Size.Match(paste.Lines[index]) is { Success: true } match)
                yield return Sizes.Unsigned(Kind, index, match.Value, double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture));
        }

        [GeneratedRegex(@"time skew \((?<seconds>\d{1,9})\) larger than max", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex Size { get; }
    }
}
