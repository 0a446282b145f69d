using NodaTime;
using NodaTime.Text;

namespace SupportBot.Dialogs.Pastes;

/// <summary>Dates and time zones as people type them into a box.</summary>
internal static class TypedTimes
{
    private static readonly ImmutableArray<OffsetDateTimePattern> WithZone =
    [
        OffsetDateTimePattern.Rfc3339, OffsetDateTimePattern.GeneralIso, OffsetDateTimePattern.ExtendedIso,
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:sso<G>"), OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss o<G>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm o<G>"),
    ];

    private static readonly ImmutableArray<LocalDateTimePattern> Civil =
        [LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"), LocalDateTimePattern.ExtendedIso];

    /// <summary>A moment: "2026-11-25 10:42:00 +09:00", "2026-11-25 10:42 KST", "2026-11-25T10:42:00Z". Null where the zone is missing or it is no date.</summary>
    public static Instant? ReadInstant(string text)
    {
        var said = text.Trim();
        foreach (var pattern in WithZone)
        {
            if (pattern.Parse(said) is { Success: true } read)
                return read.Value.ToInstant();
        }

        return said.LastIndexOf(' ') is var space and > 0
            && Civil.Select(pattern => pattern.Parse(said[..space].TrimEnd())).FirstOrDefault(read => read.Success) is { } civil
            && ReadZone(said[(space + 1)..], civil.Value) is { } zone
            ? civil.Value.WithOffset(zone).ToInstant()
            : null;
    }

    /// <summary>A zone: "UTC+9", "+05:30", "KST", "Asia/Seoul", "Seoul". Of a name with several meanings the first; null where it is no zone.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="at">The civil time it is asked for, since daylight saving changes it; null = in January.</param>
    public static Offset? ReadZone(string text, LocalDateTime? at)
    {
        var said = text.Trim();
        var name = said.ToUpperInvariant().Replace("UTC", "", StringComparison.Ordinal).Replace("GMT", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (name.Length == 0 && said.Length > 0)
            return Offset.Zero;
        if (name.Length is 2 && name[0] is '+' or '-')
            name = $"{name[0]}0{name[1]}"; // "+9"
        if (TimeZoneNames.Read(name) is [var offset, ..])
            return offset;
        var city = said.Replace(' ', '_');
        return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals(city, StringComparison.OrdinalIgnoreCase) || (city.Length > 2 && id.EndsWith("/" + city, StringComparison.OrdinalIgnoreCase))) is { } id
            ? DateTimeZoneProviders.Tzdb[id].AtLeniently(at ?? new LocalDateTime(2026, 1, 15, 12, 0)).Offset
            : null;
    }
}
