using System.Collections.Frozen;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Walking;

/// <summary>Which system an output is of, and whether it can be the one that is walked.</summary>
internal static class WhichSystem
{
    private const string Windows = "windows", Mac = "macos", Unix = "unix";

    /// <summary>Unix-like systems have one another's tools (chrony, ntpd, BusyBox): only what is plainly not theirs tells them apart.</summary>
    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["windows"] = Windows,
        ["macos"] = Mac,
        ["linux"] = Unix,
        ["linux-chrony"] = Unix,
        ["linux-timesyncd"] = Unix,
        ["linux-ntpd"] = Unix,
        ["freebsd"] = Unix,
        ["openntpd"] = Unix,
        ["solaris"] = Unix,
        ["aix"] = Unix,
        ["esxi"] = Unix,
        ["busybox"] = Unix,
    }.ToFrozenDictionary();

    /// <summary>A time of day, a name, an "OK": anybody may write that, on any system, whichever tool it is read as.</summary>
    private static readonly FrozenSet<string> SeenAnywhere = FrozenSet.Create("Get-Date", "w32tm /query /source", "systemsetup", "chronyc makestep");

    /// <summary>The platform that some outputs name for certain; null = none does.</summary>
    public static Platform? Of(Playbook playbook, ImmutableArray<ClockReading> readings) =>
        readings.Where(NamesItsSystem).Select(reading => playbook.PlatformFor(reading.Platform)).FirstOrDefault(platform => platform is not null);

    /// <summary>The platform of an output that cannot come from the system that is walked; null = all of them can.</summary>
    public static Platform? Foreign(Playbook playbook, Run run, ImmutableArray<ClockReading> readings) => KindOf(playbook, playbook.PlatformOf(run.Platform)) is { } walked
        ? readings.Where(NamesItsSystem).Select(reading => playbook.PlatformFor(reading.Platform)).FirstOrDefault(platform => KindOf(playbook, platform) is { } kind && kind != walked)
        : null;

    private static bool NamesItsSystem(ClockReading reading) =>
        reading is { Error: not null } or { Synchronized: not null } or { NtpEnabled: not null } || (reading.Tool is { } tool && !SeenAnywhere.Contains(tool));

    /// <summary>Null where that is open: another system, a guest, which may well show the host underneath.</summary>
    private static string? KindOf(Playbook playbook, Platform? platform)
    {
        for (var at = platform; at is not null; at = playbook.PlatformOf(at.Like))
        {
            if (new[] { at.Id, at.Reads, at.Family }.OfType<string>().Select(Kinds.GetValueOrDefault).FirstOrDefault(kind => kind is not null) is { } found)
                return found;
        }

        return null;
    }
}
