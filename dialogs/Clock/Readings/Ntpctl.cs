using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>OpenNTPD's <c>ntpctl -s all</c>, <c>-s status</c> and <c>-s peers</c>. Offsets are server minus local; the star marks the peer in use.</summary>
internal sealed partial class Ntpctl : IReadingParser
{
    private static readonly ErrorLines Errors = new(new ErrorLine(NoSocket(), "ntpctl", "ntpd is not running", "daemon-down", "openntpd"));

    public Claim? TryRead(Output output, int at)
    {
        var status = Status().Match(output[at]);
        if (!status.Success && !PeerHeader().IsMatch(output[at]))
            return Errors.TryRead(output, at);
        var peers = new List<Peer>();
        var end = at + 1;
        for (var line = at; line < output.Count && line < end + 6; line++)
        {
            if (Row().Match(output[line]) is not { Success: true } row)
                continue;
            if (row.Groups["offset"] is { Success: true } offset)
                peers.Add(new(output[line - 1].Trim().Split(' ')[0], row.Groups["star"].Success, Numbers.Whole(row.Groups["stratum"].Value), -Numbers.Span(offset.Value) ?? 0));
            end = line + 1;
        }

        return new(Reading(status, peers), end - at);
    }

    private static ClockReading Reading(Match status, List<Peer> peers)
    {
        var selected = peers.Find(peer => peer.Selected);
        // Without a measurement the median of the constraints (the Date headers of HTTPS servers) is one, in whole seconds
        var remaining = (status.Groups["left"], status.Groups["constraint"]) switch
        {
            ({ Success: true } left, _) => -Numbers.Span(left.Value),
            (_, { Success: true } constraint) => -Numbers.Span(constraint.Value),
            _ => null,
        };
        var (offset, kind) = selected is not null ? (selected.Offset, OffsetKind.Measured)
            : peers.Count > 0 ? (Numbers.Median(peers.Select(peer => peer.Offset)), OffsetKind.PeerMedian)
            : (remaining, remaining is null ? (OffsetKind?)null : OffsetKind.Measured);
        var synced = status.Success ? status.Groups["un"].Value.Length == 0 : (bool?)null;
        return new()
        {
            Tool = "ntpctl",
            Platform = "openntpd",
            OffsetSeconds = offset == 0 ? 0 : offset,
            Kind = kind,
            Synchronized = synced == true && offset is { } seconds ? Clocks.IsClose(seconds) : synced,
            Server = selected?.Name,
            Stratum = Numbers.Whole(status.Groups["stratum"].Value) ?? selected?.Stratum,
            Notes = [.. Notes(kind, peers)],
        };
    }

    private static IEnumerable<Phrase> Notes(OffsetKind? kind, List<Peer> peers)
    {
        if (kind == OffsetKind.PeerMedian)
            yield return Clocks.Note("peer-median");
        else if (kind is null && peers.Count == 0)
            yield return Clocks.Note("no-offset", ("instead", "ntpctl -s all"));
    }

    private sealed record Peer(string Name, bool Selected, int? Stratum, double Offset);

    [GeneratedRegex(
        @"\A\s{0,8}(?:\d{1,4}/\d{1,4} (?:peers|sensors) valid, |no peers and no sensors configured)(?:.{0,80}?constraint offset (?<constraint>-?\d{1,10}s),)?.{0,120}?(?:clock offset is (?<left>-?\d{1,12}(?:\.\d{1,6})?ms), )?clock (?<un>un)?synced(?:, stratum (?<stratum>\d{1,2}))?(?:, clock offset is (?<left>-?\d{1,12}(?:\.\d{1,6})?ms))?\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Status();

    [GeneratedRegex(@"\A\s{0,8}wt tl st\s{1,4}next\s{1,4}poll\s{1,20}offset\s{1,20}delay", RegexOptions.CultureInvariant)]
    private static partial Regex PeerHeader();

    [GeneratedRegex(
        @"\A\s{0,8}(?<star>\*)?\s{0,8}\d{1,3}\s{1,4}\d{1,3}\s{1,4}(?<stratum>\d{1,2}|-)\s{1,8}-?\d{1,9}s\s{1,8}\d{1,9}s\s{1,40}(?:(?<offset>-?\d{1,12}\.\d{1,6}ms)\s{1,20}\d|-{2,6} peer not valid)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(@"\Antpctl: (?:connect: )?\S{0,100}(?:ntpd\.sock|No such file|Connection refused)", RegexOptions.CultureInvariant)]
    private static partial Regex NoSocket();
}
