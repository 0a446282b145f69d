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

    /// <summary>True where a word of <paramref name="text"/> begins with <paramref name="beginning"/>, in any case: "iat" is no part of "initiated".</summary>
    protected static bool HoldsWord(string text, string beginning)
    {
        for (var at = text.IndexOf(beginning, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(beginning, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                return true;
        }

        return false;
    }
}
