using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// Log stamps against the <c>Date</c> header of the same exchange: the local clock against the other side's, to a second or two
/// (the header is cut to whole seconds and the answer travels).
/// </summary>
internal static partial class Exchanges
{
    /// <summary>A stamped line speaks of the headers below it when they follow within this many lines.</summary>
    private const int Reach = 20;

    /// <summary>A status line stands within this many lines above the date of its answer.</summary>
    private const int StatusReach = 6;

    /// <summary>An exchange belongs to an error within this many lines ...</summary>
    private const int ErrorReach = 40;

    /// <summary>... and within this time by the log's own clock, in seconds.</summary>
    private const double ErrorSeconds = 600;

    /// <summary>Without an error to look at, this many exchanges are enough to know a host by.</summary>
    private const int Enough = 200;

    /// <summary>The pairs of the first exchanges of the paste.</summary>
    public static ImmutableArray<ClockPair> In(PasteClocks paste) =>
        !paste.Paste.Text.Contains(" GMT", StringComparison.Ordinal)
            ? []
            : [.. Enumerable.Range(0, paste.Lines.Length).Select(paste.DateOn).OfType<HttpDate>().Take(Enough).Select(date => PairOf(paste, date)).OfType<ClockPair>()];

    /// <summary>The pairs of the exchanges that <paramref name="finding"/> belongs to, the nearest first.</summary>
    public static ImmutableArray<ClockPair> Near(PasteClocks paste, Finding finding) =>
    [
        .. paste.Around(finding.Line, ErrorReach).Select(paste.DateOn).OfType<HttpDate>().Select(date => PairOf(paste, date)).OfType<ClockPair>()
            .Where(pair => Belongs(paste, finding, pair)).OrderBy(pair => Math.Abs(pair.Line - finding.Line)),
    ];

    /// <summary>True where the exchange was refused: the status above its date is 4xx, or without one a refusal stands within a few lines, so that its clock matters to somebody.</summary>
    public static bool WasRefused(PasteClocks paste, ClockPair pair) =>
        StatusOf(paste, pair) is { } status ? status[0] == '4' : paste.Around(pair.Line, StatusReach).Any(index => Refusal.IsMatch(paste.Lines[index]));

    /// <summary>The status above the date of an answer, or null.</summary>
    private static string? StatusOf(PasteClocks paste, ClockPair pair)
    {
        for (var above = pair.Line - 1; above >= Math.Max(0, pair.Line - 1 - StatusReach); above--)
        {
            if (AnyStatus.Match(paste.Lines[above]) is { Success: true } status)
                return status.Groups["status"].Value;
        }

        return null;
    }

    /// <summary>True where the line of the date, or a status line above it, says that the request was not refused: an error's body is not of that answer.</summary>
    private static bool IsAccepted(PasteClocks paste, ClockPair pair) =>
        AnyStatus.Match(paste.Lines[pair.Line - 1]) is { Success: true } own ? own.Groups["status"].Value[0] != '4'
            : Enumerable.Range(0, StatusReach).Select(up => pair.Line - 2 - up).Where(above => above >= 0).Select(above => StatusLine.Match(paste.Lines[above]))
                .FirstOrDefault(status => status.Success)?.Groups["status"].Value is ['1' or '2' or '3' or '5', ..];

    /// <summary>
    /// An error of a stamped record and a stamped exchange belong together by the log's clock; a bare error (a body, an exception) belongs to
    /// the exchange above or below it when no other record of the log stands between.
    /// </summary>
    private static bool Belongs(PasteClocks paste, Finding finding, ClockPair pair)
    {
        var record = paste.RecordStamp(finding.Line - 1);
        var exchange = paste.StampOf(pair.Line - 1) ?? paste.StampOf(pair.LocalLine - 1);
        if (record is { } own && exchange is { } other)
        {
            return own.Stamp.Format == other.Format
                && Math.Abs((own.Stamp.Civil[0].ToDateTimeUnspecified() - other.Civil[0].ToDateTimeUnspecified()).TotalSeconds) <= ErrorSeconds;
        }

        var (from, to) = (Math.Min(pair.Line, finding.Line), Math.Max(pair.Line, finding.Line));
        if ((record is not null && !paste.IsBody(finding.Line - 1)) || Enumerable.Range(from, Math.Max(0, to - from - 1)).Any(index => paste.StampOf(index) is not null))
            return false;
        return paste.StampOf(pair.Line - 1) is null
            || (finding.Line > pair.Line && (WasRefused(paste, pair) || (paste.IsBody(finding.Line - 1) && !IsAccepted(paste, pair))));
    }

