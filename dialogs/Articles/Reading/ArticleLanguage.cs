using System.Globalization;
using System.Text.RegularExpressions;

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

    /// <summary>The tag as editions carry it: lower case, without a region except where regions write differently ("pt-br", "zh-hant"); null for what is none.</summary>
    public static string? Tag(string text)
    {
        if (TagForm().Match(text) is not { Success: true } match)
            return null;
        var language = match.Groups["language"].Value.ToLowerInvariant();
        var region = match.Groups["region"].Value.ToLowerInvariant();
        return language switch
        {
            "zh" => region is "hant" or "tw" or "hk" or "mo" || region.StartsWith("hant-", StringComparison.Ordinal) ? "zh-hant" : "zh-hans",
            "pt" => region is "pt" ? "pt" : "pt-br",
            "no" => "nb",
            _ when SmallWords.ContainsKey(language) || Scripts.Contains(language) => language,
            _ => null,
        };
    }

    /// <summary>The language of a text by its script, and among Latin ones by its small words; English where nothing tells.</summary>
    public static string OfText(string text)
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
            : Latin(sample);
    }

    private static string Latin(string text)
    {
        var counts = SmallWords.Keys.ToDictionary(language => language, _ => 0.0);
        foreach (var word in Word().EnumerateMatches(text))
        {
            var lower = text.Substring(word.Index, word.Length).ToLower(CultureInfo.InvariantCulture);
            foreach (var language in Speakers[lower])
                counts[language] += 1.0 / Speakers[lower].Count();
        }

        var best = counts.MaxBy(pair => pair.Value);
        return best.Value < 2 || best.Value <= counts["en"] ? "en" : best.Key == "pt" ? "pt-br" : best.Key;
    }

    private const string TraditionalOnly = "個們這說時過會對來後為與無開關問題請設體點檢電腦錯誤執應該確認變頁";
    private const string SimplifiedOnly = "个们这说时过会对来后为与无开关问题请设体点检电脑错误执应该确认变页";
    private static readonly string[] Scripts = ["ko", "ja", "ru", "uk", "th", "ar", "he", "hi", "vi", "el", "bg", "hu", "ro"];

    [GeneratedRegex(@"^(?<language>[A-Za-z]{2})(?:[-_](?<region>[A-Za-z]{2,4}(?:[-_][A-Za-z]{2})?|[0-9]{3}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();

    [GeneratedRegex(@"\p{L}{1,20}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
