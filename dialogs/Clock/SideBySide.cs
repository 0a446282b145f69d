using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// Clocks that a person put side by side: "Local: 10:00:05 / Server: 10:00:00", the output of <c>date</c> above an answer. Labels tell
/// whose clock is whose; two names that say nothing are told apart by the sign of the error beside them.
/// </summary>
internal static partial class SideBySide
{
    private const int Around = 10;

    /// <summary>Two clocks stand side by side within this many lines.</summary>
    private const int Reach = 3;

    /// <summary>The pairs within ten lines of <paramref name="finding"/>.</summary>
    public static ImmutableArray<ClockPair> Near(PasteClocks paste, Finding finding)
    {
        var shown = paste.Around(finding.Line, Around).SelectMany(index => ShownOn(paste, index)).ToImmutableArray();
        var named = shown.Where(clock => clock.Owner is Owner.Named).ToImmutableArray();
        var pairs = shown.Where(clock => clock.Owner is Owner.Local)
            .SelectMany(local => shown.Where(clock => Math.Abs(clock.Line - local.Line) <= Reach && (clock.Owner is Owner.Reference || (clock.Owner is Owner.Named && Adjacent(clock, local))))
                .Select(reference => PairOf(local, reference)));
        // the head of an answer that the same person asked for below the clock
        var answers = shown.Where(clock => clock.Command).SelectMany(local => paste.Around(local.Line, Around).Where(index => index >= local.Line).Select(paste.DateOn).OfType<HttpDate>()
            .Where(date => Header.IsMatch(paste.Lines[date.Line - 1])).Take(1).Select(date => PairOf(local, new(Timestamps.TryRead(date.Text)!, date.Line, Owner.Reference, false))));
        var neighbours = named.Zip(named.Skip(1)).Where(two => Adjacent(two.First, two.Second)).Select(two => Named(two.First, two.Second, finding.Direction));
        return [.. pairs.Concat(answers).Concat(neighbours).OfType<ClockPair>()];
    }

    /// <summary>The output of a <c>date</c> command near <paramref name="index"/>, the plainest sight of a local clock.</summary>
    public static (Timestamp Stamp, int Line)? DateCommand(PasteClocks paste, int index) =>
        paste.Around(index + 1, Around).SelectMany(near => ShownOn(paste, near)).Where(clock => clock.Command)
            .Select(clock => ((Timestamp, int)?)(clock.Stamp, clock.Line)).FirstOrDefault();

    private static bool Adjacent(Shown one, Shown other) => Math.Abs(one.Line - other.Line) <= 1 && one.Whole && other.Whole;

    private static ClockPair? Named(Shown one, Shown other, ClockDirection? direction)
    {
        if (direction is null || PairOf(one, other) is not { Possible.OnlyValue: { } difference })
            return null;
        var oneIsLocal = (direction == ClockDirection.Behind) == (difference < 0);
        return oneIsLocal ? PairOf(one, other) : PairOf(other, one);
    }

    private static ClockPair? PairOf(Shown local, Shown reference)
    {
        var pair = Measure.Pair("side-by-side", Bound.Exact, local.Stamp, local.Line, reference.Stamp, reference.Line);
        // two bare times whole quarter hours apart stand in two zones
        var bare = !local.Stamp.ZoneWritten && !reference.Stamp.ZoneWritten;
        return bare && pair.Possible.OnlyValue is { } seconds && Math.Abs(seconds) > 600 && Diagnosis.IsWholeQuarters(seconds, 5) ? null : pair;
    }

    private static IEnumerable<Shown> ShownOn(PasteClocks paste, int index)
    {
        var (line, from) = (paste.Lines[index], 0);
        if (line.StartsWith("{\"", StringComparison.Ordinal) && paste.StampOf(index) is not null)
            yield break; // a record of a log in JSON
        foreach (var stamp in paste.StampsOn(index))
        {
            var label = line[from..stamp.Start].Trim();
            var rest = line[stamp.End..].Trim();
            if (from == 0 && !label.Any(char.IsLetter))
            {
                // a line that begins with a stamp is a log's, unless the stamp is all there is and somebody asked for it
                if (rest.Length == 0 && index > 0 && DatePrompt.IsMatch(paste.Lines[index - 1]))
                    yield return new(stamp, index + 1, Owner.Local, true) { Command = true };
                yield break;
            }

            var match = Label.Match(label);
            if (!match.Success && rest is [] or [',' or ';', ..])
                match = BareLabel.Match(label);
            if (match.Success && OwnerOf(match.Groups["name"].Value) is { } owner)
                yield return new(label.Contains("(UTC)", StringComparison.OrdinalIgnoreCase) ? stamp.AsUtc() : stamp, index + 1, owner, from == 0 && rest.Length == 0 && label == match.Value);
            from = stamp.End;
        }
    }

    private static Owner? OwnerOf(string label) => NoClock.IsMatch(label) ? null
        : LocalNames.IsMatch(label) ? Owner.Local
        : ReferenceNames.IsMatch(label) ? Owner.Reference
        : Owner.Named;

    private enum Owner
    {
        Local,
        Reference,
        Named,
    }

    /// <summary>A clock somebody put down.</summary>
    /// <param name="Stamp">What it showed.</param>
    /// <param name="Line">1-based line.</param>
    /// <param name="Owner">Whose clock, as far as the label tells.</param>
    /// <param name="Whole">True where label and stamp are the whole line.</param>
    private sealed record Shown(Timestamp Stamp, int Line, Owner Owner, bool Whole)
    {
        /// <summary>True for the output of a <c>date</c> command.</summary>
        public bool Command { get; init; }
    }

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"(?<name>[A-Za-z][\w ./-]{0,40})(?:\([\w ]{1,20}\))?\s{0,12}[:=]$", RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }

    /// <summary>The name of a clock without a colon: "Local 10:00:05, Google 10:00:00".</summary>
    [GeneratedRegex(@"^[,;]?\s?(?<name>(?:local|client|server|remote|host|google|aws|azure|microsoft|idp|okta|kdc|ntp)(?:'s)?(?: (?:time|clock|date))?)$", AnyCase)]
    private static partial Regex BareLabel { get; }

    [GeneratedRegex(@"(?:^|[$#>%;&|]\s{0,3})(?:sudo )?(?:date(?: -u| --utc| -R)?(?: \+\S{1,40})?|Get-Date(?: -Format o)?)\s{0,3}(?:(?:;|&&)[^\n]{0,400})?$", AnyCase)]
    private static partial Regex DatePrompt { get; }

    /// <summary>A header on a line of its own, as the tools that ask for it print it.</summary>
    [GeneratedRegex(@"^\W{0,4}date\s?:", AnyCase)]
    private static partial Regex Header { get; }

    [GeneratedRegex(@"\b(?:" + EventTimes.Words + "|level|ts|timestamp)", AnyCase)]
    private static partial Regex NoClock { get; }

    [GeneratedRegex(@"\b(?:local|client|host|my|our|this|here|system|machine|laptop|workstation|device|phone|vm|container|node|app|pc|desktop|runner|agent|wsl|guest)\b", AnyCase)]
    private static partial Regex LocalNames { get; }

    [GeneratedRegex(@"\b(?:server|remote|aws|amazon|ntp|google|azure|microsoft|idp|okta|auth0|kdc|dc|domain controller|response|reference|true|real|actual|correct|internet|github|issuer|api|cloud|http)\b", AnyCase)]
    private static partial Regex ReferenceNames { get; }
}