    private static ClockPair? PairOf(PasteClocks paste, HttpDate date)
    {
        var index = date.Line - 1;
        var reference = Timestamps.TryRead(date.Text)!;
        if (paste.StampOf(index) is { } own && own.End <= date.Column)
        {
            var pair = Measure.Pair("log-date-header", Bound.Exact, own, date.Line, reference, date.Line);
            return pair.ZoneKnown ? pair : RequestAbove(paste, date, reference, pair) ?? pair;
        }

        var (status, statusAt) = ("", -1);
        for (var above = index - 1; above >= Math.Max(0, index - Reach); above--)
        {
            var line = paste.Lines[above];
            if (SentOn(paste, above) is { } sent)
                return Measure.Pair("request-date-header", Bound.Exact, sent, above + 1, reference, date.Line);
            // a stamped line that reports a failure, with the refusing answer right below it, is one record of the log
            if (paste.StampOf(above) is { } stamp)
                return Introduces(line, status) || (statusAt == above + 1 && status is ['4', ..] && paste.ReportsFailure(above)) ? Measure.Pair("log-date-header", Bound.Exact, stamp, above + 1, reference, date.Line) : null;
            if (StatusLine.Match(line) is { Success: true } match)
                (status, statusAt) = (match.Groups["status"].Value, above);
            else if (!OfAnswer.IsMatch(line))
                return null;
        }

        return null;
    }

    /// <summary>
    /// The request above an answer whose log names no zone: its own time is UTC and by the same clock, so it holds where the log's stamp allows it in some zone.
    /// </summary>
    private static ClockPair? RequestAbove(PasteClocks paste, HttpDate date, Timestamp reference, ClockPair log)
    {
        for (var above = date.Line - 2; above >= Math.Max(0, date.Line - 1 - Reach) && paste.DateOn(above) is null; above--)
        {
            if (SentOn(paste, above) is { } sent)
                return Measure.Pair("request-date-header", Bound.Exact, sent, above + 1, reference, date.Line) is var pair && pair.Possible.Intersect(log.Possible) is not null ? pair : null;
        }

        return null;
    }

    /// <summary>The time that the host wrote into its request, on line <paramref name="index"/> (0-based): a header, or the second line of what AWS signs.</summary>
    private static Timestamp? SentOn(PasteClocks paste, int index)
    {
        var line = paste.Lines[index];
        if (index > 0 && line.StartsWith("20", StringComparison.Ordinal) && paste.Lines[index - 1].EndsWith(Algorithm, StringComparison.Ordinal))
            return Timestamps.TryRead(line);
        if (StringToSign.Match(line) is { Success: true } text)
            return Timestamps.TryRead(text.Groups["time"].Value);
        if (!line.Contains("date", StringComparison.OrdinalIgnoreCase))
            return null;
        return (Signed.Match(line) is { Success: true } signed && Timestamps.TryRead(signed.Groups["time"].Value) is { } sent) ? sent.AsUtc()
            : Request.Match(line) is { Success: true } request ? Timestamps.TryRead(request.Groups["time"].Value)
            : null;
    }

    /// <summary>A stamped line introduces the bare headers below it when it ends in a colon, a bracket or a status line, or names their status.</summary>
    private static bool Introduces(string line, string status) => Introduction.IsMatch(line) || (status.Length == 3 && line.Contains(status, StringComparison.Ordinal));

    [GeneratedRegex(@"[:{\[(]\s{0,3}$|\b(?:response|headers?)\b|^--\d{4}-|HTTP/[\d.]{1,3} \d{3}(?: [A-Za-z ]{1,40})?\s{0,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Introduction { get; }

    /// <summary>A line of an exchange: blank, a header with whatever a tool writes before it, or a piece of a dump or of JSON.</summary>
    [GeneratedRegex(@"^\W{0,20}$|^[^\w\s]|^\s{0,20}[\W_]{0,4}[\w.-]{1,60}[""']?\s?[:=]|HTTP/\d", RegexOptions.CultureInvariant)]
    private static partial Regex OfAnswer { get; }

    [GeneratedRegex(@"HTTP/[\d.]{1,3} (?<status>\d{3})", RegexOptions.CultureInvariant)]
    private static partial Regex StatusLine { get; }

    [GeneratedRegex(@"HTTP/[\d.]{1,3}""? (?<status>\d{3})|\b(?:status|answer|code|response|<--|->)(?: code)?[""']?[ :=]{1,3}(?<status>[2-5]\d\d)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AnyStatus { get; }

    [GeneratedRegex(@"(?<![\w-])x-(?:amz|ms|goog|oss|cos|bce|obs|tc)?-?date[""']?\s?[:=]\s?[\[""']{0,2}(?<time>[\w, :.+-]{14,40})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Signed { get; }

    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>What AWS Signature Version 4 signs, on one line.</summary>
    [GeneratedRegex(Algorithm + @"\s{1,3}(?<time>\d{8}T\d{6}Z)", RegexOptions.CultureInvariant)]
    private static partial Regex StringToSign { get; }

    /// <summary>The Date header that the host itself sent.</summary>
    [GeneratedRegex(@"^[^<>]{0,60}>{1,2}\s{0,2}""?Date: (?<time>[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Request { get; }

    [GeneratedRegex(@"HTTP/[\d.]{1,3}""? 4\d\d|\b4(?:00|01|03)\b|unauthori[sz]ed|forbidden|invalid_(?:grant|token|client)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Refusal { get; }
}
