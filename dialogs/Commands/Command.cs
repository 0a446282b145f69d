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

    /// <summary>The words are data, for every language at once: <c>article *, show article *</c>, here cut where the argument stands.</summary>
    private static readonly ImmutableArray<(string Name, string[] Parts)> Words =
        [.. Languages.Shipped.All.SelectMany(language => language.Entries("command")).SelectMany(entry => entry.Text.Split(", ").Select(pattern => (entry.Name, pattern.Split('*'))))];

    private static readonly FrozenDictionary<string, string> Phrases = Words.Where(each => each.Parts.Length == 1)
        .DistinctBy(each => each.Parts[0], StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(each => each.Parts[0], each => each.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<(string Name, string[] Parts)> WithArgument =
        [.. Words.Where(each => each.Parts.Length > 1).OrderByDescending(each => each.Parts.Sum(part => part.Length))];

    /// <summary>Reads a text. A whole phrase goes before one with an argument, of those the one that says most. Null = it is something else.</summary>
    public static Command? Read(string text)
    {
        var said = text.Trim().TrimStart('/').Trim(' ', '!', '?', '.', '~', ',', '。', '！', '？');
        if (said.Length is 0 or > Longest || said.Contains('\n', StringComparison.Ordinal))
            return null;
        if (Phrases.TryGetValue(said, out var name))
            return new(name, "");
        return WithArgument.Select(each => ArgumentOf(each.Parts[0], each.Parts[1], said) is { } argument ? new Command(each.Name, argument) : null).FirstOrDefault(command => command is not null);
    }

    private static string? ArgumentOf(string before, string after, string said)
    {
        if (said.Length <= before.Length + after.Length || !said.StartsWith(before, StringComparison.OrdinalIgnoreCase) || !said.EndsWith(after, StringComparison.OrdinalIgnoreCase))
            return null;
        var argument = said[before.Length..^after.Length].Trim();
        return argument.Length == 0 ? null : argument;
    }
}
