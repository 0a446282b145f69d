using System.Text;
using Markdig.Syntax;
using SupportBot.Dialogs.Articles.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs.Articles;

/// <summary>Reads one Markdown file with YAML front matter, as published knowledge bases write it.</summary>
public static class ArticleReader
{
    /// <summary>Reads a file's content. Never throws for bad content: what could not be understood is in the report.</summary>
    /// <param name="source">File path or name; the file name without its ending is the article's number.</param>
    /// <param name="language">Language tag, when the folder or file name says it; null = found out from the text.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="limits">What a file may cost; null = <see cref="ArticleLimits.Default"/>.</param>
    public static ReadArticle Read(string source, string? language, string content, ArticleLimits? limits = null)
    {
        var report = new ReadReport(source);
        limits ??= ArticleLimits.Default;
        if (Encoding.UTF8.GetByteCount(content) is var bytes && bytes > limits.FileBytes)
            return report.Refuse(0, "too-large", $"the file has {bytes} bytes; at most {limits.FileBytes} are read. It is left out.");
        content = WellFormed.Of(content);
        var file = ArticleFile.Of(content);
        if (file.Refusal(limits) is { } refusal)
            return report.Refuse(0, "too-large", refusal + ". It is left out.");
        if (content.IndexOf('\uFFFD', StringComparison.Ordinal) is var lost and >= 0)
            report.Warn(content.AsSpan(0, lost).Count('\n') + 1, "encoding", "the file is not UTF-8 throughout; characters are lost. Save it as UTF-8.");
        if (file.EmbeddedImages > 0)
            report.Note(0, "embedded-image", $"{file.EmbeddedImages} embedded image(s) left out; keep images in files beside the article.");
        try
        {
            return ReadParts(report, source, language, file, limits);
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            return report.Refuse(0, "too-deep", "the Markdown is nested deeper than any article should be. It is left out.");
        }
    }

    private static ReadArticle ReadParts(ReadReport report, string source, string? language, ArticleFile file, ArticleLimits limits)
    {
        var front = FrontMatterOf(file, report);
        var name = FileName.Of(source);
        if (NumberOf(name, front, file, report) is not { } number)
            return report.Result(null);
        var (heading, cuts) = SectionCutter.Run(MarkdownLines.Of(file.Markdown, file.MarkdownLine, out var openFence));
        if (openFence > 0)
            report.Warn(openFence, "open-fence", "the code fence that opens here is never closed; it is taken to end before the next section, or with the file.");
        var sections = cuts.Select(cut => (Cut: cut, Document: MarkdownSyntax.Parse(cut.Markdown))).ToList();
        var texts = sections.Select(section => PlainText.Of(section.Document)).ToList();
        var title = TitleOf(front, heading, number, report);
        var edition = new ArticleEdition
        {
            Number = number,
            Language = ArticleLanguage.Tag(language ?? front.Text("lang") ?? front.Text("language") ?? front.Text("locale") ?? name.Language ?? "")
                ?? ArticleLanguage.OfArticle(title, sections),
            Title = title,
            Summary = Summaries.Of(front.Text("description"), title, [.. cuts.Zip(texts)]),
            Products = Facets.Products(front),
            Versions = Facets.Versions(title, front, cuts.Zip(texts).Where(pair => pair.First.Kind == SectionKind.Environment).Select(pair => pair.Second)),
            Keywords = Facets.Keywords(front),
            Sections = [.. cuts.Zip(texts, (cut, text) => new ArticleSection(cut.Kind, cut.Heading, cut.Markdown, text)).Where(section => section.Markdown.Length > 0)],
            ErrorTexts = ErrorTexts.Of(title, sections),
            Steps = ResolutionSteps.Of(sections),
            Signatures = Signatures(front, limits, report),
            NotIf = front.Texts("not-if"),
            Playbook = front.Text("playbook"),
            Audience = front.Texts("audience"),
            Samples = front.Samples(),
            Owner = front.Text("owner"),
            ReviewBy = front.Date("review-by"),
            Hidden = front.Flag("hide"),
            Source = source,
        };
        if (edition.Sections.IsEmpty)
            report.Warn(file.MarkdownLine, "empty", "the article has no text beside its title.");
        foreach (var (line, message) in front.NotUnderstood)
            report.Warn(line, "front-matter", message);
        return report.Result(edition);
    }

    private static FrontMatter FrontMatterOf(ArticleFile file, ReadReport report)
    {
        if (file.FrontMatter is not { } yaml)
            return new([], 2);
        if (!file.IsClosed)
            report.Warn(1, "front-matter", "no line of three dashes ends the front matter; it is taken to end with the last line that looks like 'key: value'.");
        try
        {
            return new(FrontMatterYaml.Strict(yaml), 2);
        }
        catch (YamlException broken)
        {
            report.Warn((int)broken.Start.Line + 1, "front-matter", $"{FirstLine(broken.Message)}. The front matter was read line by line; lists and maps in it are lost.");
            return new(FrontMatterYaml.LineByLine(yaml), 2);
        }
    }

    private static ArticleNumber? NumberOf(FileName name, FrontMatter front, ArticleFile file, ReadReport report)
    {
        var declared = front.Text("article-number");
        if (name.Number is { } number)
        {
            if (declared is not null && (!ArticleNumber.TryParse(declared, null, out var other) || other != number))
                report.Warn(front.Line("article-number"), "number-differs", $"article-number '{declared}' does not match the file name. The file name counts; the number is ignored.");
            return number;
        }

        if (ArticleNumber.TryParse(declared, null, out var only))
        {
            report.Note(front.Line("article-number"), "number-from-front-matter", $"the file name is no article number; article-number '{declared}' is taken. Better name the file {only}.md.");
            return only;
        }

        if (file.FrontMatter is null)
            report.Note(0, "not-an-article", "no article number as file name and no front matter: taken for a page beside the articles.");
        else
            report.Refuse(1, "no-number", "neither the file name nor article-number is an article number such as KA-10565. The file is left out.");
        return null;
    }

    private static string TitleOf(FrontMatter front, string? heading, ArticleNumber number, ReadReport report)
    {
        if (front.Text("title") is { } title)
            return Facets.Title(InlineText.Decoded(title));
        report.Warn(1, "no-title", heading is null ? "no title in the front matter and no heading; the number stands for it." : "no title in the front matter; the first heading is taken.");
        return heading is null ? number.Value : Facets.Title(InlineText.Decoded(heading));
    }

    private static ImmutableArray<Signature> Signatures(FrontMatter front, ArticleLimits limits, ReadReport report)
    {
        var signatures = front.Texts("signatures");
        if (signatures.Length > limits.Signatures)
            report.Warn(front.Line("signatures"), "signatures", $"{signatures.Length} signatures; only the first {limits.Signatures} are used.");
        var usable = ImmutableArray.CreateBuilder<Signature>();
        foreach (var signature in signatures.Take(limits.Signatures).Select(pattern => new Signature(pattern)))
        {
            if (SignaturePattern.Read(signature, limits).Problem is { } problem)
                report.Warn(front.Line("signatures"), "signature", $"signature '{InlineText.OneLine(signature.Pattern)}': {problem}. It is ignored.");
            else
                usable.Add(signature);
        }

        return usable.ToImmutable();
    }

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('.', ' ', '\r');
}

/// <summary>What became of a file: an edition, or none, and what could not be understood.</summary>
public sealed record ReadArticle(ArticleEdition? Edition, ImmutableArray<ArticleProblem> Problems);
