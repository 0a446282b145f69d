using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// A message that prints two clocks: a row of a table. The pattern's groups <c>local</c> and <c>reference</c> hold stamps of any format;
/// without a group <c>local</c> the stamp of the log record is the local clock.
/// </summary>
/// <param name="kind">Name of the rule.</param>
/// <param name="anchor">A literal word of the message's first line.</param>
/// <param name="pattern">The message; it may run over <see cref="Lines"/> lines.</param>
/// <param name="bound">What local - reference says of the skew.</param>
/// <param name="cause">What causes the message.</param>
/// <param name="direction">Sign of the local clock where the message tells it.</param>
internal sealed class StampedMessage(string kind, string anchor, Regex pattern, Bound bound, Cause cause, ClockDirection? direction = null) : ClockRule(kind, anchor)
{
    /// <summary>Lines that the message may take.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>True where the message says that something expired.</summary>
    public bool Expired { get; init; }

    /// <summary>True where the message prints UTC without saying so.</summary>
    public bool Utc { get; init; }

    public override IEnumerable<Finding> Read(PasteClocks paste, int index)
    {
        var text = paste.Window(index, Lines);
        var matches = pattern.Matches(text).Take(20).ToArray();
        if (matches.Length > 0)
            return matches.Select(match => FindingOf(paste, index, match, group => index + 1 + text.AsSpan(0, group.Index).Count('\n')));
        // a terminal broke the message, perhaps within a word; its lines then stand for one
        return paste.Rejoined(index).Select(whole => pattern.Match(whole)).FirstOrDefault(match => match.Success) is { } found ? [FindingOf(paste, index, found, _ => index + 1)] : [];
    }

    private Finding FindingOf(PasteClocks paste, int index, Match match, Func<Group, int> lineOf)
    {
        var finding = new Finding(Kind, index + 1, cause, Short(match.Value)) { Direction = direction, Expired = Expired };
        if (Read(paste, match.Groups["reference"]) is not { } reference)
            return finding;

        // A stamp of the message may share its unwritten zone with another of the message, never with the log's
        var printed = Read(paste, match.Groups["local"]);
        if (printed is null && !match.Groups["local"].Success)
            reference = reference.AsUtc();
        var clock = printed is not null ? (printed, lineOf(match.Groups["local"])) : match.Groups["local"].Success ? null : paste.RecordStamp(index);
        if (clock is not { } found)
            return finding;

        var pair = Measure.Pair(Kind, bound, found.Item1, found.Item2, reference, lineOf(match.Groups["reference"]));
        // The log's own stamp without a zone proves nothing here that the message does not say itself; one on another line, days away, is another record's
        var related = found.Item2 == index + 1 || match.Groups["local"].Success || pair.Possible.CanBeWithin(PasteClocks.SameRecord);
        return related && (pair.ZoneKnown || bound == Bound.Exact) ? finding with { Pairs = [pair], Possible = pair.Possible } : finding;
    }

    private Timestamp? Read(PasteClocks paste, Group group) =>
        group.Success && Timestamps.TryRead(group.Value) is { } stamp ? (Utc ? stamp.AsUtc() : paste.Settle(stamp)) : null;

    private static string Short(string message) => message.Length <= 160 ? message.ReplaceLineEndings(" ") : message[..157].ReplaceLineEndings(" ") + "...";
}
