namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>What a heading opens.</summary>
/// <param name="Kind">The kind of section.</param>
/// <param name="Messages">True where error messages are listed on their own ("Specified messages").</param>
internal readonly record struct Label(SectionKind Kind, bool Messages = false);

/// <summary>Knows what sections are called in the languages of <c>data/section-words.yaml</c>.</summary>
internal static class SectionWords
{
    private static readonly char[] Separators = ['/', '／', '|', '&', ',', '、'];
    private static readonly Dictionary<string, Label> Labels = ReadLabels();

    /// <summary>What a heading means by its words, or null. "Issue/Symptoms" counts by its first known part.</summary>
    public static Label? Meaning(string heading)
    {
        var folded = Vocabulary.Fold(heading);
        if (Labels.TryGetValue(folded, out var label) || Labels.TryGetValue(WithoutPlural(folded), out label))
            return label;
        foreach (var part in heading.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var word = Vocabulary.Fold(part);
            if (Labels.TryGetValue(word, out label) || Labels.TryGetValue(WithoutPlural(word), out label))
                return label;
        }

        return null;
    }

    /// <summary>True for a text that is only the name of the description section ("Description", "설명"): a template left unfilled.</summary>
    public static bool IsUnfilled(string text) => Meaning(text) is { Kind: SectionKind.Description, Messages: false } && !text.Contains('.', StringComparison.Ordinal);

    /// <summary>"Symptom(s)" and "Symptôme(s)".</summary>
    private static string WithoutPlural(string folded) => folded.EndsWith(" s", StringComparison.Ordinal) || folded.EndsWith(" e", StringComparison.Ordinal) ? folded[..^2] : folded;

    private static Dictionary<string, Label> ReadLabels()
    {
        var labels = new Dictionary<string, Label>();
        foreach (var group in Vocabulary.Groups("section-words.yaml"))
        {
            var label = group.Key == "messages" ? new Label(SectionKind.Issue, true) : new Label(Enum.Parse<SectionKind>(group.Key, ignoreCase: true));
            foreach (var word in group)
                labels.TryAdd(Vocabulary.Fold(word), label);
        }

        return labels;
    }
}
