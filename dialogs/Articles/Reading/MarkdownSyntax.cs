using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>
/// The Markdown of knowledge articles: CommonMark with pipe tables and bare links. HTML blocks are not a thing of their own here: what
/// looks like a tag is either known formatting (b, u, br, ...) or part of the text (<c>&lt;filter&gt;</c>), see <see cref="KnownTags"/>.
/// </summary>
internal static class MarkdownSyntax
{
    public static MarkdownPipeline Pipeline { get; } = Build();

    /// <summary>Parses Markdown.</summary>
    /// <exception cref="ArgumentException">It is nested deeper than any article would be.</exception>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks();
        builder.BlockParsers.TryRemove<HtmlBlockParser>();
        return builder.Build();
    }
}
