using System.Collections.Frozen;
using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>timedatectl timesync-status</c>. The offset is of the last poll, server minus local; timesyncd corrects it right after, so a large one
/// says how wrong the clock was, and a second look whether it still is.
/// </summary>
internal sealed class TimesyncStatus : IReadingParser
{
    private static readonly FrozenSet<string> Labels = Fields.Labels(
        "Server", "Poll interval", "Leap", "Version", "Stratum", "Reference", "Precision", "Root distance", "Offset", "Delay", "Jitter", "Packet count", "Frequency");

    public Claim? TryRead(Output output, int at)
    {
        if (Fields.LabelOf(output[at]) is not ("Server" or "Poll interval" or "Leap" or "Offset" or "Packet count"))
            return null;
        var fields = Fields.Read(output, at, Labels);
        if (!fields.Has("Packet count") && !(fields.Has("Poll interval") && fields["Poll interval"]!.Contains("min:", StringComparison.Ordinal)))
            return null;
        var offset = -Numbers.Span(fields["Offset"]);
        var never = offset is null && Numbers.Whole(fields["Packet count"]) is 0 or null;
        var alarm = fields["Leap"]?.StartsWith("not sync", StringComparison.OrdinalIgnoreCase) ?? false;
        return new(
            new()
            {
                Tool = "timedatectl timesync-status",
                Platform = "linux-timesyncd",
                OffsetSeconds = offset == 0 ? 0 : offset,
                Kind = offset is null ? null : OffsetKind.LastPoll,
                BoundSeconds = offset is null ? null : Numbers.Span(fields["Root distance"]?.Split('(')[0]),
                Synchronized = (never || alarm, offset) switch { (true, _) => false, (_, { } seconds) when Clocks.IsClose(seconds) => true, _ => null },
                Server = Server(fields["Server"]),
                Stratum = Numbers.Whole(fields["Stratum"]),
                Notes = [.. Notes(never, offset)],
            },
            fields.Lines);
    }

    /// <summary>"203.0.113.123 (time.example.com)": the name, or the address where there is none.</summary>
    private static string? Server(string? value)
    {
        var parts = value?.Split(' ', '(', ')') ?? [];
        return parts.Length > 2 && parts[2].Length > 0 && parts[2] != "null" ? parts[2] : parts is [{ Length: > 0 } address, ..] && address != "n/a" ? address : null;
    }

    private static IEnumerable<Phrase> Notes(bool never, double? offset)
    {
        if (never)
            yield return Clocks.Note("timesyncd-no-packets");
        else if (offset is { } seconds && !Clocks.IsClose(seconds))
            yield return Clocks.Note("last-poll");
    }
}
