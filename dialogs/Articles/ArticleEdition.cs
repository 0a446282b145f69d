using NodaTime;

namespace SupportBot.Dialogs.Articles;

/// <summary>An article in one language, as one Markdown file holds it. Everything here may be shown; staff-only fields are never read into it.</summary>
public sealed record ArticleEdition
{
    public required ArticleNumber Number { get; init; }

    /// <summary>Language tag in lower case: "en", "ko", "pt-br".</summary>
    public required string Language { get; init; }

    /// <summary>Plain text, entities decoded, without a trailing "| Product".</summary>
    public required string Title { get; init; }

    /// <summary>One or two plain sentences: the front matter's description where it says something, else the first prose of the article; may be empty.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Products as facets, from product, solution and applies-to.</summary>
    public ImmutableArray<string> Products { get; init; } = [];

    /// <summary>Product versions named in the title, the environment section or the front matter: "6.5", "2.4.x".</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>Keywords without words that every article carries (KCS).</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Sections in the order of the article.</summary>
    public ImmutableArray<ArticleSection> Sections { get => Body.Sections; init => OpenBody = Body with { Sections = value }; }

    /// <summary>Error messages and logs: code fences of the symptom part, "Specified messages", quoted inline errors. One block each, damage undone.</summary>
    public ImmutableArray<string> ErrorTexts { get => Body.ErrorTexts; init => OpenBody = Body with { ErrorTexts = value }; }

    /// <summary>The numbered steps of the resolution.</summary>
    public ImmutableArray<ResolutionStep> Steps { get => Body.Steps; init => OpenBody = Body with { Steps = value }; }

    public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>Evidence that rules the article out (front matter <c>not-if</c>).</summary>
    public ImmutableArray<string> NotIf { get; init; } = [];

    /// <summary>File name of the walkthrough without its ending (front matter <c>playbook</c>), or null.</summary>
    public string? Playbook { get; init; }

    /// <summary>Channels or tenants that may see the article (front matter <c>audience</c>); empty = everybody.</summary>
    public ImmutableArray<string> Audience { get; init; } = [];

    public ArticleSamples Samples { get; init; } = new([], []);

    public string? Owner { get; init; }

    public LocalDate? ReviewBy { get; init; }

    /// <summary>Found by number only; never matched, listed or searched.</summary>
    public bool Hidden { get; init; }

    /// <summary>Where it was read from: a file path, or <c>starter/…</c>.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The same edition with sections, error texts and steps compressed, to be opened when asked for: a large base is searched through its
    /// index, its texts are read one at a time.
    /// </summary>
    public ArticleEdition Packed() => OpenBody is null ? this : this with { PackedBytes = PackedBody.Of(OpenBody), OpenBody = null };

    internal PackedBody? PackedBytes { get; init; }

    private ArticleBody? OpenBody { get; init; }

    private ArticleBody Body => OpenBody ?? PackedBytes?.Open() ?? ArticleBody.Empty;
}
