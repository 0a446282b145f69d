namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>Reads one family of messages. Its anchors are literal words, in any case, one of which stands in each line it reads.</summary>
/// <param name="kind">Name of the rule, as it is reported with a pair.</param>
/// <param name="anchors">Literal words that find its lines; a line without any of them is never looked at.</param>
internal abstract class ClockRule(string kind, params ImmutableArray<string> anchors)
{
    public string Kind => kind;

    public ImmutableArray<string> Anchors => anchors;

    /// <summary>What line <paramref name="index"/> (0-based), which holds an anchor, says of clocks.</summary>
    public abstract IEnumerable<Finding> Read(PasteClocks paste, int index);

    /// <summary>True where the line holds an anchor.</summary>
    public bool Concerns(string line) => anchors.Any(anchor => line.Contains(anchor, StringComparison.OrdinalIgnoreCase));
}
