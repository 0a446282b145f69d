using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>
/// The fields of <c>w32tm /query /status</c>, found by place: leap, stratum, precision, root delay, root dispersion, reference id (the only
/// hexadecimal one: the anchor), last sync, source, poll; with /verbose then phase offset, clock rate, state, flags, role, last error, age.
/// </summary>
internal sealed partial record W32tmFields
{
    // With lines lost by a sloppy copy the anchor may come this early
    private const int FieldsBeforeAnchor = 5;
    private const int FieldsAfterAnchor = 10;

    // Lines that a console broke in one status
    private const int MostWrapped = 10;

    public int? Leap { get; private init; }

    public int? Stratum { get; private init; }

    /// <summary>Reference id as printed, <c>0x</c> and eight digits.</summary>
    public required string RefId { get; init; }

    public string? Source { get; private init; }

    public int? PollSeconds { get; private init; }

    public double? PhaseOffset { get; private init; }

    public int? LastError { get; private init; }

    /// <summary>Seconds since the last good synchronisation.</summary>
    public double? LastSyncAge { get; private init; }

    public bool IsVerbose { get; private init; }

    public int Lines { get; private init; }

    /// <summary>Windows keeps these two names English in every language: no time source at all.</summary>
    public static bool IsOwnClock(string? source) =>
        source is not null && (source.StartsWith("Local CMOS Clock", StringComparison.OrdinalIgnoreCase) || source.StartsWith("Free-running System Clock", StringComparison.OrdinalIgnoreCase));

    /// <summary>Time from the host of a virtual machine (Hyper-V, Azure; VMware Tools).</summary>
    public static bool IsHypervisor(string? source) =>
        source is not null && (source.StartsWith("VM IC Time Synchronization Provider", StringComparison.OrdinalIgnoreCase) || source.Contains("vmwTimeProvider", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a status that begins at line <paramref name="at"/>; null when none does.</summary>
    public static W32tmFields? Read(Output output, int at)
    {
        if (!CanBegin(output[at]) || !FirstValue().IsMatch(ValueOf(output[at])))
            return null;
        var (values, lines) = Values(output, at);
        var anchor = values.FindIndex(value => RefIdShape().IsMatch(value));
        // Root delay and root dispersion stand right before the anchor
        if (anchor is < 2 or > FieldsBeforeAnchor || !Seconds().IsMatch(values[anchor - 1]) || !Seconds().IsMatch(values[anchor - 2]))
            return null;
        string? At(int index) => anchor + index >= 0 && anchor + index < values.Count ? values[anchor + index] : null;

        var verbose = At(4) is { } phase && Seconds().IsMatch(phase);
        return new()
        {
            Leap = Number(At(-5)),
            Stratum = Number(At(-4)),
            RefId = RefIdShape().Match(values[anchor]).Groups[1].Value.ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal),
            Source = At(2) is { Length: > 0 } source ? source : null,
            PollSeconds = Numbers.Whole(Poll().Match(At(3) ?? "").Groups[1].Value),
            IsVerbose = verbose,
            PhaseOffset = verbose ? SecondsOf(At(4)) : null,
            LastError = verbose ? Number(At(9)) : null,
            LastSyncAge = verbose ? SecondsOf(At(10)) : null,
            Lines = lines[Math.Min(anchor + (verbose ? FieldsAfterAnchor : 3), lines.Count - 1)] - at + 1,
        };
    }

    /// <summary>The values of the labelled lines, with wrapped lines joined, and the line each ends on.</summary>
    private static (List<string> Values, List<int> Lines) Values(Output output, int at)
    {
        var values = new List<string>();
        var lines = new List<int>();
        var wrapped = 0;
        for (var line = at; line < output.Count && values.Count <= FieldsBeforeAnchor + FieldsAfterAnchor; line++)
        {
            var text = output[line];
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var continues = values.Count > 0 && (IsOpen(values[^1]) || text.IndexOf(':', StringComparison.Ordinal) < 1 || (lines[^1] == line - 1 && IsBroken(output[line - 1], text)));
            if (continues && ++wrapped > MostWrapped)
                break;
            if (continues)
                (values[^1], lines[^1]) = (Joined(values[^1], text, output[line - 1]), line);
            else
            {
                values.Add(ValueOf(text));
                lines.Add(line);
            }
        }

        return (values, lines);
    }

    // A first look that costs nothing: "... (" or "...s" after a colon
    private static bool CanBegin(string line) => line.Length is > 4 and < 400 && (line.Contains('(', StringComparison.Ordinal) || line[^1] == 's');

    private static bool IsOpen(string value) => value.Count(character => character == '(') > value.Count(character => character == ')');

    // Consoles break at column 80 inside words and numbers; w32tm itself breaks at spaces
    private static bool IsFull(string line) => line.Length is 79 or 80;

    /// <summary>True where the console cut <paramref name="line"/>. A line can be that long and whole: then it has a label, and so has the next.</summary>
    private static bool IsBroken(string line, string next) => IsFull(line) && !(Labelled().IsMatch(line) && Labelled().IsMatch(next));

    private static string Joined(string value, string next, string above)
    {
        // The label itself may have been cut before its colon
        var cut = next.IndexOf(':', StringComparison.Ordinal);
        if (IsFull(above) && cut > 0 && value.Length > 60 && !IsOpen(value))
            return next[(cut + 1)..].Trim();
        return IsFull(above) ? value + next.Trim() : value + " " + next.Trim();
    }

    private static string ValueOf(string line)
    {
        var cut = line.Length > 400 ? -1 : line.IndexOf(':', StringComparison.Ordinal);
        return cut < 1 ? line.Length > 400 ? "" : line.Trim() : line[(cut + 1)..].Trim();
    }

    private static int? Number(string? value) => Numbers.Whole(Numbered().Match(value ?? "").Groups[1].Value);

    private static double? SecondsOf(string? value) => Numbers.Decimal(Seconds().Match(value ?? "").Groups[1].Value);

    // A label and its colon; the rest of a cut time ("3:13") or address ("db8::1") has no space behind it
    [GeneratedRegex(@"\A\s{0,8}[^\s\d:][^:]{0,100}:(?:\s|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    // What a status can begin with: leap "0(…)", stratum "4 (…)", precision "-23 (…)", root delay "0.02s"
    [GeneratedRegex(@"\A(?:-?\d{1,2}\s{0,2}\(|\d{1,6}[.,]\d{7}s\z)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstValue();

    [GeneratedRegex(@"\A(-?\d{1,3})\s{0,2}(?:\(|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\A([+-]?\d{1,12}[.,]\d{1,9})\s?s?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\A(0[xX][0-9A-Fa-f]{8})(?:\s{0,2}\(|\s*\z)", RegexOptions.CultureInvariant)]
    private static partial Regex RefIdShape();

    [GeneratedRegex(@"\A\d{1,2}\s{0,2}\((\d{1,6})\s?s", RegexOptions.CultureInvariant)]
    private static partial Regex Poll();
}
