using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>A file taken apart: front matter and Markdown, line ends unified, embedded images out.</summary>
/// <param name="FrontMatter">The YAML, or null where the file has none.</param>
/// <param name="Markdown">What follows it.</param>
/// <param name="MarkdownLine">1-based line of the file on which the Markdown begins.</param>
/// <param name="EmbeddedImages">How many data URIs were taken out.</param>
/// <param name="IsClosed">False where no line of dashes ends the front matter: then it is what looks like keys and values.</param>
internal sealed partial record ArticleFile(string? FrontMatter, string Markdown, int MarkdownLine, int EmbeddedImages, bool IsClosed = true)
{
    /// <summary>Takes a file apart. The front matter stands between a first line <c>---</c> and the next line <c>---</c> or <c>...</c>.</summary>
    public static ArticleFile Of(string content)
    {
        var images = 0;
        var text = DataUri().Replace(content, _ => Counted(ref images)).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (!text.StartsWith("---", StringComparison.Ordinal) || !IsFence(text.AsSpan(0, LineEnd(text, 0))))
            return new(null, text, 1, images);
        var yaml = LineEnd(text, 0) + 1;
        var lines = 1;
        for (var at = yaml; at < text.Length; at = LineEnd(text, at) + 1)
        {
            lines++;
            if (IsFence(text.AsSpan(at, LineEnd(text, at) - at)))
                return new(text[yaml..at], text[Math.Min(LineEnd(text, at) + 1, text.Length)..], lines + 1, images);
        }

        return Unclosed(text, yaml, images);
    }

    private static ArticleFile Unclosed(string text, int yaml, int images)
    {
        var (end, lines) = (yaml, 1);
        for (; end < text.Length && KeyOrList().IsMatch(text, end); end = Math.Min(LineEnd(text, end) + 1, text.Length))
            lines++;
        return end == yaml ? new(null, text, 1, images) : new(text[yaml..end], text[end..], lines + 1, images, IsClosed: false);
    }

    /// <summary>Why the file is refused, or null.</summary>
    public string? Refusal(ArticleLimits limits)
    {
        if (FrontMatter is not null && Encoding.UTF8.GetByteCount(FrontMatter) is var yaml && yaml > limits.FrontMatterBytes)
            return $"the front matter has {yaml} bytes; at most {limits.FrontMatterBytes} are read";
        if (Encoding.UTF8.GetByteCount(Markdown) is var bytes && bytes > limits.MarkdownBytes)
            return $"the Markdown without embedded images has {bytes} bytes; at most {limits.MarkdownBytes} are read. Split the article";
        return Openings().Count(Markdown) is var links && links > limits.LinkOpenings
            ? $"the Markdown opens {links} links or declarations; at most {limits.LinkOpenings} are read. Split the article"
            : null;
    }

    private static int LineEnd(string text, int from) => text.IndexOf('\n', from) is var end and >= 0 ? end : text.Length;

    private static bool IsFence(ReadOnlySpan<char> line) => line.TrimEnd() is "---" or "...";

    private static string Counted(ref int images)
    {
        images++;
        return "";
    }

    [GeneratedRegex("""data:[A-Za-z]{1,20}/[A-Za-z0-9.+\-]{1,60}[^,\s)"'>]{0,100},[^\s)"'>]*""", RegexOptions.CultureInvariant)]
    private static partial Regex DataUri();

    [GeneratedRegex(@"\G(?:[A-Za-z][A-Za-z0-9_\-]{0,60}:(?:[ \t]|\r?$)|[ \t]{1,8}[-A-Za-z'""])", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex KeyOrList();

    [GeneratedRegex(@"\]\(|<[?!]", RegexOptions.CultureInvariant)]
    private static partial Regex Openings();
}
