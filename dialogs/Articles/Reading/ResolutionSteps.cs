using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>
/// The numbered steps of a resolution. What stands unindented between two steps (a log, a picture) belongs to the step before it, whether
/// the numbers then go on or start again; under several headings each heading is a step and its list the sub-steps.
/// </summary>
internal static class ResolutionSteps
{
    /// <summary>The steps of the resolution sections, in order; empty where nothing is numbered.</summary>
    public static ImmutableArray<ResolutionStep> Of(IEnumerable<(Cut Cut, MarkdownDocument Document)> sections) =>
        [.. sections.Where(section => section.Cut.Kind == SectionKind.Resolution).SelectMany(section => InSection(section.Document, section.Cut.Markdown))];

    private static ImmutableArray<ResolutionStep> InSection(MarkdownDocument document, string source)
    {
        var groups = new List<(string Label, ImmutableArray<ResolutionStep>.Builder Steps)> { ("", ImmutableArray.CreateBuilder<ResolutionStep>()) };
        foreach (var block in document)
        {
            if (block is ListBlock { IsOrdered: true } list)
                groups[^1].Steps.AddRange(list.Cast<ListItemBlock>().Select(item => Step(item, source)));
            else if (LabelOf(block) is { } label)
                groups.Add((label, ImmutableArray.CreateBuilder<ResolutionStep>()));
            else if (groups[^1].Steps is { Count: > 0 } steps && block is CodeBlock code)
                steps[^1] = steps[^1] with { Commands = [.. steps[^1].Commands, .. CommandsIn(code)], Markdown = steps[^1].Markdown + "\n\n" + Slice(source, block) };
        }

        var filled = groups.Where(group => group.Steps.Count > 0).ToList();
        return filled.Count > 1
            ? [.. filled.SelectMany(group => group.Label.Length == 0 ? group.Steps.ToImmutable() : [new ResolutionStep(group.Label, group.Label, [], group.Steps.ToImmutable())])]
            : [.. filled.SelectMany(group => group.Steps)];
    }

    private static ResolutionStep Step(ListItemBlock item, string source)
    {
        var own = item.Where(block => block is not ListBlock).ToList();
        return new ResolutionStep(
            string.Join('\n', own.Where(block => block is not CodeBlock && !IsCommand(block)).Select(PlainText.Of)).Trim(),
            string.Join("\n\n", own.Select(block => Slice(source, block))),
            [.. own.SelectMany(block => block is CodeBlock code ? CommandsIn(code) : CommandsIn(block)).Distinct()],
            [.. item.OfType<ListBlock>().SelectMany(list => list.Cast<ListItemBlock>().Select(child => Step(child, source)))])
        {
            Links = [.. own.SelectMany(block => block.Descendants<LinkInline>()).Where(link => !link.IsImage && link.Url is { Length: > 0 })
                .Select(link => new ArticleLink(PlainText.Of(link), link.Url!)).Distinct()],
        };
    }

    /// <summary>A code block, unless it is what a program answers.</summary>
    private static IEnumerable<string> CommandsIn(CodeBlock code) =>
        LogRepair.Plain(PlainText.Code(code)).Trim('\n').TrimEnd() is { Length: > 0 } text && !ErrorWords.LooksLikeLog(text.TrimStart()) ? [text] : [];

    /// <summary>Code in back-ticks that is a paragraph of its own.</summary>
    private static IEnumerable<string> CommandsIn(Block block)
    {
        foreach (var paragraph in block.Descendants<ParagraphBlock>().Prepend((block as ParagraphBlock)!))
        {
            if (paragraph is not null && IsCommand(paragraph))
                yield return ((CodeInline)paragraph.Inline!.FirstChild!).Content.Trim();
        }
    }

    private static bool IsCommand(Block block) =>
        block is ParagraphBlock { Inline.FirstChild: CodeInline { NextSibling: null or LineBreakInline { NextSibling: null } } code }
        && !ErrorWords.LooksLikeLog(code.Content) && !code.Content.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>A heading, or a paragraph that is one bold line.</summary>
    private static string? LabelOf(Block block) => block switch
    {
        HeadingBlock heading => PlainText.Of(heading),
        ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2, NextSibling: null } bold } => PlainText.Of(bold),
        ParagraphBlock { Inline: { FirstChild: HtmlInline { Tag: var open }, LastChild: HtmlInline { Tag: var close } } inline }
            when KnownTags.NameOf(open) is "b" or "strong" or "u" && KnownTags.NameOf(close) is "b" or "strong" or "u" && PlainText.Of(inline) is { Length: <= 120 } text => text,
        _ => null,
    };

    /// <summary>The Markdown of a block, moved to the left edge.</summary>
    private static string Slice(string source, Block block)
    {
        if (block.Span.IsEmpty || block.Span.End >= source.Length)
            return PlainText.Of(block);
        var lines = source.Substring(block.Span.Start, block.Span.Length).Split('\n');
        return string.Join('\n', lines.Select((line, at) => at == 0 ? line : Dedent(line, block.Column)));
    }

    private static string Dedent(string line, int columns) => line[..Math.Min(columns, line.Length)].All(char.IsWhiteSpace) ? line[Math.Min(columns, line.Length)..] : line.TrimStart();
}
