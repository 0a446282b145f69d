using SupportBot.Dialogs.Articles.Reading;

namespace SupportBot.Dialogs.Articles;

/// <summary>What a section is about, in any language.</summary>
public enum SectionKind
{
    /// <summary>Free text that no heading names.</summary>
    Other,
    Description,
    Environment,
    Issue,
    Cause,
    Resolution,
}

/// <summary>One section: its heading as written, its Markdown and its plain text.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Heading">Plain text; empty for the introduction.</param>
/// <param name="Markdown">As written, publishing damage undone.</param>
/// <param name="Text">The words without formatting, code included.</param>
public sealed record ArticleSection(SectionKind Kind, string Heading, string Markdown, string Text)
{
    /// <summary>Sanitised HTML, rendered when first asked for.</summary>
    public string Html => SafeHtml.Of(Markdown);
}

/// <summary>One numbered step of a resolution; sub-steps keep their own numbering.</summary>
/// <param name="Text">The words of the step itself.</param>
/// <param name="Markdown">The step itself as written, without its sub-steps.</param>
/// <param name="Commands">Code to run or to write, in order; not what a program answers.</param>
/// <param name="SubSteps">Steps below it.</param>
public sealed record ResolutionStep(string Text, string Markdown, ImmutableArray<string> Commands, ImmutableArray<ResolutionStep> SubSteps)
{
    /// <summary>Sanitised HTML, rendered when first asked for.</summary>
    public string Html => SafeHtml.Of(Markdown);

    /// <summary>Links of the step itself.</summary>
    public ImmutableArray<ArticleLink> Links { get; init; } = [];

    /// <summary>True where the step itself has a picture, of which <see cref="Text"/> says nothing.</summary>
    public bool HasPicture { get; init; }
}

/// <summary>A link of an article: its words and its address as written.</summary>
public sealed record ArticleLink(string Text, string Url);
