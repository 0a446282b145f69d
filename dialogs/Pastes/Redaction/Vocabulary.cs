using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Word lists written as text, looked up without making strings.</summary>
internal static class Vocabulary
{
    /// <summary>The words of <paramref name="text"/>, separated by white space.</summary>
    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same as a set; compared ordinally, so look up lower case.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string text) =>
        Words(text).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
