using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>The words of conditions, one line each.</summary>
internal static partial class ConditionTerms
{
    private const string Possible =
        "offset within N s, offset beyond N s, offset unknown, offset like a time zone, clock ahead, clock behind, clock judged, synchronized, ntp enabled, shows SIGN, "
        + "outcome success|same-error|other-error|unclear, paste is old, choice is ID, answer STEP is ID, platform is ID, family is ID, platform known, "
        + "evidence within N s, evidence beyond N s, evidence needs zone, number above N, number below N, says WORD, each also with 'not', "
        + "ids and words joined by 'or', terms joined by 'and'.";

    /// <summary>A clock that is at most this many seconds off is right.</summary>
    public const double RightWithin = 2;

    /// <summary>A wrong time zone or a missed change to daylight saving is a whole number of quarter hours off, at least half an hour, at most 26 hours.</summary>
    private const double LeastZone = 1800, MostZone = 26 * 3600, ZoneSlack = 60;

    /// <summary>Reads one term; its value is null where the fact is not known.</summary>
    /// <exception cref="FormatException">The term is not understood.</exception>
    public static Func<StepFacts, bool?> Read(string term)
    {
        if (Measure().Match(term) is { Success: true } measure)
            return ReadMeasure(measure.Groups["what"].Value, measure.Groups["side"].Value, double.Parse(measure.Groups["limit"].ValueSpan, CultureInfo.InvariantCulture));
        return term.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["offset", "unknown"] => facts => facts.OffsetSeconds is null,
            ["offset", "like", "a", "time", "zone"] => facts => facts.OffsetSeconds is { } offset ? IsLikeZone(offset) : null,
            ["clock", "ahead"] => facts => Sign(facts) is { } sign ? sign > 0 : null,
            ["clock", "behind"] => facts => Sign(facts) is { } sign ? sign < 0 : null,
            ["clock", "judged"] => facts => IsJudged(facts),
            ["paste", "is", "old"] => facts => facts.IsOld,
            ["synchronized"] => facts => facts.Synchronized,
            ["ntp", "enabled"] => facts => facts.NtpEnabled,
            ["shows", .. var signs] when Ids(signs) is { } ids && ids.All(ClockSigns.All.Contains) => facts => ids.Any(facts.Signs.Contains),
            ["outcome", .. var outcomes] when Ids(outcomes) is { } ids && ids.All(id => OutcomeOf(id) is not null) =>
                facts => facts.Outcome is null ? null : ids.Any(id => OutcomeOf(id) == facts.Outcome),
            ["choice", "is", .. var choices] when Ids(choices) is { } ids => facts => facts.Choice is null ? null : ids.Contains(facts.Choice),
            ["answer", var step, "is", .. var choices] when Ids(choices) is { } ids =>
                facts => facts.Answers.TryGetValue(step, out var answer) ? ids.Contains(answer) : null,
            ["platform", "is", .. var platforms] when Ids(platforms) is { } ids => facts => facts.Platform is null ? null : ids.Contains(facts.Platform),
            ["family", "is", .. var families] when Ids(families) is { } ids => facts => facts.Family is null ? null : ids.Contains(facts.Family),
            ["platform", "known"] => facts => facts.Platform is not null,
            ["evidence", "needs", "zone"] => facts => facts.Evidence is { ZoneMatters: true, SecondsInUtc: not null },
            ["says", .. var words] when Ids(words) is { } ids => facts => facts.Text is null ? null : ids.Any(word => Says(facts.Text, word)),
            _ => throw new FormatException($"'{term}' is not understood. Possible: {Possible}{Spelling.Suggestion(term, ["synchronized", "ntp enabled", "offset unknown", "platform known", "clock ahead", "clock behind", "clock judged", "paste is old"])}"),
        };
    }

    /// <summary>Ids joined by "or"; null where there is none.</summary>
    private static ImmutableArray<string>? Ids(string[] words) =>
        words.Length % 2 == 1 && words.Where((_, at) => at % 2 == 1).All(word => word == "or") ? [.. words.Where((_, at) => at % 2 == 0)] : null;

    private static Func<StepFacts, bool?> ReadMeasure(string what, string side, double limit)
    {
        Func<StepFacts, double?> value = what switch
        {
            "offset" => facts => facts.OffsetSeconds is { } offset ? Math.Abs(offset) : null,
            "number" => facts => facts.Number,
            _ => facts => facts.Evidence is { MinSeconds: { } min, MaxSeconds: { } max } ? Math.Max(Math.Abs(min), Math.Abs(max)) : null,
        };
        return side is "within" or "below"
            ? facts => value(facts) is { } size ? size <= limit : null
            : facts => value(facts) is { } size ? size > limit : null;
    }

    /// <summary>Which way the clock is off: as measured, else as the paste proves.</summary>
    private static int? Sign(StepFacts facts) => facts switch
    {
        { OffsetSeconds: { } offset } => Math.Sign(offset),
        { Evidence.MinSeconds: > 0 } => 1,
        { Evidence.MaxSeconds: < 0 } => -1,
        _ => null,
    };

    /// <summary>Enough is known to say whether the clock is right: it is plainly off or not synchronised, or both are known.</summary>
    private static bool IsJudged(StepFacts facts) =>
        facts.Synchronized == false || Math.Abs(facts.OffsetSeconds ?? 0) > RightWithin || (facts.Synchronized is not null && facts.OffsetSeconds is not null);

    private static bool IsLikeZone(double offset) =>
        Math.Abs(offset) is >= LeastZone - ZoneSlack and <= MostZone && Math.Abs(Math.IEEERemainder(offset, SkewSet.QuarterHour)) <= ZoneSlack;

    /// <summary>Whether a text holds a word, not as a part of a longer one.</summary>
    private static bool Says(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !IsWord(text[at - 1])) && (at + word.Length == text.Length || !IsWord(text[at + word.Length])))
                return true;
        }
        return false;

        static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
    }

    private static OperationOutcome? OutcomeOf(string text) => text switch
    {
        "success" => OperationOutcome.Success,
        "same-error" => OperationOutcome.SameError,
        "other-error" => OperationOutcome.OtherError,
        "unclear" => OperationOutcome.Unclear,
        _ => null,
    };

    [GeneratedRegex(@"^(?:(?<what>offset|evidence) (?<side>within|beyond) (?<limit>[0-9]+(\.[0-9]+)?) s|(?<what>number) (?<side>above|below) (?<limit>-?[0-9]+(\.[0-9]+)?))$", RegexOptions.CultureInvariant)]
    private static partial Regex Measure();
}
