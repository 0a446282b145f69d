using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Words;

namespace SupportBot.Api;

/// <summary>The answer of <c>POST /api/clock/readings</c>.</summary>
internal sealed record ReadingAnswer(
    string? Tool,
    double? OffsetSeconds,
    bool? Synchronized,
    string? Server,
    int? Stratum,
    DateTimeOffset? InstantUtc,
    bool? NtpEnabled,
    string? TimeZone,
    string? Error,
    IReadOnlyList<string> Notes)
{
    public static ReadingAnswer Of(ClockReading reading, Language language) => new(
        reading.Tool,
        reading.OffsetSeconds,
        reading.Synchronized,
        reading.Server,
        reading.Stratum,
        reading.Instant?.ToDateTimeOffset(),
        reading.NtpEnabled,
        reading.TimeZone,
        reading.Error,
        [.. reading.Notes.Select(language.Say)]);
}

/// <summary>The answer of <c>POST /api/clock/evidence</c>, and <c>clock</c> in that of a match.</summary>
internal sealed record EvidenceAnswer(
    bool ClockRelated,
    string Verdict,
    string? Direction,
    SkewRange? SkewSeconds,
    IReadOnlyList<EvidencePair> Pairs,
    string Explanation)
{
    public static EvidenceAnswer Of(ClockEvidence evidence, Language language) => new(
        evidence.ClockRelated,
        evidence.Verdict switch
        {
            ClockVerdict.Skewed => "skewed",
            ClockVerdict.ReallyExpired => "really-expired",
            ClockVerdict.NotProvable => "not-provable",
            _ => "not-clock",
        },
        evidence.Direction switch { ClockDirection.Ahead => "ahead", ClockDirection.Behind => "behind", _ => null },
        evidence.Skew,
        [.. evidence.Pairs.Select(pair => new EvidencePair(pair.Local, pair.Reference, pair.Kind, pair.Line))],
        language.Say(evidence.Explanation));
}

internal sealed record EvidencePair(string Local, string Reference, string Kind, int Line);
