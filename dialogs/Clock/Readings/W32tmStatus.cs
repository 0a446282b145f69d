using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>w32tm /query /status</c>, with <c>/verbose</c> or without, in every language of Windows: the labels are translated, their order and the
/// shapes of their values are not. The phase offset is a residual with an undocumented sign and never used as the clock's error.
/// </summary>
internal sealed class W32tmStatus : IReadingParser
{
    // The reach register holds eight polls: after that long without one, "no warning" is history.
    private const int PollsUntilStale = 8;

    public Claim? TryRead(Output output, int at)
    {
        if (W32tmFields.Read(output, at) is not { } status)
            return null;
        var ownClock = W32tmFields.IsOwnClock(status.Source) || (status.Stratum == 1 && status.RefId == "0x4C4F434C");
        var stale = status.LastSyncAge is { } age && status.PollSeconds is { } poll && age > (double)poll * PollsUntilStale;
        bool? synchronized = (status.Leap, status.Stratum) switch
        {
            (3, _) or (_, 0) or (_, 16) => false,
            _ when ownClock => false,
            (null, _) or (_, null) => null,
            _ when stale || status.LastError is not (null or 0) || Math.Abs(status.PhaseOffset ?? 0) > Clocks.ToleranceSeconds => null,
            _ => true,
        };
        return new(
            new()
            {
                Tool = status.IsVerbose ? "w32tm /query /status /verbose" : "w32tm /query /status",
                Platform = "windows",
                Synchronized = synchronized,
                Server = status.Source,
                Stratum = status.Stratum,
                LastSyncAge = status.LastSyncAge is { } seconds and >= 0 and < 1e9 ? Duration.FromSeconds(seconds) : null,
                Error = status.LastError is { } error and not 0 ? $"last sync error {error}" : null,
                Notes = [.. Notes(status, ownClock, stale)],
            },
            status.Lines);
    }

    private static IEnumerable<Phrase> Notes(W32tmFields status, bool ownClock, bool stale)
    {
        yield return Clocks.Note(status.IsVerbose ? "phase-offset" : "no-offset-windows");
        if (ownClock)
            yield return Clocks.Note("windows-own-clock");
        else if (status.Leap == 3)
            yield return Clocks.Note("windows-leap-3");
        if (status.LastError is not (null or 0))
            yield return Clocks.Note(status.LastError switch { 1 => "windows-no-data", 2 => "windows-stale-data", 3 => "windows-too-big", _ => "windows-sync-error" });
        if (stale)
            yield return Clocks.Note("windows-stale", ("age", Duration.FromSeconds(Math.Min(status.LastSyncAge!.Value, 1e9))));
        if (W32tmFields.IsHypervisor(status.Source))
            yield return Clocks.Note("hypervisor");
    }
}
