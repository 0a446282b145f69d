using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>
/// What outputs of time tools show of the cause, in the words of playbooks: <c>shows no-answer</c>. Each sign stands for notes that the
/// readings make (keys of <c>readings:</c> in the language files), whichever tool made them.
/// </summary>
internal static class ClockSigns
{
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<string>> NotesBySign = new Dictionary<string, ImmutableArray<string>>
    {
        // The program that should set the clock is not running, or not installed
        ["service-off"] = ["daemon-down", "windows-not-started", "windows-disabled", "timedatectl-off", "no-timesyncd", "macos-off", "windows-no-rpc"],
        ["no-service"] = ["ntp-not-supported", "windows-no-service"],
        ["no-tool"] = ["command-not-found", "no-timedated", "no-systemd", "old-systemd"],
        // It runs, but nothing comes back
        ["no-server"] = ["no-servers", "chrony-no-source"],
        ["no-answer"] = ["no-answer", "timesyncd-no-packets", "windows-no-data", "windows-stale-data", "host-not-found", "server-unsynchronised"],
        ["disagree"] = ["servers-disagree", "samples-disagree"],
        // It follows the wrong thing
        ["wrong-source"] = ["local-clock", "windows-own-clock"],
        ["hypervisor"] = ["hypervisor"],
        // It knows the time, but the clock does not have it
        ["not-stepped"] = ["chrony-not-stepped", "star-is-no-proof"],
        ["cannot-step"] = ["chrony-cannot-step"],
        ["too-big"] = ["windows-too-big"],
        ["no-rights"] = ["needs-root", "needs-admin", "windows-not-elevated", "needs-disk-access"],
        ["other-daemon"] = ["timedatectl-other-daemon", "ntp-socket-in-use", "chronyd-already-running"],
    }.ToImmutableSortedDictionary();

    /// <summary>Every sign, for the error message of a condition.</summary>
    public static IEnumerable<string> All => NotesBySign.Keys;

    /// <summary>The notes behind each sign.</summary>
    public static IEnumerable<string> Notes => NotesBySign.Values.SelectMany(notes => notes);

    /// <summary>The signs of some readings.</summary>
    public static ImmutableArray<string> Of(IEnumerable<ClockReading> readings)
    {
        var notes = readings.SelectMany(reading => reading.Notes).Select(note => note.Key.Split('.')[^1]).ToHashSet();
        return [.. NotesBySign.Where(sign => sign.Value.Any(notes.Contains)).Select(sign => sign.Key)];
    }
}
