using System.Collections.Frozen;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Commands;

/// <summary>A short word to the bot itself, as every channel passes it: plain text.</summary>
/// <param name="Name">One of the entries of <c>command:</c> in the language files.</param>
/// <param name="Argument">What stood in place of the <c>*</c>; empty where the command has none.</param>
internal sealed record Command(string Name, string Argument)
{
    /// <summary>A longer text is no word to the bot.</summary>
    private const int Longest = 80;

    private static readonly FrozenDictionary<string, string> Phrases;
    private static readonly ImmutableArray<(string Name, string Before, string After)> Patterns;

    /// <summary>The words are data, for every language at once: <c>article *, show article *</c>.</summary>
    static Command()
    {
        var words = Languages.Shipped.All.SelectMany(language => language.Entries("command").SelectMany(entry => entry.Text.Split(", ").Select(pattern => (entry.Name, Parts: pattern.Split('*'))))).ToList();
        Phrases = words.Where(each => each.Parts.Length == 1).DistinctBy(each => each.Parts[0], StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(each => each.Parts[0], each => each.Name, StringComparer.OrdinalIgnoreCase);
        Patterns = [.. words.Where(each => each.Parts.Length > 1).Select(each => (each.Name, each.Parts[0], each.Parts[1])).OrderByDescending(each => each.Item2.Length + each.Item3.Length)];
    }

    /// <summary>Reads a text. A whole phrase goes before one with an argument, of those the one that says most. Null = it is something else.</summary>
    public static Command? Read(string text)
    {
        var said = text.Trim().TrimStart('/').Trim(' ', '!', '?', '.', '~', ',', '。', '！', '？');
        if (said.Length is 0 or > Longest || said.Contains('\n', StringComparison.Ordinal))
            return null;
        if (Phrases.TryGetValue(said, out var name))
            return new(name, "");
        foreach (var pattern in Patterns)
        {
            if (ArgumentOf(pattern.Before, pattern.After, said) is { } argument)
                return new(pattern.Name, argument);
        }

        return null;
    }

    private static string? ArgumentOf(string before, string after, string said)
    {
        if (said.Length <= before.Length + after.Length || !said.StartsWith(before, StringComparison.OrdinalIgnoreCase) || !said.EndsWith(after, StringComparison.OrdinalIgnoreCase))
            return null;
        var argument = said[before.Length..^after.Length].Trim();
        return argument.Length == 0 ? null : argument;
    }
}
