using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Numbers of articles that a text names: "ka 10565", "KA10565", an article's URL, "article 10565". Only the letters that the numbers of the
/// loaded articles begin with count, so that INC-10565 or KB5034441 name none.
/// </summary>
internal static partial class References
{
    private const int LongestText = 300;

    /// <summary>The first article the text names, null where it names none. A long text is a log, and its numbers are its own.</summary>
    /// <param name="paste">The text.</param>
    /// <param name="byNumber">All articles by number, hidden ones too.</param>
    /// <param name="prefixes">What the numbers of the loaded articles begin with: KA, KT.</param>
    /// <param name="unknown">True when the text names an article that is not here.</param>
    public static Article? Find(PastedText paste, ImmutableSortedDictionary<string, Article> byNumber, ImmutableArray<string> prefixes, out bool unknown)
    {
        unknown = false;
        if (paste.Text.Length > LongestText)
            return null;
        foreach (Match match in Numbered().Matches(paste.Text))
        {
            var prefix = match.Groups["prefix"].Value.ToUpperInvariant();
            if (!prefixes.Contains(prefix))
                continue;
            if (byNumber.GetValueOrDefault($"{prefix}-{match.Groups["digits"].Value}") is { } article)
                return article;
            unknown = true;
        }

        if (!unknown && Bare().Match(paste.Text) is { Success: true } bare)
        {
            var digits = bare.Groups["digits"].Value;
            return prefixes.Select(prefix => byNumber.GetValueOrDefault($"{prefix}-{digits}")).FirstOrDefault(article => article is not null);
        }

        return null;
    }

    /// <summary>Articles whose number begins as the query does ("ka-10", "105"), for type-ahead; none where the query is no number.</summary>
    public static IEnumerable<Article> Beginning(string query, ImmutableArray<Article> articles, ImmutableArray<string> prefixes)
    {
        var match = Unfinished().Match(query);
        var prefix = match.Groups["prefix"].Value.ToUpperInvariant();
        if (!match.Success || (prefix.Length > 0 && !prefixes.Contains(prefix)))
            return [];
        return articles.Where(article => article.Number.Value.Split('-') is [var letters, var digits]
            && (prefix.Length == 0 || letters == prefix) && digits.StartsWith(match.Groups["digits"].Value, StringComparison.Ordinal));
    }

    /// <summary>Letters, at most a few separators, digits; not inside a longer word or number.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?<prefix>[A-Za-z]{1,10})[\s_\-\u2010-\u2015\u2212]{0,3}(?<digits>[0-9]{1,10})(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s*(?<prefix>[A-Za-z]{0,10})[\s_\-\u2010-\u2015]{0,3}(?<digits>[0-9]{1,10})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Unfinished();

    /// <summary>Digits alone, or beside the word for an article.</summary>
    [GeneratedRegex(@"^\s*[#(<]?(?<digits>[0-9]{4,10})[>)]?\s*$|\b(?:article|artikel|kb|no|nr)\.?\s*[#:]?\s*(?<digits>[0-9]{4,10})\b|(?:문서|아티클|記事|文書|文章)\s*[#:]?\s*(?<digits>[0-9]{4,10})|(?<![0-9])(?<digits>[0-9]{4,10})\s*(?:번\s*(?:문서|아티클)|の記事)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bare();
}
