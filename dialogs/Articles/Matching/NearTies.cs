using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What may turn the order of candidates that are nearly equal, and nothing else: the language of the person, the version and the product that the text
/// names, and what people said of the article before (<see cref="Verdicts.Favour"/>). Together it is never more than <see cref="Most"/> of a score, so that evidence always outweighs it.
/// </summary>
internal static partial class NearTies
{
    /// <summary>Share of a score that may be added at most.</summary>
    public const float Most = Language + Version + Product + Experience;

    private const float Language = 0.01f;
    private const float Version = 0.03f;
    private const float Product = 0.02f;
    private const float Experience = 0.02f;

    /// <summary>A text longer than this is a log; the numbers in it are no product's version.</summary>
    private const int LongestText = 400;

    /// <summary>Raises each score by what favours its candidate, and puts them in order again.</summary>
    public static void Order(List<Candidate> candidates, IndexData index, PastedText paste, string? language, Verdicts verdicts)
    {
        var text = paste.Text.Length <= LongestText ? paste.Text : "";
        var versions = Numbers().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var one in candidates)
            one.Score *= 1 + Favour(index.Articles[one.Article]);
        candidates.Sort(Candidate.BestFirst);

        float Favour(Article article) =>
            (language is not null && article.Editions.ContainsKey(language) ? Language : 0)
            + (versions.Count > 0 && article.Versions.Any(version => versions.Any(named => Same(version, named))) ? Version : 0)
            + (text.Length > 0 && article.Products.Any(product => text.Contains(product, StringComparison.OrdinalIgnoreCase)) ? Product : 0)
            + (Experience * verdicts.Favour(article.Number));
    }

    /// <summary>"6.5" is "6.5.x" and "6.5.12", but not "6.50".</summary>
    internal static bool Same(string version, string named) =>
        version.TrimEnd('x', 'X', '.') is { Length: > 0 } known && (Within(known, named) || Within(named, known));

    private static bool Within(string whole, string longer) =>
        longer.StartsWith(whole, StringComparison.Ordinal) && (longer.Length == whole.Length || longer[whole.Length] == '.');

    [GeneratedRegex(@"(?<![\w.])[0-9]{1,4}(?:\.[0-9]{1,4}){1,3}(?![\w])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
