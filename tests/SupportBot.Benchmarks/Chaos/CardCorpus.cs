using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>
/// Cards of one version of the bot that are still on people's screens when the next one is running: conversations as that version stored them,
/// and every button that stood on their cards, now or before an edit. Recorded with <c>cards --write FILE [--bot SupportBot.dll]</c>.
/// </summary>
internal static partial class CardCorpus
{
    /// <summary>The key that seals the cards of a corpus, so that they open again.</summary>
    public const string SealKey = "the cards of the corpus are sealed with this key and no others";

    /// <summary>The corpora beside the program, by version.</summary>
    public static ImmutableArray<(string Version, JsonArray Conversations)> All =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Chaos", "Cards"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!.AsArray())),
    ];
}
