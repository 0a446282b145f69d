using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>A paste as the rules see it: its lines with their log stamps, read once and only where somebody asks.</summary>
internal sealed partial class PasteClocks
{
    /// <summary>A record of a log (a stamped line and what hangs below it) is not longer than this where clocks are concerned.</summary>
    private const int RecordLines = 25;

    /// <summary>A stamp on another line than its message counts while the two are within a day, in seconds: beyond, chance put them together.</summary>
    public const double SameRecord = 86_400;

    /// <summary>A window holds at most this many characters beyond its first line.</summary>
    private const int WindowCharacters = 4000;

    /// <summary>A terminal that breaks lines by itself is at least this wide.</summary>
    private const int NarrowestTerminal = 60;

    private readonly Dictionary<int, Timestamp?> _stamps = [];
    private readonly Dictionary<int, HttpDate?> _dates = [];
    private readonly Dictionary<int, ImmutableArray<Timestamp>> _shown = [];
    private readonly Lazy<ImmutableArray<JsonWebToken>> _tokens;
    private readonly Lazy<ImmutableArray<Offset>> _zone;
    private readonly Lazy<bool?> _dayFirst;

    public PasteClocks(PastedText paste)
    {
        Paste = AsTyped(paste);
        _tokens = new(() => JsonWebTokens.In(Paste));
        _zone = new(FindZone);
        _dayFirst = new(FindDateOrder);
    }

    /// <summary>The paste with the apostrophes and spaces of a typist: typesetters' ones stand in the same places.</summary>
    public PastedText Paste { get; }

    public ImmutableArray<string> Lines => Paste.Lines;

    /// <summary>The <c>Date</c> header on line <paramref name="index"/> (0-based), or null.</summary>
    public HttpDate? DateOn(int index) => _dates.TryGetValue(index, out var date) ? date : _dates[index] = HttpDates.On(Paste, index);

    /// <summary>Every stamp on line <paramref name="index"/> (0-based); none on a line too long to be read by a person.</summary>
    public ImmutableArray<Timestamp> StampsOn(int index)
    {
        if (!_shown.TryGetValue(index, out var stamps))
            _shown[index] = stamps = Lines[index].Length > 400 ? [] : Timestamps.In(Lines[index]);
        return stamps;
    }

    /// <summary>The 0-based lines within <paramref name="reach"/> of 1-based line <paramref name="line"/>.</summary>
    public IEnumerable<int> Around(int line, int reach)
    {
        var first = Math.Max(0, line - 1 - reach);
        return Enumerable.Range(first, Math.Min(Lines.Length, line + reach) - first);
    }

    /// <summary>The JSON web tokens of the paste.</summary>
    public ImmutableArray<JsonWebToken> Tokens => _tokens.Value;

    /// <summary>The stamp that line <paramref name="index"/> (0-based) begins with, as a log writes it; null where there is none.</summary>
    public Timestamp? StampOf(int index)
    {
        if (!_stamps.TryGetValue(index, out var stamp))
            _stamps[index] = stamp = Timestamps.AtStartOf(Lines[index]) is { } found && IsLogStamp(Lines[index], found) && !(DateOn(index)?.Column <= found.Start) ? Settle(found) : null;
        return stamp;
    }

    /// <summary>
    /// The stamp of the log record that line <paramref name="index"/> belongs to: its own, or that of the stamped line above which
    /// reports the failure that the lines below it (an exception and its frames, the body of an answer) spell out.
    /// </summary>
    public (Timestamp Stamp, int Line)? RecordStamp(int index)
    {
        if (StampOf(index) is { } own)
            return (own, index + 1);
        if (!IsDetail(index))
            return null;
        for (var above = index - 1; above >= Math.Max(0, index - RecordLines); above--)
        {
            if (StampOf(above) is { } stamp)
                return TellsOf(Lines[above], body: IsBody(above + 1)) ? (stamp, above + 1) : null;
            if (!IsDetail(above))
                return null;
        }

        return null;
    }

    /// <summary>True where line <paramref name="index"/> (0-based) says that something went wrong.</summary>
    public bool ReportsFailure(int index) => Failure.IsMatch(Lines[index]);

    /// <summary>True where line <paramref name="index"/> (0-based) is a piece of the body of an answer, in JSON or XML.</summary>
    public bool IsBody(int index) => Body.IsMatch(Lines[index]);

    /// <summary>A stamped line tells of the exception below it when it reports a failure, of the body of an answer when it reports that of a request or ends before what it speaks of.</summary>
    private static bool TellsOf(string line, bool body) => body ? FailedRequest.IsMatch(line) || Opens.IsMatch(line) : Failure.IsMatch(line);

