using System.Globalization;
using NodaTime;

namespace SupportBot.Dialogs.Pastes;

/// <summary>What a zone written in a log may mean. A name used in several parts of the world keeps all its meanings.</summary>
public static class TimeZoneNames
{
    /// <summary>Offsets in minutes by abbreviation; more than one where the world uses the name more than once (IANA tz database, "theory" file).</summary>
    private static readonly ImmutableDictionary<string, int[]> Minutes = new Dictionary<string, int[]>
    {
        ["Z"] = [0], ["UTC"] = [0], ["GMT"] = [0], ["UCT"] = [0], ["WET"] = [0], ["WEST"] = [60],
        ["CET"] = [60], ["MEZ"] = [60], ["CEST"] = [120], ["MESZ"] = [120], ["EET"] = [120], ["EEST"] = [180], ["MSK"] = [180, 240],
        ["BST"] = [60, 360], ["IST"] = [330, 120, 60], ["CAT"] = [120], ["EAT"] = [180], ["WAT"] = [60], ["SAST"] = [120], ["TRT"] = [180],
        ["EST"] = [-300], ["EDT"] = [-240], ["CST"] = [-360, 480, -300], ["CDT"] = [-300, -240], ["MST"] = [-420, 480], ["MDT"] = [-360],
        ["PST"] = [-480, 480], ["PDT"] = [-420], ["AKST"] = [-540], ["AKDT"] = [-480], ["HST"] = [-600], ["AST"] = [-240, 180], ["ADT"] = [-180],
        ["NST"] = [-210], ["NDT"] = [-150], ["BRT"] = [-180], ["ART"] = [-180], ["CLT"] = [-240], ["COT"] = [-300], ["PET"] = [-300],
        ["KST"] = [540], ["JST"] = [540], ["HKT"] = [480], ["SGT"] = [480], ["PHT"] = [480], ["WIB"] = [420], ["ICT"] = [420], ["PKT"] = [300],
        ["NPT"] = [345], ["GST"] = [240], ["IRST"] = [210], ["IDT"] = [180], ["AWST"] = [480],
        ["ACST"] = [570], ["ACDT"] = [630], ["AEST"] = [600], ["AEDT"] = [660], ["NZST"] = [720], ["NZDT"] = [780],
    }.ToImmutableDictionary();

    /// <summary>Reads "Z", "UTC", "+0200", "+02:00", "-03", "GMT+0100" or an abbreviation; empty where the text is no zone (a log level, for example).</summary>
    public static ImmutableArray<Offset> Read(string zone)
    {
        var name = zone.Trim('(', ')', ' ');
        if (Minutes.TryGetValue(name, out var minutes))
            return [.. minutes.Select(Of)];
        var sign = name.IndexOfAny(['+', '-']);
        if (sign < 0)
            return [];
        var digits = name[(sign + 1)..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is not (2 or 4) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return [];
        var total = digits.Length == 2 ? number * 60 : (number / 100 * 60) + (number % 100);
        return total > 18 * 60 ? [] : [Of(name[sign] == '-' ? -total : total)];
    }

    private static Offset Of(int minutes) => Offset.FromSeconds(minutes * 60);
}
