namespace SupportBot.Dialogs;

/// <summary>Takes one person's id and names out of texts.</summary>
/// <param name="id">The channel's id of the person.</param>
/// <param name="names">Names under which they are known. A name goes where it stands as a word of its own: "Ann" leaves "Annual" alone.</param>
public sealed class Erasure(string id, IEnumerable<string> names)
{
    private readonly ImmutableArray<string> _names = [.. names.Where(name => name.Length > 0).Distinct().OrderByDescending(name => name.Length)];

    /// <summary>True when this is the id or a name of the person.</summary>
    public bool Is(string? text) => text is { Length: > 0 } && (text == id || _names.Contains(text));

    /// <summary>Somebody as they may still be shown.</summary>
    public Person Of(Person person) => person.Id == id ? new(Keeping.Erased, Keeping.Erased) : person;

    /// <summary>A text without the id and the names.</summary>
    public string In(string text)
    {
        foreach (var name in _names.Prepend(id))
        {
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = at < text.Length ? text.IndexOf(name, at, StringComparison.Ordinal) : -1)
            {
                var end = at + name.Length;
                if (IsEdge(text, at - 1, name[0]) && IsEdge(text, end, name[^1]))
                    (text, at) = (string.Concat(text.AsSpan(0, at), Keeping.Erased, text.AsSpan(end)), at + Keeping.Erased.Length);
                else
                    at = end;
            }
        }

        return text;
    }

    /// <summary>A name begins and ends where no letter or digit goes on; a Korean or Japanese name also where a particle follows it.</summary>
    private static bool IsEdge(string text, int at, char beside) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]) || beside >= '\u1100';
}
