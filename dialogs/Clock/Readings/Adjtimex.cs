using System.Collections.Frozen;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>adjtimex --print</c> and busybox' <c>adjtimex</c>: the kernel's clock discipline, as <c>ntptime</c> shows it. Its offset is what is left to slew, not
/// the clock's error.
/// </summary>
internal sealed class Adjtimex : IReadingParser
{
    /// <summary>STA_UNSYNC of the kernel's <c>timex.h</c>.</summary>
    private const int Unsynchronised = 0x40;

    private static readonly FrozenSet<string> Labels =
        Fields.Labels("mode", "offset", "frequency", "maxerror", "esterror", "status", "time_constant", "precision", "tolerance", "tick", "raw time", "return value");

    public Claim? TryRead(Output output, int at)
    {
        if (!Fields.HasLabel(output[at], Labels))
            return null;
        var fields = Fields.Read(output, at, Labels);
        if (Whole(fields["status"]) is not { } status || Whole(fields["maxerror"]) is not { } largest || !fields.Has("esterror") || !fields.Has("tolerance"))
            return null;
        var synchronized = (status & Unsynchronised) == 0;
        return new(
            new()
            {
                Tool = "adjtimex",
                BoundSeconds = synchronized ? largest / 1e6 : null,
                Synchronized = synchronized,
                Notes = [Clocks.Note(synchronized ? "kernel-residual" : "kernel-unsynchronised")],
            },
            fields.Lines);
    }

    /// <summary>Busybox prints what the number means behind it: "64 (UNSYNC)".</summary>
    private static int? Whole(string? value) => Numbers.Whole(value?.Split(' ')[0]);
}
