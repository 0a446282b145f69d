using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Benchmarks.Matching;

internal static partial class RoughLoader
{
    public static ImmutableArray<Article> Load(params string[] folders) =>
        [.. folders.SelectMany(f => Directory.GetFiles(f, "*.md").Select(p => Read(p, Path.GetFileName(f)))).GroupBy(e => e.Number)
            .Select(g => new Article(g.Key, g.ToImmutableSortedDictionary(e => e.Language, e => e)))];

    private static ArticleEdition Read(string path, string language)
    {
        var text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\r", "\n", StringComparison.Ordinal);
        var end = text.IndexOf("\n---", 4, StringComparison.Ordinal);
        var front = text[..end];
        var body = text[(end + 4)..];
        string Field(string n) => Regex.Match(front, "^" + n + @":\s*(.*)$", RegexOptions.Multiline).Groups[1].Value.Trim().Trim('"', '\'').Replace("''", "'", StringComparison.Ordinal);
        body = DataUri().Replace(body, "");
        body = WebUtility.HtmlDecode(Tags().Replace(Links().Replace(body.Replace("` <`", "<", StringComparison.Ordinal).Replace("`<`", "<", StringComparison.Ordinal).Replace("`>`", ">", StringComparison.Ordinal), "$1"), "")).Replace("\u200b", "", StringComparison.Ordinal);
        var h2 = H2().Matches(body).Select(m => m.Index).ToList();
        var first = h2.Count > 0 ? h2[0] : body.Length;
        var second = h2.Count > 1 ? h2[1] : body.Length;
        var intro = H1().Replace(body[..first], "").Trim();
        var symptom = body[first..second];
        var resolution = body[second..];
        var errors = Fence().Matches(symptom).Select(m => m.Groups[1].Value).ToImmutableArray();
        var description = Field("description");
        return new ArticleEdition
        {
            Number = ArticleNumber.Parse(Path.GetFileNameWithoutExtension(path)),
            Language = language,
            Title = Field("title"),
            Summary = (description is "Description" || description.StartsWith("test", StringComparison.OrdinalIgnoreCase) ? "" : description) + "\n" + intro,
            Keywords = [.. Field("keywords").Split(',').Select(k => k.Trim()).Where(k => k.Length > 0 && k != "KCS")],
            Products = [.. Field("product").Split(',')],
            ErrorTexts = errors,
            Sections = [new(SectionKind.Issue, "", "", Fence().Replace(symptom, "\n")), new(SectionKind.Resolution, "", "", resolution.Replace("```", "", StringComparison.Ordinal))],
            Hidden = Field("hide") is "true" or "True",
            Source = path,
        };
    }

    [GeneratedRegex(@"<(/?(b|br|u|a|div|span|p|table|tr|td|th|ul|li|ol|i|em|strong)\b[^>]*)>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"!?\[([^\]\n]*)\]\(([^)\n]*)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"data:image[^\s)""]*")]
    private static partial Regex DataUri();

    [GeneratedRegex(@"^## ", RegexOptions.Multiline)]
    private static partial Regex H2();

    [GeneratedRegex(@"^# .*$", RegexOptions.Multiline)]
    private static partial Regex H1();

    [GeneratedRegex(@"^ *```[a-z]*\n(.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
