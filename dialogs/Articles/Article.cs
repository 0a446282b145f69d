using NodaTime;

namespace SupportBot.Dialogs.Articles;

/// <summary>One knowledge article: its editions by language under one number.</summary>
/// <param name="Number">The number, the same in every language.</param>
/// <param name="Editions">At least one edition, by language tag ("en", "ko", "pt-br", "zh-hans"), lower case.</param>
public sealed record Article(ArticleNumber Number, ImmutableSortedDictionary<string, ArticleEdition> Editions)
{
    /// <summary>The walkthrough any edition names, or null.</summary>
    public string? Playbook => Editions.Values.Select(edition => edition.Playbook).FirstOrDefault(playbook => playbook is not null);

    /// <summary>Signatures of all editions, each once.</summary>
    public IEnumerable<Signature> Signatures => Editions.Values.SelectMany(edition => edition.Signatures).DistinctBy(signature => signature.Pattern);

    /// <summary>True when an edition says <c>hide: true</c>: found by number only.</summary>
    public bool Hidden => Editions.Values.Any(edition => edition.Hidden);

    /// <summary>The edition in <paramref name="language"/>, else English, else the first.</summary>
    public ArticleEdition In(string language) =>
        Editions.GetValueOrDefault(language)
        ?? Editions.GetValueOrDefault(language.Split('-')[0])
        ?? Editions.GetValueOrDefault("en")
        ?? Editions.Values.First();
}

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

    /// <summary>Keywords without words that every article carries (KCS).</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Sections in the order of the article.</summary>
    public ImmutableArray<ArticleSection> Sections { get; init; } = [];

    /// <summary>Error messages and logs: code fences of the symptom part, "Specified messages", quoted inline errors. One block each, damage undone.</summary>
    public ImmutableArray<string> ErrorTexts { get; init; } = [];

    /// <summary>The numbered steps of the resolution.</summary>
    public ImmutableArray<ResolutionStep> Steps { get; init; } = [];

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
}

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

/// <summary>One section: its heading as written, its rendered and sanitised HTML, and its plain text.</summary>
public sealed record ArticleSection(SectionKind Kind, string Heading, string Html, string Text);

/// <summary>One numbered step of a resolution; sub-steps keep their own numbering.</summary>
public sealed record ResolutionStep(string Text, string Html, ImmutableArray<string> Commands, ImmutableArray<ResolutionStep> SubSteps);

/// <summary>An error pattern that an article owns. A literal line with placeholders <c>{name}</c> / <c>*</c>, several lines allowed, or <c>/pattern/</c>.</summary>
public sealed record Signature(string Pattern);

/// <summary>Texts the article's signatures must match, and texts they must not (front matter <c>samples</c>).</summary>
public sealed record ArticleSamples(ImmutableArray<string> Match, ImmutableArray<string> NoMatch);
