using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>ntpq -p</c>: one row a server. Offsets are milliseconds, server minus local. The star marks the selected server; it can stand beside an
/// offset of minutes, so a star alone proves nothing.
/// </summary>
internal sealed class NtpqPeers : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        var headed = IsHeader(output[at]);
        if (!headed && NtpqPeer.Read(output[at], indent: 0) is null)
            return null;
        var indent = headed ? Math.Max(0, output[at].Length - output[at].TrimStart().Length - 5) : 0;
        var peers = new List<NtpqPeer>();
        var end = headed ? at + 1 : at;
        while (end < output.Count)
        {
            if (output.IsBlank(end) && end == at + 1)
                end++;
            else if (NtpqPeer.Read(output[end], indent) is { } peer)
            {
                peers.Add(peer);
                end++;
            }
            else if (!output.IsBlank(end) && NtpqPeer.Read(output[end] + " " + output[end + 1], indent) is { } wrapped)
            {
                peers.Add(wrapped);
                end += 2;
            }
            else
            {
                break;
            }
        }

        return new(Reading(peers), end - at);
    }

    private static bool IsHeader(string line) =>
        line.Length < 200 && line.TrimStart().StartsWith("remote ", StringComparison.Ordinal) && line.Contains("refid", StringComparison.Ordinal)
        && line.Contains("reach", StringComparison.Ordinal) && line.Contains("offset", StringComparison.Ordinal);

    private static ClockReading Reading(List<NtpqPeer> peers)
    {
        var selected = peers.Find(peer => peer.IsSelected);
        var usable = peers.FindAll(peer => peer.IsUsable);
        var (offset, kind) = (selected, usable) switch
        {
            ({ IsLocalClock: true }, _) => (null, null),
            ({ } star, _) => (star.Offset, OffsetKind.Measured),
            (null, { Count: > 0 }) => (Numbers.Median(usable.Select(peer => peer.Offset)), OffsetKind.PeerMedian),
            _ => ((double?)null, (OffsetKind?)null),
        };
        return new()
        {
            Tool = "ntpq -p",
            Platform = "linux-ntpd",
            OffsetSeconds = offset,
            Kind = kind,
            Synchronized = selected is { IsLocalClock: false } && Clocks.IsClose(offset!.Value),
            Server = selected?.Name,
            Stratum = (selected ?? usable.FirstOrDefault() ?? peers.FirstOrDefault())?.Stratum,
            Notes = [.. Notes(peers, selected, offset)],
        };
    }

    private static IEnumerable<Phrase> Notes(List<NtpqPeer> peers, NtpqPeer? selected, double? offset)
    {
        if (selected is { IsLocalClock: true })
            yield return Clocks.Note("local-clock");
        else if (selected is not null && !Clocks.IsClose(offset!.Value))
            yield return Clocks.Note("star-is-no-proof");
        else if (selected is null)
            yield return Clocks.Note(offset is not null ? "peer-median" : peers.Count == 0 ? "no-servers" : "no-answer");
    }
}
