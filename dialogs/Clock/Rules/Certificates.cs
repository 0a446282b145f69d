using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Certificates: "not yet valid" is a clock that is behind (RFC 5280 section 4.1.2.5); "expired" is first of all an expired certificate.
/// Go says both at once ("has expired or is not yet valid") and lets the times that follow decide.
/// </summary>
internal static partial class Certificates
{
    /// <summary>"Your clock is behind", as the page of a browser says it in its languages; above its error code it can mean nothing else.</summary>
    private static readonly ImmutableArray<string> BrowserBehind =
    [
        "Uhr geht nach", "horloge est en retard", "horloge retarde", "reloj está atrasado", "reloj va atrasado", "orologio è indietro", "relógio está atrasado", "klok loopt achter",
        "zegar się spóźnia", "часы отстают", "時計が遅れて", "시계가 느립니다", "时钟慢了",
    ];

    /// <summary>The same of a clock that is ahead.</summary>
    private static readonly ImmutableArray<string> BrowserAhead =
    [
        "Uhr geht vor", "horloge est en avance", "horloge avance", "reloj está adelantado", "reloj va adelantado", "orologio è avanti", "relógio está adiantado", "klok loopt voor",
        "zegar się spieszy", "часы спешат", "時計が進んで", "시계가 빠릅니다", "时钟快了",
    ];

    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new StampedMessage("tls-not-yet-valid", "is before", GoBefore, Bound.AtMost, Cause.Clock, ClockDirection.Behind) { Lines = 2 },
        new StampedMessage("tls-not-yet-valid", "CertificateNotYetValidException: NotBefore", JavaBefore, Bound.AtMost, Cause.Clock, ClockDirection.Behind),
        new StampedMessage("tls-expired", "is after", GoAfter, Bound.AtLeast, Cause.Age) { Lines = 2, Expired = true },
        new EitherWay(),
        new Translated(),
        Early("not yet valid", near: "CRL"), Early("has not yet been activated"), Early("is not yet activated"),
        Early("CERT_NOT_YET_VALID"), Early("CertificateNotYetValid"), Early("NotValidYet"), Early("NOT_YET_VALID_CERTIFICATE"), Early("NOT_YET_VALID_ISSUER"),
        Early("certificate validity starts in the future"), Early("Certificate invalid: not yet valid"), Early("certificate not yet valid"),
        Early("ASN_BEFORE_DATE_E"), Early("current date before", near: "ASN"), Early("validity period has not begun"), Early("Your clock is behind"), Early("not yet valid certificate"), Early("certificate not valid yet"), Early("cert not yet valid"), Early("signature before inception date"),
        new Wording("tls-clock-ahead", "Your clock is ahead", Cause.Clock, ClockDirection.Ahead),
        new Wording("tls-clock", "Your computer thinks it is", Cause.Clock),
        .. BrowserBehind.Select(words => Browser(words, ClockDirection.Behind)), .. BrowserAhead.Select(words => Browser(words, ClockDirection.Ahead)),
        new Wording("tls-date-invalid", "ERR_CERT_DATE_INVALID", Cause.Either), new Wording("tls-date-invalid", "NotTimeValid", Cause.Either),
        Failed("certificate verification failed"), Failed("certificate verify failed"), Failed("SSL certificate problem"),
        Old("certificate has expired"), Old("CERT_HAS_EXPIRED"), Old("certificate expired"), Old("CertificateExpiredException"), Old("SEC_E_CERT_EXPIRED"),
        Old("SEC_ERROR_EXPIRED_CERTIFICATE"), Old("cert_expired"), Old("certificate is expired"), Old("RRSIG has expired"),
    ];

    private static Wording Browser(string words, ClockDirection direction) => new("tls-clock", words, Cause.Clock, direction) { Near = "ERR_CERT_DATE_INVALID" };

    private static Wording Early(string words, string? near = null) => new("tls-not-yet-valid", words, Cause.Clock, ClockDirection.Behind) { Near = near };

    /// <summary>Says nothing of time by itself; a clock older than what it talks to explains it (<see cref="Witnesses"/>).</summary>
    private static Wording Failed(string words) => new("tls-failed", words, Cause.Other);

    private static Wording Old(string words) => new("tls-expired", words, Cause.Age) { Expired = true };

    /// <summary>"Is not yet valid" alone, or both at once: Go's message which, in its older form, gives no times.</summary>
    private sealed partial class EitherWay() : ClockRule("tls-not-yet-valid", "is not yet valid", "or not yet valid")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            var line = paste.Lines[index];
            if (!line.Contains("cert", StringComparison.OrdinalIgnoreCase) || Decided.IsMatch(paste.Window(index, 2)))
                yield break;
            yield return Both.IsMatch(line)
                ? new Finding(Kind, index + 1, Cause.Likely, "certificate has expired or is not yet valid")
                : new Finding(Kind, index + 1, Cause.Clock, "certificate is not yet valid") { Direction = ClockDirection.Behind };
        }

        [GeneratedRegex(@"current time \S{10,40} is (?:after|before)", RegexOptions.CultureInvariant)]
        private static partial Regex Decided { get; }

        [GeneratedRegex(@"expired,? or (?:is )?not yet valid", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex Both { get; }
    }

    /// <summary>A certificate that is not valid yet, in another language than English.</summary>
    private sealed partial class Translated() : ClockRule("tls-not-yet-valid", FutureFiles.NotYetValid)
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Named.Match(paste.Lines[index]) is { Success: true } match)
                yield return new Finding(Kind, index + 1, Cause.Clock, match.Value) { Direction = ClockDirection.Behind };
        }

        [GeneratedRegex(@"(?:zertifikat|certificat|certificado|certificaat|сертификат|証明書|인증서)[^\n]{0,120}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex Named { get; }
    }

    [GeneratedRegex(@"current time (?<local>[\d-]{10}T[\d:.]{8,18}(?:Z|[+-][\d:]{5,6})) is before (?<reference>[\d-]{10}T[\d:.]{8,18}(?:Z|[+-][\d:]{5,6}))", RegexOptions.CultureInvariant)]
    private static partial Regex GoBefore { get; }

    [GeneratedRegex(@"current time (?<local>[\d-]{10}T[\d:.]{8,18}(?:Z|[+-][\d:]{5,6})) is after (?<reference>[\d-]{10}T[\d:.]{8,18}(?:Z|[+-][\d:]{5,6}))", RegexOptions.CultureInvariant)]
    private static partial Regex GoAfter { get; }

    [GeneratedRegex(@"CertificateNotYetValidException: NotBefore: (?<reference>[\w: ]{20,40})", RegexOptions.CultureInvariant)]
    private static partial Regex JavaBefore { get; }
}
