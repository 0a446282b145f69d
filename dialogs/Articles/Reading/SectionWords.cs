namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>What a heading opens.</summary>
/// <param name="Kind">The kind of section.</param>
/// <param name="Messages">True where error messages are listed on their own ("Specified messages").</param>
internal readonly record struct Label(SectionKind Kind, bool Messages = false);

/// <summary>Knows what sections are called in the languages of <c>data/section-words.yaml</c>.</summary>
internal static class SectionWords
{
    private const int ShortestAlike = 5;
    private const int MostWordsAlike = 4;
    private static readonly char[] Separators = ['/', '／', '|', '&', ',', '、', '・'];
    private static readonly Dictionary<string, Label> Labels = [];
    private static readonly ILookup<string, string> Languages = ReadWords();

    /// <summary>What a heading means by its words, or null. "Issue/Symptoms" counts by its first known part.</summary>
    public static Label? Meaning(string heading)
    {
        var folded = Vocabulary.Fold(heading);
        if (Known(folded) is { } whole)
            return whole;
        foreach (var part in heading.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Known(Vocabulary.Fold(part)) is { } label)
                return label;
        }

        return null;
    }

    /// <summary>
    /// What a short heading that <see cref="Meaning"/> does not know probably means: one of its words is nearly a known one (another ending,
    /// an accent or letter off), or a known one stands in it where words are not spaced. Null where its words point to several kinds.
    /// </summary>
    public static SectionKind? Likely(string heading)
    {
        var words = Vocabulary.Fold(heading).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWordsAlike)
            return null;
        var kinds = words.SelectMany(KindsLike).Distinct().Take(2).ToList();
        return kinds.Count == 1 ? kinds[0] : null;
    }

    /// <summary>The languages in which a heading, or a part of it, is a usual one.</summary>
    public static IEnumerable<string> LanguagesOf(string heading) =>
        heading.Split(Separators, StringSplitOptions.RemoveEmptyEntries).SelectMany(part => Languages[Vocabulary.Fold(part)]).Distinct();

    /// <summary>True for a text that is only the name of the description section ("Description", "설명"): a template left unfilled.</summary>
    public static bool IsUnfilled(string text) => Meaning(text) is { Kind: SectionKind.Description, Messages: false } && !text.Contains('.', StringComparison.Ordinal);

    private static Label? Known(string folded) => Labels.TryGetValue(folded, out var label) || Labels.TryGetValue(WithoutPlural(folded), out label) ? label : null;

    /// <summary>"Symptom(s)" and "Symptôme(s)".</summary>
    private static string WithoutPlural(string folded) => folded.EndsWith(" s", StringComparison.Ordinal) || folded.EndsWith(" e", StringComparison.Ordinal) ? folded[..^2] : folded;

    private static IEnumerable<SectionKind> KindsLike(string word)
    {
        foreach (var (known, label) in Labels)
        {
            if (char.IsBetween(word[0], '\u3040', '\uD7A3') ? known.Length > 1 && word.Contains(known, StringComparison.Ordinal) : IsAlike(word, known))
                yield return label.Kind;
        }
    }

    /// <summary>The same letters up to a tenth and one of them, or the same beginning with another ending.</summary>
    private static bool IsAlike(string word, string known)
    {
        if (word.Length < ShortestAlike || known.Length < ShortestAlike || word[0] != known[0] || Math.Abs(word.Length - known.Length) > 3)
            return false;
        var common = word.AsSpan().CommonPrefixLength(known);
        return common >= Math.Max(ShortestAlike, Math.Max(word.Length, known.Length) - 3) || Spelling.Distance(word, known) <= 1 + (known.Length / 10);
    }

    private static ILookup<string, string> ReadWords()
    {
        var words = Vocabulary.Groups("section-words.yaml").ToList();
        foreach (var (group, _, word) in words)
        {
            var label = group == "messages" ? new Label(SectionKind.Issue, true) : new Label(Enum.Parse<SectionKind>(group, ignoreCase: true));
            Labels.TryAdd(Vocabulary.Fold(word), label);
        }

        return words.ToLookup(entry => Vocabulary.Fold(entry.Word), entry => entry.Language);
    }
}
