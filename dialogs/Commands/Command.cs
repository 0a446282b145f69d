using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Commands;

/// <summary>A short word to the bot itself, as every channel passes it: plain text.</summary>
/// <param name="Name">One of the entries of <c>command:</c> in the language files.</param>
/// <param name="Argument">What stood in place of the <c>*</c>; empty where the command has none.</param>
internal sealed record Command(string Name, string Argument)
{
    /// <summary>A longer text is no word to the bot.</summary>
    private const int Longest = 80;

    /// <summary>
    /// Reads a text. The words are data, for every language at once: <c>article *, show article *</c>. A whole phrase goes before one
    /// with an argument. Null = it is something else.
    /// </summary>
    public static Command? Read(Languages languages, string text)
    {
        var said = text.Trim().TrimStart('/').Trim(' ', '!', '?', '.', '~', ',', '。', '！', '？');
        if (said.Length is 0 or > Longest || said.Contains('\n', StringComparison.Ordinal))
            return null;
        var patterns = languages.All.SelectMany(language => language.Entries("command").SelectMany(entry => entry.Text.Split(", ").Select(pattern => (entry.Name, Pattern: pattern)))).ToList();
        return Find(patterns.Where(each => !each.Pattern.Contains('*', StringComparison.Ordinal)), said)
            ?? Find(patterns.Where(each => each.Pattern.Contains('*', StringComparison.Ordinal)), said);
    }

    private static Command? Find(IEnumerable<(string Name, string Pattern)> patterns, string said) => patterns
        .Select(each => ArgumentOf(each.Pattern, said) is { } argument ? new Command(each.Name, argument) : null)
        .FirstOrDefault(command => command is not null);

    private static string? ArgumentOf(string pattern, string said)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return said.Equals(pattern, StringComparison.OrdinalIgnoreCase) ? "" : null;
        var argument = said.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase) && said.EndsWith(parts[1], StringComparison.OrdinalIgnoreCase) && said.Length > parts[0].Length + parts[1].Length
            ? said[parts[0].Length..^parts[1].Length].Trim()
            : "";
        return argument.Length == 0 ? null : argument;
    }
}
