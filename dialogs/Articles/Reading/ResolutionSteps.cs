using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>
/// The numbered steps of a resolution. What stands unindented between two steps (a log, a picture) belongs to the step before it, whether
/// the numbers then go on or start again; under several headings each heading is a step and its list the sub-steps. Steps may be numbered
/// in words too ("Step 1: ..."), each a heading, a bold line or the beginning of a paragraph.
/// </summary>
internal static class ResolutionSteps
{
    /// <summary>The steps of the resolution sections, in order; empty where nothing is numbered.</summary>
    public static ImmutableArray<ResolutionStep> Of(IEnumerable<(Cut Cut, MarkdownDocument Document)> sections) =>
        [.. sections.Where(section => section.Cut.Kind == SectionKind.Resolution).SelectMany(section => InSection(section.Document, section.Cut.Markdown))];

    private static IEnumerable<ResolutionStep> InSection(MarkdownDocument document, string source)
    {
        var inWords = document.Count(block => TextOf(block) is { } text && StepLabels.After(text) is not null) > 1;
        var groups = new List<Group> { new("", "", false) };
        foreach (var block in document)
        {
            if (block is ListBlock { IsOrdered: true } list)
                groups[^1].Steps.AddRange(list.Cast<ListItemBlock>().Select(item => Step(item, source)));
            else if (inWords && TextOf(block) is { } text && StepLabels.After(text) is { } said)
                groups.Add(new(said, Slice(source, block), true));
            else if (LabelOf(block) is { } label && !groups[^1].IsUnsaid)
                groups.Add(new(label, label, false));
            else
                groups[^1].Add(block, source);
        }

        var filled = groups.Where(group => group.IsStep || group.Steps.Count > 0).ToList();
        return filled.Count > 1
            ? filled.SelectMany(group => group.Label.Length == 0 && !group.IsStep ? group.Steps : [group.Whole()])
            : filled.SelectMany(group => group.Steps);
    }

    private static string? TextOf(Block block) => block is LeafBlock { Inline: { } inline } and not CodeBlock ? PlainText.Of(inline) : null;

    /// <summary>What stands under one label.</summary>
    /// <param name="label">Its words; empty before the first label, or where a step has only a number.</param>
    /// <param name="markdown">As written.</param>
    /// <param name="isStep">True for "Step 1", which is a step even without a list below it.</param>
    private sealed class Group(string label, string markdown, bool isStep)
    {
        private readonly List<string> _commands = [];
        private readonly List<ArticleLink> _links = [];
        private string _markdown = markdown;
        private bool _hasPicture;

        public string Label { get; private set; } = label;

        public bool IsStep => isStep;

        /// <summary>True for a "Step 1" whose words are still to come.</summary>
        public bool IsUnsaid => isStep && Label.Length == 0;

        public List<ResolutionStep> Steps { get; } = [];

        /// <summary>A block that is no list and no label: it belongs to the last step above it, where there is one.</summary>
        public void Add(Block block, string source)
        {
            if (Steps.Count > 0)
            {
                if (block is CodeBlock code)
                    Steps[^1] = Steps[^1] with { Commands = [.. Steps[^1].Commands, .. CommandsIn(code)], Markdown = Steps[^1].Markdown + "\n\n" + Slice(source, block) };
                else if (PlainText.HasPicture(block))
                    Steps[^1] = Steps[^1] with { HasPicture = true };
                return;
            }

            if (!isStep)
                return;
            _markdown += "\n\n" + Slice(source, block);
            _commands.AddRange(block is CodeBlock commands ? CommandsIn(commands) : CommandsIn(block));
            _links.AddRange(LinksIn(block));
            _hasPicture |= PlainText.HasPicture(block);
            if (Label.Length == 0 && TextOf(block) is { } text)
                Label = text;
        }

        public ResolutionStep Whole() => new(Label, _markdown, [.. _commands], [.. Steps]) { Links = [.. _links.Distinct()], HasPicture = _hasPicture };
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
            Links = [.. own.SelectMany(LinksIn).Distinct()],
            HasPicture = own.Exists(PlainText.HasPicture),
        };
    }

    private static IEnumerable<ArticleLink> LinksIn(Block block) => block switch
    {
        LeafBlock { Inline: { } inline } => inline.Descendants().OfType<LinkInline>().Where(link => !link.IsImage && link.Url is { Length: > 0 })
            .Select(link => new ArticleLink(PlainText.Of(link), link.Url!)),
        ContainerBlock container => container.SelectMany(LinksIn),
        _ => [],
    };

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
