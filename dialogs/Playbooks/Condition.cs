using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>
/// When a branch is taken. Written in the playbook as a short sentence, read once at load:
/// <code>
/// offset within 2 s and synchronized      not synchronized      offset beyond 2 s      offset unknown
/// outcome success      outcome same-error      choice is repeat      platform is windows
/// </code>
/// Terms are joined by <c>and</c>. A term about something that is not known does not hold, and neither does its <c>not</c>.
/// </summary>
public sealed partial class Condition
{
    private readonly ImmutableArray<Func<StepFacts, bool?>> _terms;

    private Condition(string text, ImmutableArray<Func<StepFacts, bool?>> terms) => (Text, _terms) = (text, terms);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>True when every term holds.</summary>
    public bool Holds(StepFacts facts) => _terms.All(term => term(facts) == true);

    /// <summary>Reads a condition.</summary>
    /// <exception cref="FormatException">A term is not understood; the message lists what is.</exception>
    public static Condition Parse(string text) =>
        new(text, [.. text.Split(" and ", StringSplitOptions.TrimEntries).Select(ReadTerm)]);

    private static Func<StepFacts, bool?> ReadTerm(string term)
    {
        if (term.StartsWith("not ", StringComparison.Ordinal))
        {
            var positive = ReadTerm(term[4..]);
            return facts => !positive(facts);
        }

        if (Offset().Match(term) is { Success: true } offset)
        {
            var limit = double.Parse(offset.Groups["limit"].ValueSpan, CultureInfo.InvariantCulture);
            return offset.Groups["side"].Value == "within"
                ? facts => Math.Abs(facts.OffsetSeconds ?? double.NaN) is var size && double.IsNaN(size) ? null : size <= limit
                : facts => Math.Abs(facts.OffsetSeconds ?? double.NaN) is var size && double.IsNaN(size) ? null : size > limit;
        }

        return term.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["offset", "unknown"] => facts => facts.OffsetSeconds is null,
            ["synchronized"] => facts => facts.Synchronized,
            ["ntp", "enabled"] => facts => facts.NtpEnabled,
            ["outcome", var outcome] when OutcomeOf(outcome) is { } wanted => facts => facts.Outcome is null ? null : facts.Outcome == wanted,
            ["choice", "is", var choice] => facts => facts.Choice is null ? null : facts.Choice == choice,
            ["platform", "is", var platform] => facts => facts.Platform is null ? null : facts.Platform == platform,
            _ => throw new FormatException(
                $"'{term}' is not understood. Possible: offset within N s, offset beyond N s, offset unknown, synchronized, ntp enabled, "
                + "outcome success|same-error|other-error|unclear, choice is ID, platform is ID, each also with 'not', joined by 'and'."),
        };
    }

    private static OperationOutcome? OutcomeOf(string text) => text switch
    {
        "success" => OperationOutcome.Success,
        "same-error" => OperationOutcome.SameError,
        "other-error" => OperationOutcome.OtherError,
        "unclear" => OperationOutcome.Unclear,
        _ => null,
    };

    [GeneratedRegex(@"^offset (?<side>within|beyond) (?<limit>[0-9]+(\.[0-9]+)?) s$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}

/// <summary>What a step has learnt; conditions are about this and nothing else.</summary>
public sealed record StepFacts
{
    /// <summary>Local minus true time in seconds; null = not measured.</summary>
    public double? OffsetSeconds { get; init; }

    public bool? Synchronized { get; init; }

    public bool? NtpEnabled { get; init; }

    public OperationOutcome? Outcome { get; init; }

    public string? Choice { get; init; }

    public string? Platform { get; init; }
}
