using System.Collections.Frozen;
using NodaTime;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>
/// Time zone abbreviations as <c>date</c> prints them. An abbreviation with several meanings keeps them all, except where one is
/// so much more common that it is assumed (and said to be).
/// </summary>
internal static class ZoneNames
{
    // Minutes east of Greenwich.
    private static readonly FrozenDictionary<string, int[]> Offsets = new Dictionary<string, int[]>
    {
        ["UTC"] = [0], ["GMT"] = [0], ["Z"] = [0], ["UCT"] = [0], ["WET"] = [0], ["WEST"] = [60],
        ["CET"] = [60], ["CEST"] = [120], ["MEZ"] = [60], ["MESZ"] = [120], ["EET"] = [120], ["EEST"] = [180], ["MSK"] = [180], ["TRT"] = [180],
        ["WAT"] = [60], ["CAT"] = [120], ["SAST"] = [120], ["EAT"] = [180],
        ["IRST"] = [210], ["IRDT"] = [270], ["GST"] = [240], ["PKT"] = [300], ["NPT"] = [345], ["WIB"] = [420], ["ICT"] = [420],
        ["WITA"] = [480], ["HKT"] = [480], ["SGT"] = [480], ["AWST"] = [480], ["JST"] = [540], ["KST"] = [540], ["WIT"] = [540],
        ["ACST"] = [570], ["ACDT"] = [630], ["AEST"] = [600], ["AEDT"] = [660], ["NZST"] = [720], ["NZDT"] = [780], ["ChST"] = [600],
        ["EST"] = [-300], ["EDT"] = [-240], ["CDT"] = [-300], ["MST"] = [-420], ["MDT"] = [-360], ["PST"] = [-480], ["PDT"] = [-420],
        ["AKST"] = [-540], ["AKDT"] = [-480], ["HST"] = [-600], ["HDT"] = [-540], ["AST"] = [-240], ["ADT"] = [-180], ["NST"] = [-210], ["NDT"] = [-150],
        ["BRT"] = [-180], ["ART"] = [-180], ["CLT"] = [-240], ["CLST"] = [-180], ["COT"] = [-300], ["PET"] = [-300], ["VET"] = [-240],
        // China, North America, Cuba; India, Israel, Ireland; Britain, Bangladesh
        ["CST"] = [480, -360, -300], ["IST"] = [330, 120, 60], ["BST"] = [60, 360], ["IDT"] = [180],
        ["WST"] = [480, 780], ["SST"] = [-660, 480],
    }.ToFrozenDictionary();

    // Also used in Australia, the Philippines, Arabia or China; the American reading is by far the more common one.
    private static readonly FrozenSet<string> Assumed = FrozenSet.Create("EST", "EDT", "CDT", "MST", "PST", "AST", "ADT");

    /// <summary>What the abbreviation can mean; empty for an unknown one.</summary>
    public static ImmutableArray<Offset> Meanings(string name) =>
        Offsets.TryGetValue(name, out var minutes) ? [.. minutes.Select(east => Offset.FromSeconds(east * 60))] : [];

    /// <summary>True where the one meaning given is an assumption.</summary>
    public static bool IsAssumed(string name) => Assumed.Contains(name);

    /// <summary>Reads <c>+0100</c>, <c>-05:30</c>, <c>+09</c>, <c>Z</c>, <c>UTC+9</c>; null for another shape.</summary>
    public static Offset? Numeric(string text)
    {
        var digits = text is "Z" ? "+00" : text.StartsWith("UTC", StringComparison.Ordinal) || text.StartsWith("GMT", StringComparison.Ordinal) ? text[3..] : text;
        if (digits.Length is < 2 or > 6 || digits[0] is not ('+' or '-'))
            return null;
        var plain = digits[1..].Replace(":", "", StringComparison.Ordinal);
        if (plain.Length is < 1 or > 4 || Numbers.Whole(plain) is not { } number || !char.IsAsciiDigit(plain[0]))
            return null;
        var minutes = plain.Length > 2 ? number / 100 * 60 + number % 100 : number * 60;
        return minutes > 14 * 60 ? null : Offset.FromSeconds(digits[0] == '-' ? -minutes * 60 : minutes * 60);
    }
}