    private bool IsDetail(int index) => Exception.IsMatch(Lines[index]) || IsBody(index);

    /// <summary>Line <paramref name="index"/> and the <paramref name="count"/> - 1 lines below it as one text.</summary>
    public string Window(int index, int count)
    {
        if (count <= 1)
            return Lines[index];
        var last = index;
        for (var length = 0; last + 1 < Lines.Length && last + 1 < index + count && length < WindowCharacters; last++)
            length += Lines[last + 1].Length;
        return string.Join('\n', Lines.AsSpan(index, last - index + 1).ToArray().Select((line, at) => at == 0 || line.Length <= WindowCharacters ? line : line[..WindowCharacters]));
    }

    /// <summary>
    /// Line <paramref name="index"/> (0-based) as it may have been before a terminal broke it: cut at a column, when all its pieces but the last are of one
    /// length, or between words, with the full lines around it. Nothing where no line is full.
    /// </summary>
    public IEnumerable<string> Rejoined(int index)
    {
        const int Most = 8;
        foreach (var width in Enumerable.Range(Math.Max(0, index - 1), Math.Min(index, 1) + 1).Where(IsFull).Select(line => Lines[line].Length).Distinct())
        {
            if (Joined("", line => Lines[line].Length == width, line => Lines[line].Length <= width) is { } cut)
                yield return cut;
        }

        if (Joined(" ", IsFull, _ => true) is { } broken)
            yield return broken;

        bool IsFull(int line) => Lines[line].Length is >= NarrowestTerminal and <= 400;

        string? Joined(string between, Func<int, bool> runsOn, Func<int, bool> fits)
        {
            var (first, last) = (index, index);
            while (first > 0 && index - first < Most && runsOn(first - 1) && fits(first))
                first--;
            while (last + 1 < Lines.Length && last - index < Most && runsOn(last) && fits(last + 1))
                last++;
            return first == last ? null : string.Join(between, Enumerable.Range(first, last - first + 1).Select(line => Lines[line]));
        }
    }

    /// <summary>Settles what the rest of the paste decides: the order of day and month, and the zone where the paste names it.</summary>
    public Timestamp Settle(Timestamp stamp)
    {
        if (stamp.Civil.Length == 2 && _dayFirst.Value is { } dayFirst)
            stamp = stamp with { Civil = [stamp.Civil[dayFirst ? 1 : 0]] };
        return stamp.ZoneWritten || _zone.Value.IsEmpty ? stamp : stamp with { Offsets = _zone.Value };
    }

    private static PastedText AsTyped(PastedText paste)
    {
        var typed = paste.Text.Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\u00A0', ' ').Replace('\u202F', ' ');
        return ReferenceEquals(typed, paste.Text) ? paste : PastedText.Of(typed);
    }

    /// <summary>
    /// A stamp is a log's when only a level, a thread, a key or a bracket stands before it; a <c>Date:</c> header is none, nor is the time of an event
    /// ("last login", "expires"). A key of a record must be one that loggers give their stamp.
    /// </summary>
    private static bool IsLogStamp(string line, Timestamp stamp)
    {
        if (stamp.Start == 0)
            return true;
        var before = line[..stamp.Start];
        if (!BeforeStamp.IsMatch(before))
            return BeforeStampInJson.IsMatch(before);
        return Key.Match(before) is { Success: true } match ? LogKey.IsMatch(match.Groups["key"].ValueSpan) : !BeforeEvent.IsMatch(before);
    }

    /// <summary>Day first or month first: decided by a date of the same kind elsewhere in the paste that allows only one reading.</summary>
    private bool? FindDateOrder()
    {
        var (dayFirst, monthFirst) = (false, false);
        foreach (var line in Lines.Where(line => line.Contains('/', StringComparison.Ordinal) || line.Contains('-', StringComparison.Ordinal)))
        {
            if (SlashedDate.Match(line) is not { Success: true } match)
                continue;
            dayFirst |= string.CompareOrdinal(match.Groups["a"].Value.PadLeft(2, '0'), "12") > 0;
            monthFirst |= string.CompareOrdinal(match.Groups["b"].Value.PadLeft(2, '0'), "12") > 0;
        }

        return dayFirst == monthFirst ? null : dayFirst;
    }

