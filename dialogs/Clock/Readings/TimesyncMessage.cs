using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>timedatectl show-timesync</c>. It has no offset, but the four time stamps of the last packet (RFC 5905 section 8) in whole seconds:
/// skew = ((T1 - T2) + (T4 - T3)) / 2, good to one second.
/// </summary>
internal sealed partial class TimesyncMessage : IReadingParser
{
    private const double Resolution = 1.0;

    private static readonly FrozenSet<string> Labels = Fields.Labels(
        "LinkNTPServers", "SystemNTPServers", "RuntimeNTPServers", "FallbackNTPServers", "ServerName", "ServerAddress", "RootDistanceMaxUSec",
        "PollIntervalMinUSec", "PollIntervalMaxUSec", "PollIntervalUSec", "NTPMessage", "Frequency");

    public Claim? TryRead(Output output, int at)
    {
        if (!Fields.HasLabel(output[at], Labels, '='))
            return null;
        var fields = Fields.Read(output, at, Labels, '=');
        if (!fields.Has("NTPMessage") && !fields.Has("ServerName") && !fields.Has("PollIntervalMinUSec") && !fields.Has("FallbackNTPServers"))
            return null;
        // The packet is one long line that terminals and chat programs wrap
        var packet = string.Join(' ', Enumerable.Range(at, fields.Lines + 6).Select(line => output[line].Trim()));
        var offset = Offset(packet);
        var alarm = Value(packet, "Leap") is "3" || Value(packet, "Stratum") is "0" or "16";
        if (alarm)
            offset = null;
        return new(
            new()
            {
                Tool = "timedatectl show-timesync",
                Platform = "linux-timesyncd",
                OffsetSeconds = offset,
                Kind = offset is null ? null : OffsetKind.Derived,
                BoundSeconds = offset is null ? null : Resolution,
                Synchronized = offset is { } seconds ? (Math.Abs(seconds) - Resolution <= Clocks.ToleranceSeconds ? true : null) : false,
                Server = Named(fields["ServerName"]) ?? Named(fields["ServerAddress"]),
                Stratum = Numbers.Whole(Value(packet, "Stratum")),
                LastSync = Stamp(packet, "DestinationTimestamp")?.Instant,
                Notes = [Clocks.Note(offset is null ? "timesyncd-no-packets" : Clocks.IsClose(offset.Value) ? "derived" : "derived-last-poll")],
            },
            fields.Lines);
    }

    private static double? Offset(string packet) =>
        (Stamp(packet, "OriginateTimestamp"), Stamp(packet, "ReceiveTimestamp"), Stamp(packet, "TransmitTimestamp"), Stamp(packet, "DestinationTimestamp"))
            is ({ } sent, { } received, { } answered, { } arrived)
            ? (Seconds(received, sent) + Seconds(answered, arrived)) / 2
            : null;

    private static double Seconds(CivilTime from, CivilTime to) => (to.Local.InUtc().ToInstant() - from.Local.InUtc().ToInstant()).TotalSeconds;

    // "Sun 2022-08-07 09:32:10 UTC" without its weekday; all four are in the zone of the machine
    private static CivilTime? Stamp(string packet, string name) =>
        Value(packet, name) is { } stamp ? CivilTimes.Read(stamp[(stamp.IndexOf(' ', StringComparison.Ordinal) + 1)..]) : null;

    private static string? Value(string packet, string name)
    {
        var at = packet.IndexOf(name + "=", StringComparison.Ordinal);
        return at < 0 ? null : UpToComma().Match(packet, at + name.Length + 1) is { Success: true } match ? match.Value.Trim() : null;
    }

    private static string? Named(string? value) => value is null or "" or "(null)" or "n/a" ? null : value;

    [GeneratedRegex(@"\G[^,}]{1,60}", RegexOptions.CultureInvariant)]
    private static partial Regex UpToComma();
}
