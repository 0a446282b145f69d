using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Products, versions and keywords: what an article can be narrowed down by.</summary>
internal static partial class Facets
{
    private static readonly string[] ProductKeys = ["product", "solution", "applies-to"];
    private static readonly char[] ListMarks = [',', ';', '、', '，', '；', '\n'];
    private static readonly SearchValues<char> ListMarkSet = SearchValues.Create(ListMarks);

    /// <summary>From product, solution and applies-to, each once.</summary>
    public static ImmutableArray<string> Products(FrontMatter front) =>
        [.. ProductKeys.SelectMany(key => front.Texts(key)).SelectMany(Parts).Distinct(StringComparer.OrdinalIgnoreCase).Select(string.Intern)];

    /// <summary>Keywords without "KCS", which says how an article was written and stands in every one.</summary>
    public static ImmutableArray<string> Keywords(FrontMatter front)
    {
        var keywords = front.Texts("keywords");
        var parts = keywords is [var one] && !one.AsSpan().ContainsAny(ListMarkSet) && one.Count(character => character == '.') > 1
            ? one.Split('.', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : keywords.SelectMany(Parts);
        return [.. parts.Where(word => !word.Equals("KCS", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Version numbers in the title, the environment section and the front matter's <c>version</c>.</summary>
    public static ImmutableArray<string> Versions(string title, FrontMatter front, IEnumerable<string> environments) =>
        [.. environments.Prepend(title).Concat(front.Texts("version")).Concat(front.Texts("versions"))
            .SelectMany(text => VersionNumber().Matches(text).Select(match => match.Value.TrimEnd('.'))).Distinct()];

    /// <summary>A title without the product that publishing put behind it ("... | AEM") and without brackets that are translated quotes of the YAML.</summary>
    public static string Title(string title) =>
        title is ['「', .. var inner, '」'] && !inner.Contains('「', StringComparison.Ordinal) ? Title(inner) :
        title.LastIndexOf(" | ", StringComparison.Ordinal) is var bar and > 0 && title.Length - bar <= 40 ? title[..bar].TrimEnd() : title;

    private static IEnumerable<string> Parts(string value) =>
        InlineText.Decoded(value.Replace('\n', ',')).Split(ListMarks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"(?<![\w.\-/])v?[0-9]{1,4}\.(?:[0-9]{1,5}|[xX])(?:\.(?:[0-9]{1,5}|[xX])){0,2}(?:-p[0-9]{1,3})?(?![\w/]|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}
