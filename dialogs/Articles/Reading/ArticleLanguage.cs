using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Which language a file is written in, told by its path or by its text.</summary>
public static partial class ArticleLanguage
{
    private static readonly Dictionary<string, HashSet<string>> SmallWords =
        Vocabulary.ByLanguage("language-words.yaml").ToDictionary(language => language.Key, language => language.ToHashSet());

    /// <summary>Which languages use a small word: one that many use proves little.</summary>
    private static readonly ILookup<string, string> Speakers =
        SmallWords.SelectMany(language => language.Value.Select(word => (Word: word, language.Key))).ToLookup(pair => pair.Word, pair => pair.Key);

    /// <summary>
    /// The language a path names: a file suffix (<c>KA-1.ko.md</c>), a folder (<c>ko/</c>, <c>pt-BR/</c>) or the suffix of a folder
    /// (<c>base.ko-KR/</c>), the nearest to the file first; null where none does.
    /// </summary>
    public static string? OfPath(string path)
    {
        var segments = path.Split('/', '\\');
        var name = Path.GetFileNameWithoutExtension(segments[^1]);
        if (name.LastIndexOf('.') is var dot and > 0 && Tag(name[(dot + 1)..]) is { } suffix)
            return suffix;
        for (var at = segments.Length - 2; at >= 0; at--)
        {
            if (Tag(segments[at]) is { } folder)
                return folder;
            if (segments[at].LastIndexOf('.') is var end and > 0 && Tag(segments[at][(end + 1)..]) is { } ending)
                return ending;
        }

        return null;
    }

    /// <summary>
    /// The tag as editions carry it: lower case, without a region except where regions write differently ("pt-br", "zh-hant"); null for what
    /// is none. A language that nobody here speaks counts with its region only ("hr-HR"): a folder "hr" may be human resources.
    /// </summary>
    public static string? Tag(string text)
    {
        if (TagForm().Match(text) is not { Success: true } match)
            return null;
        var language = match.Groups["language"].Value.ToLowerInvariant();
        var region = match.Groups["region"].Value.ToLowerInvariant();
        return language switch
        {
            "zh" => region is "tw" or "hk" or "mo" || region.StartsWith("hant", StringComparison.Ordinal) ? "zh-hant" : "zh-hans",
            "pt" => region is "pt" ? "pt" : "pt-br",
            "no" or "nn" => "nb",
            _ when Countries.TryGetValue(language, out var meant) && region.Length == 0 => meant,
            _ when SmallWords.ContainsKey(language) || Scripts.Contains(language) => language,
            _ when region.Length == 2 && Regions.Value.Contains(text.Replace('_', '-')) => language,
            _ => null,
        };
    }

    /// <summary>The language of a text by its script, and among Latin ones by its small words; English where nothing tells.</summary>
    public static string OfText(string text) => OfText(text, []);

    private static string OfText(string text, IEnumerable<string> headings)
    {
        var sample = text.Length > 20_000 ? text[..20_000] : text;
        int hangul = 0, kana = 0, han = 0, traditional = 0, simplified = 0, cyrillic = 0, ukrainian = 0, letters = 0;
        foreach (var character in sample)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            hangul += character is >= '\uAC00' and <= '\uD7A3' ? 1 : 0;
            kana += character is >= '\u3040' and <= '\u30FF' ? 1 : 0;
            han += character is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
            traditional += TraditionalOnly.Contains(character, StringComparison.Ordinal) ? 1 : 0;
            simplified += SimplifiedOnly.Contains(character, StringComparison.Ordinal) ? 1 : 0;
            cyrillic += character is >= '\u0400' and <= '\u04FF' ? 1 : 0;
            ukrainian += character is 'і' or 'ї' or 'є' or 'ґ' ? 1 : 0;
        }

        // an article in Korean is mostly English log lines: a tenth of its letters is proof enough
        var few = Math.Max(4, letters / 12);
        return hangul >= few ? "ko"
            : kana >= few / 2 && kana > 3 ? "ja"
            : han >= few ? traditional > simplified ? "zh-hant" : "zh-hans"
            : cyrillic >= few ? ukrainian * 30 > cyrillic ? "uk" : "ru"
            : Latin(sample, headings);
    }

    private static string Latin(string text, IEnumerable<string> headings)
    {
        var counts = SmallWords.Keys.ToDictionary(language => language, _ => 0.0);
        foreach (var word in Word().EnumerateMatches(text))
        {
            var lower = text.Substring(word.Index, word.Length).ToLower(CultureInfo.InvariantCulture);
            foreach (var language in Speakers[lower])
                counts[language] += 1.0 / Speakers[lower].Count();
        }

        foreach (var languages in headings.Select(heading => SectionWords.LanguagesOf(heading).Where(counts.ContainsKey).ToList()))
        {
            foreach (var language in languages)
                counts[language] += HeadingWeight / languages.Count;
        }

        var best = counts.MaxBy(pair => pair.Value);
        return best.Value < 2 || best.Value <= counts["en"] ? "en" : best.Key == "pt" ? "pt-br" : best.Key;
    }

    /// <summary>
    /// The language of an article: of its title, headings and prose, not of its logs. What its headings are called tells most: a short
    /// article may hold little else.
    /// </summary>
    internal static string OfArticle(string title, IReadOnlyCollection<(Cut Cut, MarkdownDocument Document)> sections)
    {
        var headings = sections.Select(section => section.Cut.Heading).Where(heading => heading.Length > 0).ToList();
        var prose = sections.SelectMany(section => section.Document.Descendants<LeafBlock>()).Where(block => block is not CodeBlock).Select(PlainText.Of);
        return OfText(string.Join('\n', [title, .. headings, .. prose]), headings);
    }

    private const string TraditionalOnly = "個們這說時過會對來後為與無開關問題請設體點檢電腦錯誤執應該確認變頁";
    private const string SimplifiedOnly = "个们这说时过会对来后为与无开关问题请设体点检电脑错误执应该确认变页";
    private const double HeadingWeight = 4;

    /// <summary>Languages with their region as the operating system's library (ICU) knows them, exactly as they are written: "hr-HR".</summary>
    private static readonly Lazy<HashSet<string>> Regions = new(() => [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => culture.Name)]);

    /// <summary>Countries that folders are named after in place of the language.</summary>
    private static readonly Dictionary<string, string> Countries = new()
    {
        ["kr"] = "ko", ["jp"] = "ja", ["cn"] = "zh-hans", ["tw"] = "zh-hant", ["se"] = "sv", ["dk"] = "da", ["cz"] = "cs", ["br"] = "pt-br",
    };

    private static readonly string[] Scripts = ["ko", "ja", "ru", "uk", "th", "ar", "he", "hi", "vi", "el", "bg", "hu", "ro"];

    [GeneratedRegex(@"^(?<language>[A-Za-z]{2})(?:[-_](?<region>[A-Za-z]{2,4}(?:[-_][A-Za-z]{2})?|[0-9]{3}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();

    [GeneratedRegex(@"\p{L}{1,20}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
