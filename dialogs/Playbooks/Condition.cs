namespace SupportBot.Dialogs.Playbooks;

/// <summary>
/// When a branch is taken. Written in the playbook as a short sentence, read once at load:
/// <code>
/// offset within 2 s and synchronized      not synchronized      offset beyond 2 s      clock ahead
/// outcome success      choice is repeat      answer host-role is cluster or database      shows no-answer
/// </code>
/// Terms are joined by <c>and</c>; the words are those of <see cref="ConditionTerms"/>. A term about something that is not known does not
/// hold, and neither does its <c>not</c>.
/// </summary>
public sealed class Condition
{
    private readonly ImmutableArray<Func<StepFacts, bool?>> _terms;

    private Condition(string text, ImmutableArray<Func<StepFacts, bool?>> terms) => (Text, _terms) = (text, terms);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The terms as written, without <c>not</c>: the checks look up the ids they name.</summary>
    public IEnumerable<string> Terms => Split(Text).Select(term => term.StartsWith("not ", StringComparison.Ordinal) ? term[4..] : term);

    /// <summary>True when every term holds.</summary>
    public bool Holds(StepFacts facts) => _terms.All(term => term(facts) == true);

    /// <summary>Reads a condition.</summary>
    /// <exception cref="FormatException">A term is not understood; the message lists what is.</exception>
    public static Condition Parse(string text) => new(text, [.. Split(text).Select(ReadTerm)]);

    private static string[] Split(string text) => text.Split(" and ", StringSplitOptions.TrimEntries);

    private static Func<StepFacts, bool?> ReadTerm(string term)
    {
        if (!term.StartsWith("not ", StringComparison.Ordinal))
            return ConditionTerms.Read(term);
        var positive = ConditionTerms.Read(term[4..]);
        return facts => !positive(facts);
    }
}
