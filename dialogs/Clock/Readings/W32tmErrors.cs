using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// w32tm's own errors: "The following error occurred: ... (0x80070426)" in any language. The number decides; the words may be translated
/// or in a wrong code page.
/// </summary>
internal sealed partial class W32tmErrors : IReadingParser
{
    // HRESULT -> note, and whether it proves that nothing sets the clock (winerror.h)
    private static readonly ImmutableDictionary<string, (string Note, bool? Synchronized, string Tool)> Known = new Dictionary<string, (string, bool?, string)>
    {
        ["0x80070426"] = ("windows-not-started", false, "w32tm /resync"),
        ["0x80070424"] = ("windows-no-service", false, "w32tm /resync"),
        ["0x80070002"] = ("windows-no-service", false, "w32tm /resync"),
        ["0x80070422"] = ("windows-disabled", false, "w32tm /resync"),
        ["0x80070005"] = ("windows-not-elevated", null, "w32tm /resync"),
        ["0x800705B4"] = ("no-answer", null, "w32tm /resync"),
        ["0x800706BA"] = ("windows-no-rpc", null, "w32tm /resync"),
        ["0x800706D9"] = ("windows-no-rpc", null, "w32tm /resync"),
        ["0x800706B5"] = ("windows-no-rpc", null, "w32tm /resync"),
        ["0x80072AF9"] = ("host-not-found", null, "w32tm /stripchart"),
        ["0x80072AFC"] = ("host-not-found", null, "w32tm /stripchart"),
        ["0x80072746"] = ("no-answer", null, "w32tm /stripchart"),
        ["0x8007277C"] = ("host-not-found", null, "w32tm /stripchart"),
        ["0x800708CA"] = ("windows-not-started", null, "w32tm /resync"),
        ["0x80070057"] = ("not-readable", null, "w32tm /resync"),
        ["0x800703E3"] = ("no-answer", null, "w32tm /resync"),
    }.ToImmutableDictionary();

    public Claim? TryRead(Output output, int at)
    {
        var line = output[at].Trim();
        // Wrapped at 80 columns the number stands on the next line
        var lines = line.EndsWith(')') ? 1 : 2;
        if (lines == 2 && line.Length > 40)
            line += " " + output[at + 1].Trim();
        if (line.Length is < 20 or > 300 || Line().Match(line) is not { Success: true } match)
            return null;
        var code = "0x" + match.Groups["code"].Value.ToUpperInvariant();
        if (!Known.TryGetValue(code, out var meaning))
            return output.Tool?.StartsWith("w32tm", StringComparison.Ordinal) ?? false
                ? new(Reading(output.Tool!, code, "not-readable", null), lines, Certain: false)
                : null;
        return new(Reading(output.ToolOr(meaning.Tool), code, meaning.Note, meaning.Synchronized), lines, Certain: false);
    }

    /// <summary>What an HRESULT of the time service means.</summary>
    public static Phrase NoteFor(string? code) => Clocks.Note(code is not null && Known.TryGetValue(code, out var meaning) ? meaning.Note : "no-answer");

    private static ClockReading Reading(string tool, string code, string note, bool? synchronized) => new()
    {
        Tool = tool,
        Platform = "windows",
        Error = code,
        Synchronized = synchronized,
        Notes = [Clocks.Note(note)],
    };

    // A label, a colon, a sentence, the number in brackets. A log line begins with a date or a level instead.
    [GeneratedRegex(@"\A(?!\d)(?!(?i:error|warn|fatal|severe|info|caused by)\b)\P{N}{3,80}[:.。][^\r\n]{1,200}\(0x(?<code>[0-9A-Fa-f]{8})\)\.?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
