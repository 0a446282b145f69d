namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>A message that says all it has to say in its words: a row of a table.</summary>
/// <param name="kind">Name of the rule.</param>
/// <param name="words">The words, any case, literally.</param>
/// <param name="cause">What causes the message.</param>
/// <param name="direction">Sign of the local clock where the words tell it; the local clock is that of the host which prints the message.</param>
internal sealed class Wording(string kind, string words, Cause cause, ClockDirection? direction = null) : ClockRule(kind, words)
{
    /// <summary>True where the words say that something expired.</summary>
    public bool Expired { get; init; }

    /// <summary>How a word of the surroundings (this line and two on each side) begins without which the words say nothing, or null.</summary>
    public string? Near { get; init; }

    public override IEnumerable<Finding> Read(PasteClocks paste, int index)
    {
        var at = paste.Lines[index].IndexOf(words, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (Near is not null && !IsNear(paste, index)))
            yield break;
        yield return new Finding(Kind, index + 1, cause, paste.Lines[index].Substring(at, words.Length)) { Direction = direction, Expired = Expired };
    }

    private bool IsNear(PasteClocks paste, int index) =>
        Enumerable.Range(index - 2, 5).Any(near => near >= 0 && near < paste.Lines.Length && HoldsWord(paste.Lines[near], Near!));
}
