using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>What chronyd says of itself, in the table of <c>chronyc tracking</c> or as one line of <c>chronyc -c tracking</c>.</summary>
/// <param name="ReferenceId">Eight hexadecimal digits; all zero = no source, 7F7F0101 = its own clock (chrony's "local" directive).</param>
/// <param name="Name">Name or address of the source; may be empty.</param>
/// <param name="Offset">System clock minus NTP time in seconds, already in our sign.</param>
/// <param name="Leap">Leap status, "Not synchronised" without a source.</param>
internal sealed record ChronyState(string ReferenceId, string Name, double? Offset, string? Leap)
{
    public int? Stratum { get; init; }

    public double? RootDelay { get; init; }

    public double? RootDispersion { get; init; }

    public Instant? LastSync { get; init; }

    private bool HasNoSource => ReferenceId is "00000000" or "0.0.0.0" || (Leap?.StartsWith("Not sync", StringComparison.OrdinalIgnoreCase) ?? false);

    private bool IsOwnClock => ReferenceId is "7F7F0101" or "7f7f0101" or "127.127.1.1";

    public ClockReading ToReading(string tool, params ReadOnlySpan<Phrase> notes)
    {
        // Without a source the printed zero is relative to the daemon's own idea of time: no measurement
        var offset = HasNoSource || IsOwnClock ? null : Offset;
        return new()
        {
            Tool = tool,
            Platform = "linux-chrony",
            OffsetSeconds = offset,
            Kind = offset is null ? null : OffsetKind.Measured,
            BoundSeconds = offset is null ? null : RootDelay / 2 + RootDispersion,
            Synchronized = Synchronized(offset),
            Server = HasNoSource || IsOwnClock ? null : Name is "" or "(null)" ? NtpStamp.Address(ReferenceId) ?? NullIfEmpty(ReferenceId) : Name,
            Stratum = Stratum,
            LastSync = HasNoSource ? null : LastSync,
            Notes = [.. notes, .. Notes(offset)],
        };
    }

    private bool? Synchronized(double? offset) => (offset, ReferenceId) switch
    {
        _ when HasNoSource || IsOwnClock => false,
        ({ } seconds, _) when !Clocks.IsClose(seconds) => false,
        (null, _) or (_, "") => null,
        _ => Leap is null ? null : true,
    };

    private IEnumerable<Phrase> Notes(double? offset)
    {
        if (HasNoSource)
            yield return Clocks.Note("chrony-no-source");
        else if (IsOwnClock)
            yield return Clocks.Note("local-clock");
        else if (offset is { } seconds && !Clocks.IsClose(seconds))
            yield return Clocks.Note("chrony-not-stepped");
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