    /// <summary>The zone that timedatectl, TZ or a Java property names with its offset. One paste with two zones decides nothing.</summary>
    private ImmutableArray<Offset> FindZone()
    {
        var zones = new HashSet<Offset>();
        foreach (var line in Lines.Where(line => line.Contains("zone", StringComparison.OrdinalIgnoreCase) || line.Contains("TZ=", StringComparison.Ordinal)))
        {
            if (NamedZone.Match(line) is not { Success: true } match)
                continue;
            var offsets = TimeZoneNames.Read(match.Groups["offset"].Value);
            if (offsets.Length == 1)
                zones.Add(offsets[0]);
        }

        return zones.Count == 1 ? [.. zones] : [];
    }

    [GeneratedRegex(@"^(?:\S{1,60} \S{1,40} \S{1,40} \[$|[DIWEFA], \[$|[\s\[({""'<|*]{0,12}(?:(?:[A-Za-z_@][\w.@:-]{0,60}|\d{1,10})(?:=|""\s?:\s?|\]?:?\s{1,4}|\|\s?)[\s\[({""'<:|-]{0,6}(?:\{?""\$date""\s?:\s?"")?){0,4}[-\s\[({""']{0,4}$)", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeStamp { get; }

    /// <summary>A record in JSON: other fields of one value, then a key that loggers give their stamp.</summary>
    [GeneratedRegex(@"^\s{0,8}\{\s?(?:""[\w.@-]{1,40}""\s?:\s?(?:""[^""\n]{0,80}""|[\w.-]{1,30})\s?,\s?){1,6}""" + LoggersKeys + @"""\s?:\s?""?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BeforeStampInJson { get; }

    private const string LoggersKeys = "(?:[@_]{0,2}(?:t|ts|time(?:_?stamp)?|date(?:_?time)?)|asctime|event_?time|log_?time|logged_?at)";

    [GeneratedRegex("^" + LoggersKeys + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LogKey { get; }

    /// <summary>The key right before a stamp, in JSON (MongoDB puts a <c>$date</c> between) or logfmt.</summary>
    [GeneratedRegex(@"(?<![\w.@-])(?<key>[\w.@-]{1,60})(?:=|""\s?:)[\s\[({""'<:|-]{0,8}(?:\$date""\s?:[\s""]{0,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Key { get; }

    /// <summary>The time of an event: after "Last login:", "Not After :", "Started at", "valid from", "used before".</summary>
    [GeneratedRegex(@"(?:(?:\b|_)(?:" + EventTimes.Words + @")\w{0,3}(?:ation|at|on|from|until|login|date|time){0,2}(?:[ _]\w{1,12}){0,2}|\b(?:before|after|from|till|to|than))\s?:?[\s({""']{0,8}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BeforeEvent { get; }

    [GeneratedRegex(@"^\s*(?:at |\.\.\. \d|Caused by|[\w.$\\]{0,200}(?:Exception|Error)\b|File ""|Traceback|raise |return |Suppressed)", RegexOptions.CultureInvariant)]
    private static partial Regex Exception { get; }

    [GeneratedRegex(@"^\s{0,20}(?:b?['""]{0,2}[<{}]|\[\s{0,3}[{""]|[\]}]|""[\w.$@-]{1,60}""\s?:)", RegexOptions.CultureInvariant)]
    private static partial Regex Body { get; }

    [GeneratedRegex(@"\b4(?:00|01|03)\b|unauthori[sz]ed|forbidden|invalid_(?:grant|token|client)|\b(?:request|response|token|log-?in|sign-?in|call|upload|download)\b[^\n]{0,80}\b(?:fail(?:ed|ure)?|error|rejected|denied|refused)\b|\bfailed to (?:obtain|get|fetch|refresh|request|call|upload|download|log ?in|sign ?in)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FailedRequest { get; }

    /// <summary>A line that ends where what it speaks of begins: "Response body:".</summary>
    [GeneratedRegex(@"[:{\[(]\s{0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Opens { get; }

    [GeneratedRegex(@"fail|error|exception|reject|denied|refus|forbidden|invalid|unauthori", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Failure { get; }

    [GeneratedRegex(@"(?<![\d/-])(?<a>\d{1,2})[/-](?<b>\d{1,2})[/-]\d{4},? \d{1,2}:\d{2}", RegexOptions.CultureInvariant)]
    private static partial Regex SlashedDate { get; }

    [GeneratedRegex(@"(?:Time ?zone: [\w/+-]{1,40} \([A-Z0-9+-]{1,6}, (?<offset>[+-]\d{4})\)|(?<![A-Za-z])(?:TZ|user\.timezone)=""?(?<offset>UTC|GMT)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedZone { get; }
}
